import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { fuseCommand } from '../../cli/fuse.ts';
import { wordsOf } from '../../cli/refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'keel-fuse-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const HEADER =
  'time_s,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,mag_x_ut,mag_y_ut,mag_z_ut';
const SIX = HEADER.split(',').slice(0, 7).join(',');
const LEVEL = '0,0,0,0,0,9.81';

function file(text: string): string {
  const path = join(folder, 'samples.csv');
  writeFileSync(path, text);
  return path;
}

function rowsOf(name: string): string[] {
  const path = new URL(`../fixtures/orientation/${name}`, import.meta.url);
  return readFileSync(path, 'utf8').trim().split('\n').slice(1);
}

function level(count: number, rest = ''): string {
  return Array.from({ length: count }, (_, k) => `${k / 100},${LEVEL}${rest}`).join('\n');
}

/** What the command prints, and what it notes beside. */
async function run(...args: string[]): Promise<{ code: number; out: string; notes: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const notes = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await fuseCommand(args);
  return { code, out: out.mock.calls.flat().join('\n'), notes: notes.mock.calls.flat().join('\n') };
}

interface Fused {
  readonly rate_hz: number;
  readonly quaternions: readonly (readonly number[])[];
}

describe('keel fuse', () => {
  const timed = rowsOf('imu_in_1500.csv').map((row, k) => `${(k * 0.0035).toFixed(4)},${row}`);
  const recording = [HEADER, ...timed].join('\n');
  const expected = rowsOf('imu_out_1500.csv').map((row) => row.split(',').map(Number));

  it.each([
    [[], 4],
    [['--filter', '9'], 4],
    [['--filter', '6'], 0],
  ])('with %j gives the quaternions of the reference', async (options, from) => {
    const { code, out, notes } = await run(file(recording), '--json', ...options);
    const { rate_hz, quaternions } = JSON.parse(out) as Fused;
    expect(code).toBe(0);
    expect(notes).toBe('');
    expect(rate_hz).toBe(285.714286);
    expect(quaternions.length).toBe(1500);
    const worst = quaternions.flatMap((q, k) =>
      q.map((part, i) => Math.abs(part - (expected[k]?.[from + i] ?? Number.NaN))),
    );
    expect(Math.max(...worst)).toBeLessThan(2e-9);
  });

  it('without --json prints rate, rest, bias and the last orientation', async () => {
    const { out } = await run(file(`${SIX}\n${level(300)}`));
    expect(out.split('\n')).toEqual([
      'Samples   300, 100.00 a second, 6 axes',
      'At rest   50 % of the samples',
      'Bias      0.000 0.000 0.000 deg/s (x y z, at the end)',
      'At last   1.0000 0.0000 0.0000 0.0000 (w x y z, sensor to earth)',
    ]);
  });

  it('takes six axes where there is no magnetometer, and any order of columns and other ones', async () => {
    const [time, ...others] = SIX.split(',');
    const reversed = [...others.toReversed(), 'temperature', time].join(';').toUpperCase();
    const rows = ['9.81;0;0;0;0;0;20;0', '9.81;0;0;0;0;0;;0.01'];
    const { out } = await run(file(`\uFEFF# a comment\n${reversed}\r\n${rows.join('\r\n')}\r\n`), '--json');
    expect((JSON.parse(out) as Fused).quaternions).toEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
  });

  it('notes what was missing or irregular, beside the result', async () => {
    const rows = level(100).split('\n');
    rows[50] = '0.5,nan,,NaN,0,0,9.81';
    rows[60] = '0.6,0,0,0,,,';
    rows.push(`0.99,${LEVEL}`, `1.5,${LEVEL}`, `4,${LEVEL}`);
    const { out, notes } = await run(file(`${SIX}\n${rows.join('\n')}`), '--json');
    expect((JSON.parse(out) as Fused).quaternions.length).toBe(103);
    expect(notes.split('\n')).toEqual([
      'Gaps of up to a second, filled in on straight lines: 1',
      'Longer gaps, after which the heading is a guess: 1',
      'Samples at the time of the one before, which turn nothing: 1',
      'Samples without gyroscope, up to a second filled in, then taken as no turning: 1',
      'Samples without accelerometer, which correct nothing: 1',
    ]);
  });

  it.each([
    ['an empty file', '', /The file is empty/],
    ['no samples', SIX, /header but no samples/],
    ['no header', level(3), /The header lacks time_s, gyro_x_rad_s/],
    ['a missing column', SIX.replace(',acc_y_m_s2', ''), /lacks acc_y_m_s2\. It must name time_s,/],
    ['half a magnetometer', `${SIX},mag_x_ut`, /lacks mag_y_ut, mag_z_ut/],
    ['a column twice', `${SIX},time_s`, /"time_s" is there twice/],
    ['a short line', `${SIX}\n${level(2)}\n0.02,0,0`, /Line 4 has 3 columns, the header 7/],
    ['a word', `${SIX}\n0,zero,0,0,0,0,9.81`, /Line 2 has "zero" for gyro_x_rad_s/],
    ['no gyroscope', `${SIX}\n0,,0,0,0,0,9.81\n0.01,,0,0,0,0,9.81`, /all three gyroscope readings/],
    ['no accelerometer', `${SIX}\n0,0,0,0,nan,0,9.81`, /all three accelerometer readings/],
    ['no time', `${SIX}\n,${LEVEL}\n0.01,${LEVEL}`, /Sample 1 has no time/],
    ['times that go back', `${SIX}\n0.01,${LEVEL}\n0,${LEVEL}`, /sort the samples by time/],
  ])('refuses %s in words', async (_, text, message) => {
    const refused = await run(file(text)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(refused).toMatchObject({ code: 'invalid-argument' });
    expect(wordsOf(refused)).toMatch(message);
  });

  it.each([
    [[], /Name one file/],
    [['a.csv', 'b.csv'], /Name one file/],
    [['a.csv', '--filter', '7'], /--filter is 6/],
    [['a.csv', '--fast'], /keel fuse FILE/],
  ])('refuses the arguments %j', async (args, message) => {
    await expect(run(...args)).rejects.toMatchObject({ message: expect.stringMatching(message) as unknown });
  });

  it('refuses nine axes without a magnetometer, and a file that is not there', async () => {
    await expect(run(file(`${SIX}\n${level(3)}`), '--filter', '9')).rejects.toMatchObject({
      message: '--filter 9 needs the columns mag_x_ut, mag_y_ut and mag_z_ut.',
    });
    await expect(run(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

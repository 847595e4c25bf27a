import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeEntry, encodeHeader } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionState } from '#core/session/state.ts';
import { DESCRIPTOR_KEYS } from '#core/stabilometry/descriptors.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { exportRecording } from '#electron/storage/recording-file.ts';
import { analyzeCommand, analyzeFile } from '../../cli/analyze.ts';
import { replayCommand } from '../../cli/replay.ts';
import { dependencies, FEET_ONLY, firstSetup } from '../electron/main/support/recorded.ts';

const reference = join(import.meta.dirname, '../fixtures/reference/cop');
const STANDING = join(reference, 'BDS00001.csv');
const SAMPLE = join(reference, 'sample_in_cm_100hz.csv');

let folder = '';
let printed: string[] = [];
let complained: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keel-analyze-'));
  printed = [];
  complained = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Ten seconds of sway, one line a sample. */
function lines(row: (tS: number, mlMm: number, apMm: number) => string, rateHz = 100): string {
  return Array.from({ length: 10 * rateHz }, (_, k) => {
    const t = k / rateHz;
    return row(t, 4 * Math.sin(1.9 * t) + Math.sin(5 * t), 6 * Math.cos(1.3 * t));
  }).join('\n');
}

interface JsonOutput {
  readonly settings: object;
  readonly notes: readonly string[];
  readonly pipeline: { readonly name: string; readonly version: number };
  readonly flags: readonly { readonly code: string; readonly reason: string }[];
  readonly descriptors: Readonly<Record<string, number | null>>;
}

async function json(...args: string[]): Promise<JsonOutput> {
  expect(await analyzeCommand([...args, '--json'])).toBe(0);
  return JSON.parse(printed.join('\n')) as JsonOutput;
}

describe('keel analyze --json', () => {
  it('gives pipeline, flags and every key, in mm', async () => {
    const { pipeline, settings, flags, descriptors } = await json(STANDING, '--unit', 'cm');
    expect(pipeline).toMatchObject({ name: 'standard', version: 1 });
    expect(settings).toEqual({ sampleEntropy: { m: 2, r: 0.2, standardDeviation: 'sample' } });
    expect(flags).toEqual([]);
    expect(Object.keys(descriptors).toSorted()).toEqual(DESCRIPTOR_KEYS.toSorted());
    expect(descriptors['mean_velocity_mm_s']).toBeCloseTo(5.706154, 5);
    expect(Object.values(descriptors).every((value) => typeof value === 'number')).toBe(true);
  });

  it('takes two columns with a rate, and the raw pipeline', async () => {
    const { pipeline, descriptors } = await json(
      SAMPLE,
      '--rate',
      '100',
      '--unit',
      'cm',
      '--pipeline',
      'raw',
    );
    expect(pipeline.name).toBe('raw');
    expect(descriptors['mean_velocity_mm_s']).toBeCloseTo(13.09826, 4);
  });

  it('says null for what could not be computed, and why', async () => {
    const short = file(
      'short.csv',
      `time_s,cop_ml_mm,cop_ap_mm\n${lines((t, ml, ap) => `${t},${ml},${ap}`)
        .split('\n')
        .slice(0, 400)
        .join('\n')}`,
    );
    const { flags, descriptors } = await json(short);
    expect(descriptors['diffusion_long_ml_mm2_s']).toBeNull();
    expect(flags.map((flag) => flag.code)).toEqual(expect.arrayContaining(['too-short', 'not-computed']));
    expect(flags.find(({ code }) => code === 'too-short')?.reason).toBe(
      'The recording lasts 4.0 s: velocity and RMS need 30 s; spectra, diffusion, entropy 60 s.',
    );
  });
});

describe('analyzeFile', () => {
  const options = { pipeline: 'standard' } as const;
  const velocity = (path: string, more: object = {}): number | undefined =>
    analyzeFile(path, { ...options, ...more })[0]?.descriptors.mean_velocity_mm_s;
  const plain = (): number =>
    velocity(file('plain.csv', `time_s,cop_ml_mm,cop_ap_mm\n${lines((t, ml, ap) => `${t},${ml},${ap}`)}`)) ??
    0;

  it.each<readonly [string, string, object]>([
    [
      'semicolons and decimal commas',
      `Zeit;x;y\n${lines((t, ml, ap) => [t, ml, ap].join(';').replaceAll('.', ','))}`,
      { columns: ['Zeit', 'x', 'y'] },
    ],
    [
      'tabs, a comment, a byte order mark, quotes',
      `\uFEFF# a board\n"t"\t"COP ML (mm)"\t"COP AP (mm)"\n${lines((t, ml, ap) => `${t}\t${ml}\t${ap}`)}`,
      {},
    ],
    [
      'centimetres in the header',
      `time_s,cop_ml_cm,cop_ap_cm\n${lines((t, ml, ap) => `${t},${ml / 10},${ap / 10}`)}`,
      {},
    ],
    ['milliseconds', `time_ms,x,y\n${lines((t, ml, ap) => `${1000 * t},${ml},${ap}`)}`, {}],
    ['other columns by number', lines((t, ml, ap) => `9 ${ap} ${ml} ${t}`), { columns: ['4', '3', '2'] }],
    ['no header, three columns', lines((t, ml, ap) => `${t},${ml},${ap}`), {}],
    ['no time', `ml,ap\n${lines((_, ml, ap) => `${ml},${ap}`)}`, { rateHz: 100 }],
    [
      'four load cells',
      `time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n${lines((t, ml, ap) => {
        const [right, front] = [0.5 + ml / 433, 0.5 + ap / 238];
        const loads = [front * (1 - right), front * right, (1 - front) * (1 - right), (1 - front) * right];
        return [t, ...loads.map((share) => 70 * share)].join(',');
      })}`,
      {},
    ],
  ])('reads %s', (_, text, more) => {
    expect(velocity(file('other.csv', text), more)).toBeCloseTo(plain(), 6);
  });

  it('shares the weight of four cells, leaves out what is not stood on, and takes the size of the board', () => {
    const log = `time,fl,fr,bl,br\n${lines((t, ml, ap) =>
      t < 1 ? `${t},0,0,0,0` : `${t},${10 - ml / 10},${20 + ml / 10},${15 - ap / 10},25`,
    )}`;
    const path = file('cells.csv', log);
    const [small] = analyzeFile(path, options);
    const [large] = analyzeFile(path, {
      ...options,
      board: { sensorSpacingMlMm: 866, sensorSpacingApMm: 476 },
    });
    expect(small?.notes).toEqual(['100 samples with less than 10 kg on the board were left out.']);
    expect(small?.weightBearing?.rightPercent).toBeCloseTo(64.2, 1);
    const ratio = (large?.descriptors.mean_velocity_mm_s ?? 0) / (small?.descriptors.mean_velocity_mm_s ?? 1);
    expect(ratio).toBeCloseTo(2, 9);
  });

  it.each<readonly [string, string, object, RegExp]>([
    ['an empty file', '', {}, /file is empty/],
    ['a header alone', 'time,x,y\n', {}, /no rows/],
    ['no rate', lines((_, ml, ap) => `${ml},${ap}`), {}, /--rate 100/],
    ['a ragged line', 'time,x,y\n1,2,3\n2,3\n', {}, /Line 3 has 2 columns/],
    ['unknown columns', 'a,b,c\n1,2,3\n', {}, /a, b, c.*--columns/],
    ['a missing column', 'time,x,y\n1,2,3\n', { columns: ['time', 'x', 'z'] }, /no column "z".*time, x, y/],
    ['too many columns without a header', '1 2 3 4 5 6\n', {}, /--columns 1,3,4/],
    [
      'text among numbers',
      `time,x,y\n${lines((t, ml, ap) => `${t},${ml},${ap > 5.99 ? 'off' : ap}`)}`,
      {},
      /error\.sample-no-number/,
    ],
    ['an unloaded board', 'time,fl,fr,bl,br\n0,0,0,0,0\n', {}, /never bore 10 kg/],
    [
      'times that run backwards',
      `time,x,y\n${lines((t, ml, ap) => `${-t},${ml},${ap}`)}`,
      {},
      /times-not-rising.*earlier/,
    ],
  ])('refuses %s in words that help', (_, text, more, message) => {
    expect(() => analyzeFile(file('bad.csv', text), { ...options, ...more })).toThrow(message);
  });
});

describe('what a file does not say', () => {
  const options = { pipeline: 'standard' } as const;
  const measured = (path: string, more: object = {}) => {
    const [analysis] = analyzeFile(path, { ...options, ...more });
    return { ...analysis?.descriptors, notes: analysis?.notes ?? [], flags: analysis?.flags ?? [] };
  };
  const written = (head: string, row: (mlMm: number, apMm: number) => string): string =>
    file(`${head}.csv`, `${head}\n${lines((t, ml, ap) => `${t},${row(ml, ap)}`)}`);

  it('the public set of Santos & Duarte is read in cm and with x to the front, which a note says', () => {
    const found = measured(STANDING);
    // Of the reference, whose names of the axes are exchanged.
    expect(found.mean_velocity_mm_s).toBeCloseTo(5.706154, 5);
    expect(found.mean_velocity_ap_mm_s).toBeCloseTo(5.2558898, 5);
    expect(found.rms_distance_ml_mm).toBeCloseTo(1.6926916, 5);
    expect(found.notes).toEqual([expect.stringMatching(/Santos & Duarte.*x to the front, in cm/)]);
    const told = measured(STANDING, { unit: 'cm', axes: 'ap,ml' });
    expect(told).toMatchObject({ rms_distance_ml_mm: found.rms_distance_ml_mm, notes: [] });
  });

  it('a unit that plausibility decides is taken, with a note', () => {
    for (const [name, inMm] of [
      ['mm', 1],
      ['cm', 10],
      ['m', 1000],
    ] as const) {
      const found = measured(written('time,ml,ap', (ml, ap) => `${ml / inMm},${ap / inMm}`));
      expect(found.rms_distance_mm).toBeCloseTo(5.15, 1);
      expect(found.notes).toEqual([expect.stringContaining(`taken for ${name}`)]);
    }
  });

  it('a unit that is not decided is asked for', () => {
    // A quiet person in mm, or one who sways much in cm.
    const still = written('time,ml,ap', (ml, ap) => `${ml / 2},${ap / 2}`);
    expect(() => measured(still)).toThrow(/mm and cm both fit .*--unit mm/);
    expect(measured(still, { unit: 'mm' }).notes).toEqual([]);
    const moved = written('time,ml,ap', (ml, ap) => `${20 * ml},${20 * ap}`);
    expect(() => measured(moved)).toThrow(/no unit fits .*--unit mm/);
  });

  it('a unit that was said and cannot be is a flag', () => {
    const { flags } = measured(STANDING, { unit: 'mm' });
    expect(flags).toContainEqual({
      code: 'implausible',
      reason: expect.objectContaining({ id: 'quality.not-standing' }),
    });
  });

  it('axes are x and y where y is the larger, with a note, and asked for otherwise', () => {
    const usual = written('time,x_mm,y_mm', (ml, ap) => `${ml},${ap}`);
    expect(measured(usual).notes).toEqual([expect.stringMatching(/x_mm was taken for ML.*--axes says it/)]);
    const turned = written('time,x_mm,y_mm ', (ml, ap) => `${ap},${ml}`);
    expect(() => measured(turned)).toThrow(/whether x_mm or y_mm is .*--axes ap,ml/);
    const told = measured(turned, { axes: 'ap,ml' });
    expect(told.notes).toEqual([]);
    expect(told.rms_distance_ap_mm).toBeCloseTo(measured(usual).rms_distance_ap_mm ?? 0, 9);
    const named = written('time,cop_ap_mm,cop_ml_mm', (ml, ap) => `${ap},${ml}`);
    expect(measured(named)).toMatchObject({ rms_distance_ap_mm: told.rms_distance_ap_mm, notes: [] });
  });

  it('two units in one file are refused', () => {
    expect(() => measured(written('time,ml_mm,ap_cm', (ml, ap) => `${ml},${ap}`))).toThrow(/different units/);
  });
});

describe('keel analyze', () => {
  it('prints a table with pipeline and grades', async () => {
    expect(await analyzeCommand([STANDING, '--unit', 'cm'])).toBe(0);
    expect(printed[0]).toContain('Pipeline  standard 1: centred; SWARII to 25 Hz');
    expect(printed[0]).toMatch(/mean_velocity_mm_s +5\.70615 +primary/);
  });

  it('goes on after a bad file, reports progress, gives CSV and fails in the end', async () => {
    const bad = file('bad.csv', 'a,b\n');
    const code = await analyzeCommand([STANDING, bad, join(folder, 'none.csv'), STANDING, '--unit', 'cm']);
    expect(code).toBe(1);
    const rows = printed.join('\n').split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^file,segment,pipeline,version,rate_hz,duration_s,flags,notes,mean_distance_mm/);
    expect(complained).toContain(`2 of 4  ${bad}\n`);
    expect(complained).toContain(`${join(folder, 'none.csv')}: There is no such file.`);
    expect(complained.join('')).toContain('no rows');
  });

  it('draws what it measured', async () => {
    const picture = join(folder, 'sway.svg');
    expect(await analyzeCommand([STANDING, SAMPLE, '--unit', 'cm', '--rate', '100', '--plot', picture])).toBe(
      0,
    );
    const svg = readFileSync(picture, 'utf8');
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
    const texts = [...document.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(
      expect.arrayContaining([
        'BDS00001.csv, whole file (pipeline standard 1)',
        'Stabilogram with 95 % prediction ellipse',
        'left - right, mm',
        'back - front, mm',
        'Power spectral density',
        'Hz',
        'mm²/Hz',
        'Stabilogram diffusion',
        'time interval, s',
        'mean square displacement, mm²',
        'ML',
        'AP',
      ]),
    );
    expect(document.querySelectorAll('[aria-label="line"] path')).toHaveLength(6);
    expect(readFileSync(join(folder, 'sway-2.svg'), 'utf8')).toContain('sample_in_cm');
  });

  it('draws a file whose name has no place in XML', async () => {
    const rows = Array.from({ length: 3000 }, (_, k) => `${k / 100},${Math.sin(k / 9)},${Math.cos(k / 7)}`);
    const odd = file('a<b> & c\u0007.csv', `time,ml,ap\n${rows.join('\n')}\n`);
    const picture = join(folder, 'odd-name.svg');
    expect(await analyzeCommand([odd, '--unit', 'mm', '--plot', picture])).toBe(0);
    const { document } = new JSDOM(readFileSync(picture, 'utf8'), { contentType: 'image/svg+xml' }).window;
    expect(document.querySelector('title')?.textContent).toBe('a<b> & c .csv, whole file');
  });

  it.each([
    [[], /at least one file/],
    [[STANDING, '--pipeline', 'best'], /standard or raw/],
    [[STANDING, '--rate', 'fast'], /samples a second/],
    [[STANDING, '--unit', 'inch'], /mm, cm or m/],
    [[STANDING, '--axes', 'x,y'], /ml,ap or ap,ml/],
    [[STANDING, '--board', '433'], /433x238/],
    [[STANDING, '--colour'], /keel analyze FILE/],
  ])('refuses %j and says how', async (args, message) => {
    await expect(analyzeCommand(args)).rejects.toThrow(message);
  });
});

describe('a Keel recording', () => {
  it('is measured segment by segment: quiet stance and each block that was played on a board', async () => {
    const path = recorded();
    const segments = analyzeFile(path, { pipeline: 'standard' }).map((analysis) => analysis.segment);
    expect(segments).toEqual(['quiet, feet-apart, firm', 'squall, squall practice 1']);
    expect(await analyzeCommand([path])).toBe(0);
    expect(printed[0]).toContain('quiet, feet-apart, firm');
  });

  it('without anybody on a board has nothing to measure', async () => {
    const path = exported(firstSetup(FEET_ONLY, ['board']), []);
    expect(await analyzeCommand([path])).toBe(1);
    expect(complained.join('')).toContain('Nobody stood or played on a board');
  });

  it('is replayed to the very result that was stored of it', async () => {
    const { setup, entries } = simulated();
    expect(await replayCommand([exported(setup, entries), '--json'])).toBe(0);
    const { result } = replayRecording(setup, entries, dependencies);
    expect(JSON.parse(printed[0] ?? '')).toEqual(JSON.parse(JSON.stringify(result)));
  });

  function simulated() {
    const setup = firstSetup(FEET_ONLY, ['board']);
    const body = { seed: 1, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
    const practised = (state: SessionState): boolean => state.blocks.length > 1;
    return { setup, ...simulateSession(setup, dependencies, body, undefined, practised) };
  }

  function recorded(): string {
    const { setup, entries } = simulated();
    return exported(setup, entries);
  }

  function exported(setup: SessionSetup, entries: readonly RecordingEntry[]): string {
    const path = join(folder, 'session.keelrec');
    const chunks = entries.length === 0 ? [] : [Buffer.concat(entries.map((entry) => encodeEntry(entry)))];
    exportRecording(
      {
        fileId: Buffer.alloc(16, 7),
        sealing: 'none',
        header: Buffer.from(encodeHeader(setup)),
        chunks,
        truncated: false,
      },
      path,
    );
    return path;
  }
});

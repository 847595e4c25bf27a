import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { descriptorCommand } from '../../cli/descriptor.ts';
import { JOYSTICK } from '../core/hid-descriptor/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'keel-descriptor-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function file(content: string | Uint8Array): string {
  const path = join(folder, 'descriptor');
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  log.mockClear();
  expect(await descriptorCommand(args)).toBe(0);
  return log.mock.calls.flat().join('\n');
}

const asHex = Array.from(JOYSTICK, (byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', ');

describe('keel descriptor', () => {
  it('prints the fields as a table', async () => {
    expect((await run(file(asHex))).split('\n')).toEqual([
      'report  id  bit  values  usages               range',
      'input   00  0    4 x 1   0009:0001-0004       0 to 1',
      'input   00  4    1 x 4   0001:0039            0 to 7         may be null',
      'input   00  8    1 x 3   padding              0 to 7',
      'input   00  11   2 x 12  0001:0030 0001:0031  -2047 to 2047',
      'input   00  35   1 x 5   padding              0 to 7',
      'input   00  40   1 x 16  0001:0032            0 to 65535',
    ]);
  });

  it('takes the bytes themselves as well as hexadecimal', async () => {
    expect(await run(file(JOYSTICK))).toBe(await run(file(asHex)));
  });

  it('prints them as JSON', async () => {
    const { numbersReports, fields } = JSON.parse(await run(file(asHex), '--json')) as {
      numbersReports: boolean;
      fields: readonly { bitOffset: number }[];
    };
    expect(numbersReports).toBe(false);
    expect(fields.map(({ bitOffset }) => bitOffset)).toEqual([0, 4, 8, 11, 35, 40]);
  });

  it('prints the values of a report', async () => {
    const lines = (await run(file(asHex), '--report', '85 00 00')).split('\n');
    expect(lines).toEqual([
      'usage      logical  physical',
      '0009:0001  1        1',
      '0009:0002  0        0',
      '0009:0003  1        1',
      '0009:0004  0        0',
      '0001:0039  8        null',
      '0001:0030  0        0',
    ]);
    const json = await run(file(asHex), '--report', '8500', '--json');
    expect(JSON.parse(json)).toContainEqual({ reportId: 0, usage: 0x0001_0039, logical: 8, physical: null });
  });

  it.each([
    [[], /Name one file/],
    [['a', 'b'], /Name one file/],
    [['a', '--report', '1 2 x'], /--report is the bytes/],
    [['a', '--colour'], /keel descriptor FILE/],
    [[join(folder, 'none')], /There is no file/],
  ])('refuses the arguments %j', async (args, message) => {
    await expect(descriptorCommand(args)).rejects.toThrow(message);
  });

  it('refuses what is no descriptor, and a report it does not declare', async () => {
    await expect(descriptorCommand([file('')])).rejects.toThrow('The file is empty.');
    await expect(descriptorCommand([file('a1 01')])).rejects.toThrow('error.hid-descriptor.open-collection');
    await expect(descriptorCommand([file(asHex), '--report', ''])).rejects.toThrow('--report is');
    await expect(descriptorCommand([file('85 01 75 08 95 01 81 02'), '--report', '02 00'])).rejects.toThrow(
      'declares no values of such an input report',
    );
  });
});

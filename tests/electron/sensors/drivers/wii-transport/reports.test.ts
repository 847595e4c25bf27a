import { describe, expect, it } from 'vitest';
import { condition, isBlank, rawCells } from '#electron/sensors/drivers/wii-balance-board/cells.ts';
import {
  ledRequest,
  parseReport,
  readRequest,
  reportModeRequest,
  statusRequest,
  type WiiReport,
  writeRegisterRequest,
} from '#electron/sensors/drivers/wii-transport/reports.ts';
import { hex } from '../../support/board-registers.ts';

describe('requests', () => {
  it('have the bytes that boards understand', () => {
    expect(statusRequest()).toEqual(hex('15 00'));
    expect(writeRegisterRequest(0xa400f0, 0x55)).toEqual(hex(`16 04 A4 00 F0 01 55 ${'00'.repeat(15)}`));
    expect(writeRegisterRequest(0xa400fb, 0x00)).toEqual(hex(`16 04 A4 00 FB 01 00 ${'00'.repeat(15)}`));
    expect(readRequest({ address: 0xa400fa, size: 6 })).toEqual(hex('17 04 A4 00 FA 00 06'));
    expect(readRequest({ address: 0xa40024, size: 24 })).toEqual(hex('17 04 A4 00 24 00 18'));
    expect(readRequest({ space: 'eeprom', address: 0x0016, size: 10 })).toEqual(hex('17 00 00 00 16 00 0A'));
    expect(ledRequest()).toEqual(hex('11 10'));
    expect(reportModeRequest(0x34)).toEqual(hex('12 04 34'));
  });
});

function dataOf(text: string): Extract<WiiReport, { type: 'data' }> {
  const report = parseReport(hex(text));
  if (report?.type !== 'data') throw new Error(`No data report: ${text}`);
  return report;
}

describe('reports of real boards', () => {
  it('reads the identity of a balance board', () => {
    expect(parseReport(hex(`21 00 00 50 00 FA 00 00 A4 20 04 02 ${'00'.repeat(10)}`))).toEqual({
      type: 'memory',
      error: 0,
      addressLow: 0x00fa,
      data: hex('00 00 A4 20 04 02'),
    });
  });

  it.each([
    {
      text: `34 00 00 09 B2 4B B5 1E 7E 3F 4C 17 00 99 ${'00'.repeat(8)}`,
      cells: { frontRight: 2482, backRight: 19381, frontLeft: 7806, backLeft: 16204 },
      condition: { temperatureC: 23, batteryBars: 4 },
    },
    {
      text: '34 00 00 09 B7 4B B6 1E 7F 3F 4A 17 00 99',
      cells: { frontRight: 2487, backRight: 19382, frontLeft: 7807, backLeft: 16202 },
      condition: { temperatureC: 23, batteryBars: 4 },
    },
    {
      text: '34 00 00 03 d0 19 1a 00 17 15 23 19 00 6e',
      cells: { frontRight: 976, backRight: 6426, frontLeft: 23, backLeft: 5411 },
      condition: { temperatureC: 25, batteryBars: 1 },
    },
  ])('reads the cells, temperature and battery of $text', ({ text, cells, condition: expected }) => {
    const report = dataOf(text);
    expect(rawCells(report.extension)).toEqual(cells);
    expect(condition(report.mode, report.extension)).toEqual(expected);
    expect(report.buttons).toBe(0);
  });

  it('reads the status, acknowledgement and identity of a Wii Remote', () => {
    expect(parseReport(hex('20 00 00 02 00 00 b1'))).toEqual({
      type: 'status',
      extensionPresent: true,
      batteryLow: false,
      battery: 0xb1,
    });
    expect(parseReport(hex('22 00 00 16 00'))).toEqual({ type: 'acknowledgement', report: 0x16, error: 0 });
    expect(parseReport(hex('21 00 00 50 00 fa 00 00 a4 20 01 01'))).toEqual({
      type: 'memory',
      error: 0,
      addressLow: 0xfa,
      data: hex('00 00 a4 20 01 01'),
    });
  });
});

describe('data reports', () => {
  it('carry four cells in the short form, without temperature and battery', () => {
    const report = dataOf('32 00 00 09 B2 4B B5 1E 7E 3F 4C');
    expect(rawCells(report.extension)).toEqual({
      frontRight: 2482,
      backRight: 19381,
      frontLeft: 7806,
      backLeft: 16204,
    });
    expect(condition(report.mode, report.extension)).toBeUndefined();
  });

  it('carry the cells behind the accelerometer or the camera in the modes that the system may set', () => {
    const cells = '09 B2 4B B5 1E 7E 3F 4C';
    expect(rawCells(dataOf(`35 00 00 80 80 98 ${cells} ${'00'.repeat(8)}`).extension).backLeft).toBe(16204);
    expect(rawCells(dataOf(`36 00 00 ${'ff'.repeat(10)} ${cells} 00`).extension).backLeft).toBe(16204);
  });

  it('show both bytes of buttons', () => {
    expect(dataOf('34 00 08 09 B2 4B B5 1E 7E 3F 4C 17 00 99').buttons).toBe(0x0008);
    expect(dataOf('34 08 F7 09 B2 4B B5 1E 7E 3F 4C 17 00 99').buttons).toBe(0x08f7);
  });

  it('carry the accelerometer in some modes', () => {
    expect(dataOf('31 00 00 6f 81 94').accelerometer).toEqual(hex('6f 81 94'));
    expect(dataOf(`35 20 20 6f 81 94 ${'00'.repeat(16)}`).accelerometer).toEqual(hex('6f 81 94'));
    expect(dataOf(`37 00 00 6f 81 94 ${'ff'.repeat(10)} 01 02 03 04 05 06`)).toMatchObject({
      accelerometer: hex('6f 81 94'),
      extension: hex('01 02 03 04 05 06'),
    });
    expect(dataOf('34 00 00 09 B2 4B B5').accelerometer).toBeUndefined();
    expect(dataOf('35 00 00 6f 81').accelerometer).toBeUndefined();
  });

  it('carry no cells when they are cut short or have no room for them', () => {
    expect(isBlank(dataOf('34 00 00 09 B2 4B B5 1E 7E 3F').extension)).toBe(true);
    expect(isBlank(dataOf('30 00 00').extension)).toBe(true);
    expect(isBlank(dataOf('34 00 00 09 B2 4B B5 1E 7E 3F 4C').extension)).toBe(false);
  });

  it('read a temperature below zero', () => {
    const { mode, extension } = dataOf('34 00 00 09 B2 4B B5 1E 7E 3F 4C FE 00 99');
    expect(condition(mode, extension)?.temperatureC).toBe(-2);
  });
});

describe('bytes that are no report', () => {
  it.each([
    ['nothing', ''],
    ['a status without flags', '20 00 00'],
    ['an answer without address', '21 00 00 50 00'],
    ['an acknowledgement without error', '22 00 00 16'],
    ['data without buttons', '30 00'],
    ['an unknown report', '7f 00 00 09 B2 4B B5 1E 7E 3F 4C 17 00 99'],
  ])('are not taken for one: %s', (_name, text) => {
    expect(parseReport(hex(text))).toBeUndefined();
  });
});

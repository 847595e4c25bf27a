import { describe, expect, it } from 'vitest';
import type { CellLoadsKg } from '#core/contract/reading.ts';
import { centreOfPressureMm, totalLoadKg, WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import {
  cellLoadKg,
  checksumMatches,
  isPlausible,
  parseCalibration,
} from '#electron/sensors/drivers/wii-balance-board/calibration.ts';
import { batteryBars, cellLoadsKg, isBlank } from '#electron/sensors/drivers/wii-balance-board/cells.ts';
import { BOARD_A, BOARD_C, hex, words } from '../../support/board-registers.ts';

const boardA = parseCalibration(BOARD_A.calibration);
const boardC = parseCalibration(BOARD_C.calibration);

describe('calibration block', () => {
  it('is read row by row, cells in the order of the reports', () => {
    expect(boardA).toEqual({
      frontRight: { at0Kg: 0x07c3, at17Kg: 0x0ed2, at34Kg: 0x15e9 },
      backRight: { at0Kg: 0x3cf8, at17Kg: 0x4384, at34Kg: 0x4a10 },
      frontLeft: { at0Kg: 0x048c, at17Kg: 0x0b3a, at34Kg: 0x11ef },
      backLeft: { at0Kg: 0x296b, at17Kg: 0x3069, at34Kg: 0x376e },
    });
    expect(boardC.frontLeft).toEqual({ at0Kg: 8592, at17Kg: 10338, at34Kg: 12095 });
    expect(boardC.backLeft).toEqual({ at0Kg: 5205, at17Kg: 6877, at34Kg: 8560 });
  });

  it('carries the checksum that a real board stored', () => {
    const { calibration, header, reference, checksum } = BOARD_A;
    expect(checksumMatches(calibration, header, reference, checksum)).toBe(true);
  });

  it.each(['calibration', 'header', 'reference', 'checksum'] as const)(
    'fails the check when one bit of its %s flips',
    (part) => {
      const flipped = {
        ...BOARD_A,
        [part]: BOARD_A[part].map((byte, index) => (index === 0 ? byte ^ 1 : byte)),
      };
      expect(checksumMatches(flipped.calibration, flipped.header, flipped.reference, flipped.checksum)).toBe(
        false,
      );
    },
  );

  it('is implausible when shifted by a cell row, blank, or when two points coincide', () => {
    expect(isPlausible(boardA)).toBe(true);
    expect(isPlausible(boardC)).toBe(true);
    const shifted = Uint8Array.of(...BOARD_A.calibration.slice(4), 0, 0, 0, 0);
    expect(isPlausible(parseCalibration(shifted))).toBe(false);
    expect(isPlausible(parseCalibration(new Uint8Array(24).fill(0xff)))).toBe(false);
    expect(isPlausible(parseCalibration(new Uint8Array(24)))).toBe(false);
    const flat = words([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 2]);
    expect(isPlausible(parseCalibration(flat))).toBe(false);
  });
});

describe('load of a cell', () => {
  it('is exactly 17 kg at the middle calibration point, 0 and 34 at the others', () => {
    for (const cell of [...Object.values(boardA), ...Object.values(boardC)]) {
      expect(cellLoadKg(cell.at0Kg, cell)).toBe(0);
      expect(cellLoadKg(cell.at17Kg, cell)).toBe(17);
      expect(cellLoadKg(cell.at34Kg, cell)).toBe(34);
    }
  });
});

/** Raw values top right, bottom right, top left, bottom left; loads in the same order. Computed to the printed digits. */
const VECTORS = [
  {
    name: 'board C, standing (a published log of the same moment prints 8.95 8.47 30.46 31.24)',
    board: boardC,
    raw: [6440, 9940, 9511, 8210],
    kg: [8.465225, 31.241186, 8.947881, 30.464646],
    totalKg: 79.118939,
  },
  {
    name: 'board A, standing',
    board: boardA,
    raw: [3584, 17920, 1792, 13568],
    kg: [15.02435, 23.451074, 6.243275, 28.115748],
    totalKg: 72.834447,
  },
  {
    name: 'board A, the middle point of every cell',
    board: boardA,
    raw: [0x0ed2, 0x4384, 0x0b3a, 0x3069],
    kg: [17, 17, 17, 17],
    totalKg: 68,
  },
  {
    name: 'board A, beyond the last point: extrapolated',
    board: boardA,
    raw: [6144, 19456, 4864, 14592],
    kg: [39.011019, 39.031026, 36.70297, 37.803005],
    totalKg: 152.548021,
  },
  {
    name: 'board A, below zero: not clamped',
    board: boardA,
    raw: [1968, 15600, 1152, 10592],
    kg: [-0.178749, -0.081146, -0.119298, -0.104469],
    totalKg: -0.483662,
  },
] as const;

const CENTRES_MM = [
  { ...VECTORS[0], mlMm: 0.8042, apMm: -66.6191 },
  { ...VECTORS[1], mlMm: 12.236, apMm: -49.5041 },
  { ...VECTORS[2], mlMm: 0, apMm: 0 },
] as const;

function loadsOf({ board, raw }: Pick<(typeof VECTORS)[number], 'board' | 'raw'>): CellLoadsKg {
  return cellLoadsKg({ frontRight: raw[0], backRight: raw[1], frontLeft: raw[2], backLeft: raw[3] }, board);
}

describe('loads and centre of pressure', () => {
  it.each(VECTORS)('are right to every printed digit: $name', (vector) => {
    const loads = loadsOf(vector);
    expect(loads.frontRightKg).toBeCloseTo(vector.kg[0], 6);
    expect(loads.backRightKg).toBeCloseTo(vector.kg[1], 6);
    expect(loads.frontLeftKg).toBeCloseTo(vector.kg[2], 6);
    expect(loads.backLeftKg).toBeCloseTo(vector.kg[3], 6);
    expect(totalLoadKg(loads)).toBeCloseTo(vector.totalKg, 6);
  });

  it.each(CENTRES_MM)('put the centre of pressure where it belongs: $name', (vector) => {
    const { mlMm, apMm } = centreOfPressureMm(loadsOf(vector), WII_BALANCE_BOARD);
    expect(mlMm).toBeCloseTo(vector.mlMm, 4);
    expect(apMm).toBeCloseTo(vector.apMm, 4);
  });
});

describe('battery bars', () => {
  it.each([
    [0xff, 4],
    [0x99, 4],
    [0x82, 4],
    [0x81, 3],
    [0x7d, 3],
    [0x7c, 2],
    [0x78, 2],
    [0x77, 1],
    [0x6e, 1],
    [0x6a, 1],
    [0x69, 0],
    [0x00, 0],
  ])('of raw 0x%s are %i', (raw, bars) => {
    expect(batteryBars(raw)).toBe(bars);
  });
});

describe('blank extension bytes', () => {
  it('are all ones or all zeros in the cells', () => {
    expect(isBlank(new Uint8Array(19).fill(0xff))).toBe(true);
    expect(isBlank(new Uint8Array(19))).toBe(true);
    expect(isBlank(hex('09 B2 4B B5 1E 7E 3F 4C 17 00 99'))).toBe(false);
    expect(isBlank(hex('FF FF 00 00 FF FF FF FF'))).toBe(false);
  });
});

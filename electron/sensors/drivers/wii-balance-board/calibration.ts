/**
 * The calibration in a board's registers: the raw value of each cell at 0, 17 and 34 kg, guarded by a CRC-32.
 * Sources: WiiBrew "Wii Balance Board"; interpolation as in Linux hid-wiimote-modules.c and Dolphin BalanceBoard.cpp,
 * without their clamping: a tare needs values below zero, standing on one foot needs values above 34 kg.
 */
import { crc32 } from 'node:zlib';

export interface PerCell<T> {
  readonly frontRight: T;
  readonly backRight: T;
  readonly frontLeft: T;
  readonly backLeft: T;
}

/** Raw counts at 0, 17 and 34 kg. */
export interface CellCalibration {
  readonly at0Kg: number;
  readonly at17Kg: number;
  readonly at34Kg: number;
}

export type BoardCalibration = PerCell<CellCalibration>;

/** Registers by the low 16 bits of their address. */
export const CALIBRATION_BLOCK = { address: 0xa40024, size: 24 } as const;
export const HEADER_BLOCK = { address: 0xa40020, size: 2 } as const;
export const REFERENCE_BLOCK = { address: 0xa40060, size: 2 } as const;
export const CHECKSUM_BLOCK = { address: 0xa4003c, size: 4 } as const;

const STEP_KG = 17;

/** The 24 calibration bytes: three rows (0, 17, 34 kg) of four big-endian cells in the order of the reports. */
export function parseCalibration(block: Uint8Array): BoardCalibration {
  const word = (row: number, cell: number): number => {
    const at = row * 8 + cell * 2;
    return ((block[at] ?? 0) << 8) | (block[at + 1] ?? 0);
  };
  const cell = (index: number): CellCalibration => ({
    at0Kg: word(0, index),
    at17Kg: word(1, index),
    at34Kg: word(2, index),
  });
  return { frontRight: cell(0), backRight: cell(1), frontLeft: cell(2), backLeft: cell(3) };
}

/** Every cell reads more under more load. Misread blocks (shifted, byte-swapped, blank) fail this. */
export function isPlausible(calibration: BoardCalibration): boolean {
  return Object.values(calibration).every((cell) => cell.at0Kg < cell.at17Kg && cell.at17Kg < cell.at34Kg);
}

/** CRC-32 over calibration, header and reference temperature against the big-endian value in the board. */
export function checksumMatches(
  calibration: Uint8Array,
  header: Uint8Array,
  reference: Uint8Array,
  stored: Uint8Array,
): boolean {
  const computed = crc32(reference, crc32(header, crc32(calibration)));
  const expected = stored.reduce((value, byte) => value * 256 + byte, 0);
  return stored.length === CHECKSUM_BLOCK.size && computed === expected;
}

/** Load of one cell in kg: linear between the calibration points and beyond them. At `at17Kg` it is exactly 17. */
export function cellLoadKg(raw: number, { at0Kg, at17Kg, at34Kg }: CellCalibration): number {
  if (raw < at17Kg) return (STEP_KG * (raw - at0Kg)) / (at17Kg - at0Kg);
  return STEP_KG + (STEP_KG * (raw - at17Kg)) / (at34Kg - at17Kg);
}

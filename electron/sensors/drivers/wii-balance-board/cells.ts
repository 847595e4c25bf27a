/** From the extension bytes of a data report and the board's calibration to loads in kg, temperature and battery. */
import type { CellLoadsKg } from '#core/contract/reading.ts';
import { MODE_EXTENSION_19 } from '../wii-transport/reports.ts';
import { type BoardCalibration, cellLoadKg, type PerCell } from './calibration.ts';

/** Four big-endian 16-bit cells. */
const CELL_BYTES = 8;

const TEMPERATURE_OFFSET = 8;
const BATTERY_OFFSET = 10;
/** Raw battery values from which on a bar is lit, highest first (WiiBrew "Wii Balance Board"). */
const BATTERY_BAR_THRESHOLDS = [0x82, 0x7d, 0x78, 0x6a] as const;

/**
 * Raw cells, in the order of the bytes: top right, bottom right, top left, bottom left, seen with the power button at
 * the bottom. Top is the person's front, because the button is behind the person.
 */
export function rawCells(extension: Uint8Array): PerCell<number> {
  const word = (at: number): number => ((extension[at] ?? 0) << 8) | (extension[at + 1] ?? 0);
  return { frontRight: word(0), backRight: word(2), frontLeft: word(4), backLeft: word(6) };
}

/**
 * True unless there are four cells. An extension sends the same blank in every byte before it is initialised and after
 * it dropped out.
 */
export function isBlank(extension: Uint8Array): boolean {
  const cells = extension.subarray(0, CELL_BYTES);
  return (
    cells.length < CELL_BYTES || cells.every((byte) => byte === 0xff) || cells.every((byte) => byte === 0x00)
  );
}

export function cellLoadsKg(raw: PerCell<number>, calibration: BoardCalibration): CellLoadsKg {
  return {
    frontRightKg: cellLoadKg(raw.frontRight, calibration.frontRight),
    backRightKg: cellLoadKg(raw.backRight, calibration.backRight),
    frontLeftKg: cellLoadKg(raw.frontLeft, calibration.frontLeft),
    backLeftKg: cellLoadKg(raw.backLeft, calibration.backLeft),
  };
}

/** Battery bars 0 to 4 from the raw value of a report. */
export function batteryBars(raw: number): number {
  const index = BATTERY_BAR_THRESHOLDS.findIndex((threshold) => raw >= threshold);
  return index < 0 ? 0 : BATTERY_BAR_THRESHOLDS.length - index;
}

export interface BoardCondition {
  readonly temperatureC: number;
  readonly batteryBars: number;
}

/** Temperature (about 1 degC a count) and battery, which only the long report carries; undefined otherwise. */
export function condition(mode: number, extension: Uint8Array): BoardCondition | undefined {
  const temperature = extension[TEMPERATURE_OFFSET];
  const battery = extension[BATTERY_OFFSET];
  if (mode !== MODE_EXTENSION_19 || temperature === undefined || battery === undefined) return undefined;
  return { temperatureC: (temperature << 24) >> 24, batteryBars: batteryBars(battery) };
}

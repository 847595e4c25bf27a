/** The tilt that a report says, by a learnt profile. */
import type { AxisProfile } from '../contract/device-profile.ts';
import { readBits } from '../hid-descriptor/bits.ts';

/** Where a number stands in a report. */
export type FieldPlace = Pick<AxisProfile, 'reportId' | 'bitOffset' | 'bitSize' | 'signed'>;

/**
 * The number at a place of a report, report ID first where the device numbers its reports.
 * @returns undefined when it is another report, or one that ends before the number.
 */
export function valueAt(place: FieldPlace, report: Uint8Array): number | undefined {
  const { reportId, bitOffset, bitSize, signed } = place;
  if (reportId !== 0 && report[0] !== reportId) return undefined;
  return readBits(reportId === 0 ? report : report.subarray(1), bitOffset, bitSize, signed);
}

/** Degrees to the right or to the front; undefined when the report does not say. */
export function tiltDeg(axis: AxisProfile, report: Uint8Array): number | undefined {
  const value = valueAt(axis, report);
  return value === undefined ? undefined : (value - axis.levelValue) * axis.degreesPerUnit;
}

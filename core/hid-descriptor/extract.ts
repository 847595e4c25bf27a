/** Values out of reports, by the fields that a descriptor declares. */
import { readBits } from './bits.ts';
import { usageAt, usageCount } from './field.ts';
import type { HidDescriptor, HidField, ReportKind } from './field.ts';

/** One value of one report. */
export interface HidValue {
  readonly field: HidField;
  /** Undefined when an array selects nothing, or the field has no usage. */
  readonly usage: number | undefined;
  /** As it stands in the report, with its sign. */
  readonly logical: number;
  /** In 10^0 of the unit. Undefined when the value is outside the range and so says that there is none. */
  readonly physical: number | undefined;
}

/** Powers of ten beyond these are misread bytes, and would make infinities. */
const LARGEST_EXPONENT = 100;

/**
 * The values of a report, padding and blocks of bytes left out. A report that is too short gives the values that are
 * whole; one of an unknown number gives none.
 * @param report With its number as the first byte where the device numbers its reports.
 */
export function extractFields(
  { numbersReports, fields }: HidDescriptor,
  report: Uint8Array,
  kind: ReportKind = 'input',
): HidValue[] {
  const reportId = numbersReports ? report[0] : 0;
  const payload = numbersReports ? report.subarray(1) : report;
  const values: HidValue[] = [];
  for (const field of fields) {
    if (field.kind !== kind || field.reportId !== reportId || field.isConstant) continue;
    for (let index = 0; index < field.count; index++) {
      const logical = readField(field, payload, index);
      if (logical === undefined) break;
      const usage = usageOf(field, index, logical);
      values.push({ field, usage, logical, physical: physicalOf(field, logical) });
    }
  }
  return values;
}

/**
 * The value at an index of a field, least significant bit first, signed where the logical minimum is below zero.
 * @param payload The report without its number.
 * @returns undefined beyond the end of the field or the report, and for fields of more than 32 bits.
 */
export function readField(field: HidField, payload: Uint8Array, index = 0): number | undefined {
  const { bitSize, bitOffset, count, logicalMinimum } = field;
  const from = bitOffset + index * bitSize;
  if (index < 0 || index >= count) return undefined;
  return readBits(payload, from, bitSize, logicalMinimum < 0);
}

/** The last usage stands for all values that have none of their own. */
function usageOf({ isVariable, usages, logicalMinimum }: HidField, index: number, logical: number) {
  const place = isVariable ? Math.min(index, usageCount(usages) - 1) : logical - logicalMinimum;
  return usageAt(usages, place);
}

/** Logical to physical range on a straight line (HID 1.11, sec. 6.2.2.7), times the unit's power of ten. */
function physicalOf(field: HidField, logical: number): number | undefined {
  const { logicalMinimum, logicalMaximum, physicalMinimum, physicalMaximum, unitExponent } = field;
  const isBounded = logicalMaximum > logicalMinimum;
  if (field.hasNull && isBounded && (logical < logicalMinimum || logical > logicalMaximum)) return undefined;
  const exponent = Math.min(Math.max(unitExponent, -LARGEST_EXPONENT), LARGEST_EXPONENT);
  const hasPhysical = physicalMaximum !== physicalMinimum && isBounded;
  const share = (logical - logicalMinimum) / (logicalMaximum - logicalMinimum);
  const value = hasPhysical ? physicalMinimum + share * (physicalMaximum - physicalMinimum) : logical;
  // A power from its decimal text is exact, and the same on every engine.
  return value * Number(`1e${exponent}`);
}

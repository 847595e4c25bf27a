/** What turns a sensor of the sensor page on: settings in its feature reports, found by its report descriptor. */
import { readBits, writeBits } from '#core/hid-descriptor/bits.ts';
import { type HidDescriptor, type HidField, usageAt, usageCount } from '#core/hid-descriptor/field.ts';
import { USAGE } from './usages.ts';

const INTERVAL_MS = 10;

interface Setting {
  readonly bitOffset: number;
  readonly bitSize: number;
  readonly value: number;
  /** Without it the sensor does not report; the interval it may choose itself. */
  readonly isNeeded: boolean;
}

/** One feature report and what belongs in it. */
export interface FeaturePlan {
  readonly reportId: number;
  /** Bytes, the report ID included. */
  readonly length: number;
  readonly settings: readonly Setting[];
}

/** Report interval, reporting state and power state of every sensor of the device. */
export function turnOnPlans({ fields }: HidDescriptor): FeaturePlan[] {
  const features = fields.filter((field) => field.kind === 'feature');
  const reportIds = new Set(features.map((field) => field.reportId));
  return [...reportIds]
    .map((reportId) =>
      planOf(
        reportId,
        features.filter((field) => field.reportId === reportId),
      ),
    )
    .filter((plan) => plan.settings.length > 0);
}

/** The report with the settings in it. @param before As the device has it now; without it, all else is zero. */
export function withSettings(plan: FeaturePlan, before: Uint8Array | undefined): Uint8Array {
  const report = new Uint8Array(plan.length);
  if (before !== undefined) report.set(before.subarray(0, plan.length));
  report[0] = plan.reportId;
  const payload = report.subarray(1);
  for (const { bitOffset, bitSize, value } of plan.settings) writeBits(payload, bitOffset, bitSize, value);
  return report;
}

/** Whether the device reports by these settings. */
export function isTurnedOn(plan: FeaturePlan, report: Uint8Array): boolean {
  const payload = report.subarray(1);
  return plan.settings.every(
    ({ bitOffset, bitSize, value, isNeeded }) =>
      !isNeeded || readBits(payload, bitOffset, bitSize, value < 0) === value,
  );
}

function planOf(reportId: number, fields: readonly HidField[]): FeaturePlan {
  const bits = Math.max(...fields.map(({ bitOffset, bitSize, count }) => bitOffset + bitSize * count));
  return { reportId, length: 1 + Math.ceil(bits / 8), settings: fields.flatMap(settingsOf) };
}

function settingsOf(field: HidField): Setting[] {
  const { bitOffset, bitSize, isConstant, isVariable } = field;
  if (isConstant || bitSize > 32) return [];
  const value = isVariable ? intervalOf(field) : selectorOf(field);
  return value === undefined
    ? []
    : [{ bitOffset: bitOffset + placeOf(field) * bitSize, bitSize, value, isNeeded: !isVariable }];
}

/** Where among the values of the field the interval stands; named arrays hold one value. */
function placeOf({ usages, count, isVariable }: HidField): number {
  if (!isVariable) return 0;
  const place = Array.from({ length: count }, (_, index) => index).find(
    (index) => usageAt(usages, index) === USAGE.reportInterval,
  );
  return place ?? 0;
}

function intervalOf(field: HidField): number | undefined {
  const { usages, unitExponent, logicalMinimum, logicalMaximum } = field;
  if (!has(usages, USAGE.reportInterval)) return undefined;
  const raw = Math.round(INTERVAL_MS * Number(`1e${-unitExponent}`));
  if (logicalMaximum <= logicalMinimum) return raw;
  return Math.min(Math.max(raw, logicalMinimum), logicalMaximum);
}

/** A named array says by a number, counted from the logical minimum, which of its usages is chosen. */
function selectorOf({ usages, logicalMinimum }: HidField): number | undefined {
  for (let index = 0; index < usageCount(usages); index++) {
    const usage = usageAt(usages, index);
    if (usage === USAGE.reportAllEvents || usage === USAGE.fullPower) return logicalMinimum + index;
  }
  return undefined;
}

function has(usages: HidField['usages'], usage: number): boolean {
  return usages.some(({ first, count }) => usage >= first && usage < first + count);
}

/** What a report descriptor declares: fields of reports, and the usages that say what they are for. */

export type ReportKind = 'input' | 'output' | 'feature';

/** Usages first, first + 1, ... Each is usage page times 65536 plus usage, as in 0x0001_0030 for X. */
export interface UsageRange {
  readonly first: number;
  readonly count: number;
  /** How many usages of the field come before. */
  readonly before: number;
}

export interface Collection {
  /** 0 physical, 1 application, 2 logical, and so on (HID 1.11, sec. 6.2.2.6). */
  readonly type: number;
  /** 0 when the collection has none. */
  readonly usage: number;
}

/** One Input, Output or Feature item: `count` values of `bitSize` bits, side by side. */
export interface HidField {
  readonly kind: ReportKind;
  /** 0 when the device does not number its reports. */
  readonly reportId: number;
  /** From the outermost in. */
  readonly collections: readonly Collection[];
  readonly usages: readonly UsageRange[];
  /** From the first bit after the report's number. */
  readonly bitOffset: number;
  readonly bitSize: number;
  readonly count: number;
  /** Padding. */
  readonly isConstant: boolean;
  /** True: each value belongs to the usage at its place. False, an array: each value selects one of the usages. */
  readonly isVariable: boolean;
  readonly isRelative: boolean;
  /** A value outside the logical range says that there is none. */
  readonly hasNull: boolean;
  /** As declared: a maximum below the minimum occurs in the field and bounds nothing. */
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  /** Both 0: as the logical ones. */
  readonly physicalMinimum: number;
  readonly physicalMaximum: number;
  /** Physical values are in 10^unitExponent of the unit. */
  readonly unitExponent: number;
  /** As encoded in HID 1.11, sec. 6.2.2.7; 0 for none. */
  readonly unit: number;
}

export interface HidDescriptor {
  readonly numbersReports: boolean;
  readonly fields: readonly HidField[];
}

/** The usage at an index of the list of ranges; undefined beyond its end. */
export function usageAt(usages: readonly UsageRange[], index: number): number | undefined {
  let [low, high] = [0, usages.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const range = usages[middle];
    if (range === undefined) return undefined;
    const place = index - range.before;
    if (place >= 0 && place < range.count) return range.first + place;
    if (place < 0) high = middle - 1;
    else low = middle + 1;
  }
  return undefined;
}

/** How many usages the ranges hold. */
export function usageCount(usages: readonly UsageRange[]): number {
  const last = usages.at(-1);
  return last === undefined ? 0 : last.before + last.count;
}

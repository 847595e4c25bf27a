/** Report descriptors, byte by byte to fields (Device Class Definition for HID 1.11, sec. 6.2.2). */
import { message } from '../language/message.ts';
import type { Collection, HidDescriptor, HidField, ReportKind } from './field.ts';
import { damaged, itemsOf, withSign } from './items.ts';
import type { Item } from './items.ts';
import { LocalItems } from './local-items.ts';

const MAIN = { input: 8, output: 9, collection: 0xa, feature: 0xb, endCollection: 0xc } as const;
const GLOBAL = {
  usagePage: 0,
  logicalMinimum: 1,
  logicalMaximum: 2,
  physicalMinimum: 3,
  physicalMaximum: 4,
  unitExponent: 5,
  unit: 6,
  reportSize: 7,
  reportId: 8,
  reportCount: 9,
  push: 0xa,
  pop: 0xb,
} as const;

/** Bits of a main item's data. */
const FLAG = { constant: 1, variable: 2, relative: 4, nullState: 64 } as const;

/** Longer reports and deeper nesting than any device has: a damaged descriptor must not exhaust the machine. */
const MOST_REPORT_BITS = 8 * 16_384;
const DEEPEST_NESTING = 64;

/** A maximum is unsigned unless its minimum is below zero, so both readings are kept until the main item. */
interface Extent {
  readonly unsigned: number;
  readonly signed: number;
}

const ZERO: Extent = { unsigned: 0, signed: 0 };

interface Globals {
  readonly usagePage: number;
  readonly logicalMinimum: number;
  readonly logicalMaximum: Extent;
  readonly physicalMinimum: number;
  readonly physicalMaximum: Extent;
  readonly unitExponent: number;
  readonly unit: number;
  readonly bitSize: number;
  readonly reportId: number;
  readonly count: number;
}

const INITIAL: Globals = {
  usagePage: 0,
  logicalMinimum: 0,
  logicalMaximum: ZERO,
  physicalMinimum: 0,
  physicalMaximum: ZERO,
  unitExponent: 0,
  unit: 0,
  bitSize: 0,
  reportId: 0,
  count: 0,
};

/**
 * The fields of a report descriptor. Unknown items are passed over, as are stray bytes after the last collection.
 * @throws KeelError `invalid-argument` when it ends within an item or a collection, closes or pops what was not opened,
 * numbers a report 0 or above 255, or declares a report of more than 16 KiB.
 */
export function parseDescriptor(bytes: Uint8Array): HidDescriptor {
  const parser = new Parser();
  for (const item of itemsOf(bytes)) parser.take(item);
  return parser.finish();
}

class Parser {
  readonly #fields: HidField[] = [];
  readonly #pushed: Globals[] = [];
  /** Each numbered report of each kind fills up by itself. */
  readonly #bitsUsed = new Map<string, number>();
  #globals = INITIAL;
  #local = new LocalItems();
  #collections: readonly Collection[] = [];
  #numbersReports = false;

  take(item: Item): void {
    if (item.type === 'global') this.#takeGlobal(item);
    else if (item.type === 'local') this.#local.take(item);
    else if (item.type === 'main') this.#takeMain(item);
  }

  finish(): HidDescriptor {
    if (this.#collections.length > 0) throw damaged(message('error.hid-descriptor.open-collection'));
    return { numbersReports: this.#numbersReports, fields: this.#fields };
  }

  #takeGlobal(item: Item): void {
    if (item.tag === GLOBAL.push) {
      this.#pushed.push(this.#globals);
    } else if (item.tag === GLOBAL.pop) {
      const globals = this.#pushed.pop();
      if (globals === undefined)
        throw damaged(message('error.hid-descriptor.never-pushed', { offset: item.offset }));
      this.#globals = globals;
    } else {
      this.#globals = { ...this.#globals, ...changedBy(item) };
      if (item.tag === GLOBAL.reportId) this.#numbersReports = true;
    }
  }

  #takeMain(item: Item): void {
    if (item.tag === MAIN.collection) this.#open(item);
    else if (item.tag === MAIN.endCollection) this.#close(item);
    else if (item.tag === MAIN.input) this.#declare('input', item);
    else if (item.tag === MAIN.output) this.#declare('output', item);
    else if (item.tag === MAIN.feature) this.#declare('feature', item);
    this.#local = new LocalItems();
  }

  #open({ unsigned, offset }: Item): void {
    if (this.#collections.length === DEEPEST_NESTING) {
      throw damaged(message('error.hid-descriptor.nested-too-deep', { most: DEEPEST_NESTING, offset }));
    }
    const usage = this.#local.usagesOn(this.#globals.usagePage)[0]?.first ?? 0;
    this.#collections = [...this.#collections, { type: unsigned, usage }];
  }

  #close({ offset }: Item): void {
    if (this.#collections.length === 0)
      throw damaged(message('error.hid-descriptor.never-opened', { offset }));
    this.#collections = this.#collections.slice(0, -1);
  }

  #declare(kind: ReportKind, { unsigned: flags, offset }: Item): void {
    const { usagePage, logicalMaximum, physicalMaximum, ...globals } = this.#globals;
    const { reportId, bitSize, count, logicalMinimum, physicalMinimum } = globals;
    const report = `${kind} ${reportId}`;
    const bitOffset = this.#bitsUsed.get(report) ?? 0;
    const bitsUsed = bitOffset + bitSize * count;
    if (bitsUsed > MOST_REPORT_BITS)
      throw damaged(message('error.hid-descriptor.report-too-long', { bits: bitsUsed, offset }));
    this.#bitsUsed.set(report, bitsUsed);
    if (bitsUsed === bitOffset) return;
    this.#fields.push({
      ...globals,
      kind,
      bitOffset,
      collections: this.#collections,
      usages: this.#local.usagesOn(usagePage),
      isConstant: (flags & FLAG.constant) !== 0,
      isVariable: (flags & FLAG.variable) !== 0,
      isRelative: (flags & FLAG.relative) !== 0,
      hasNull: (flags & FLAG.nullState) !== 0,
      logicalMaximum: logicalMinimum < 0 ? logicalMaximum.signed : logicalMaximum.unsigned,
      physicalMaximum: physicalMinimum < 0 ? physicalMaximum.signed : physicalMaximum.unsigned,
    });
  }
}

function changedBy({ tag, unsigned, signed, offset }: Item): Partial<Globals> {
  switch (tag) {
    case GLOBAL.usagePage:
      return { usagePage: unsigned % 65_536 };
    case GLOBAL.logicalMinimum:
      return { logicalMinimum: signed };
    case GLOBAL.logicalMaximum:
      return { logicalMaximum: { unsigned, signed } };
    case GLOBAL.physicalMinimum:
      return { physicalMinimum: signed };
    case GLOBAL.physicalMaximum:
      return { physicalMaximum: { unsigned, signed } };
    case GLOBAL.unitExponent:
      return { unitExponent: exponentOf(unsigned, signed) };
    case GLOBAL.unit:
      return { unit: unsigned };
    case GLOBAL.reportSize:
      return { bitSize: unsigned };
    case GLOBAL.reportId:
      if (unsigned < 1 || unsigned > 255)
        throw damaged(message('error.hid-descriptor.report-number', { number: unsigned, offset }));
      return { reportId: unsigned };
    case GLOBAL.reportCount:
      return { count: unsigned };
    default:
      return {};
  }
}

/** A signed nibble (0x0E is -2), though some devices write a signed byte (0xFE is -2). */
function exponentOf(unsigned: number, signed: number): number {
  return unsigned < 16 ? withSign(unsigned, 4) : signed;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { extractFields } from '#core/hid-descriptor/extract.ts';
import { usageAt, usageCount } from '#core/hid-descriptor/field.ts';
import type { HidDescriptor, HidField } from '#core/hid-descriptor/field.ts';
import { parseDescriptor } from '#core/hid-descriptor/parse.ts';
import { ACCELEROMETER, JOYSTICK, WII, hex } from './samples.ts';

fc.configureGlobal({ seed: 20240229 });

/** The fields of items within one collection, where one byte of input is declared unless the items do. */
function fieldsOf(items: string): readonly HidField[] {
  return parseDescriptor(hex(`05 01 09 04 a1 01 ${items} c0`)).fields;
}

function usagesOf(field: HidField | undefined): (number | undefined)[] {
  const usages = field?.usages ?? [];
  return Array.from({ length: usageCount(usages) }, (_, index) => usageAt(usages, index));
}

describe('the descriptor of a Wii Remote', () => {
  const { fields, numbersReports } = parseDescriptor(WII);
  const idsOf = (kind: string): number[] =>
    fields.filter((field) => field.kind === kind).map(({ reportId }) => reportId);

  it('is the dump: 217 bytes and a stray one', () => {
    expect(WII.length).toBe(218);
    expect(WII.slice(-2)).toEqual(hex('c0 00'));
  });

  it('has 11 output and 14 input reports, all numbered', () => {
    expect(numbersReports).toBe(true);
    expect(idsOf('output')).toEqual([0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a]);
    expect(idsOf('input')).toEqual([
      0x20, 0x21, 0x22, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x3d, 0x3e, 0x3f,
    ]);
  });

  it('has arrays of bytes on the maker’s page, in a game pad, each report from its own first bit', () => {
    for (const field of fields) {
      expect(field).toMatchObject({ isVariable: false, isConstant: false, bitOffset: 0, bitSize: 8 });
      expect([field.logicalMinimum, field.logicalMaximum]).toEqual([0, 255]);
      expect(usagesOf(field)).toEqual([0xff00_0001]);
      expect(field.collections).toEqual([{ type: 1, usage: 0x0001_0005 }]);
    }
    expect(fields.find(({ reportId }) => reportId === 0x34)?.count).toBe(21);
  });
});

describe('a joystick', () => {
  const { fields, numbersReports } = parseDescriptor(JOYSTICK);
  const [buttons, hat, padding, stick, restOfByte, z] = fields;

  it('has its fields one after the other, padding counted', () => {
    expect(numbersReports).toBe(false);
    expect(fields.map(({ bitOffset, bitSize, count }) => [bitOffset, bitSize, count])).toEqual([
      [0, 1, 4],
      [4, 4, 1],
      [8, 3, 1],
      [11, 12, 2],
      [35, 5, 1],
      [40, 16, 1],
    ]);
    expect(fields.map(({ isConstant }) => isConstant)).toEqual([false, false, true, false, true, false]);
    expect([usagesOf(padding), usagesOf(restOfByte)]).toEqual([[], []]);
  });

  it('has a range of usages for buttons and a list for axes', () => {
    expect(usagesOf(buttons)).toEqual([0x0009_0001, 0x0009_0002, 0x0009_0003, 0x0009_0004]);
    expect(usagesOf(stick)).toEqual([0x0001_0030, 0x0001_0031]);
    expect(usagesOf(z)).toEqual([0x0001_0032]);
  });

  it('has signed and unsigned ranges, and gets back what it pushed', () => {
    expect([stick?.logicalMinimum, stick?.logicalMaximum]).toEqual([-2047, 2047]);
    expect([z?.logicalMinimum, z?.logicalMaximum, z?.bitSize]).toEqual([0, 65_535, 16]);
    expect([restOfByte?.logicalMinimum, restOfByte?.logicalMaximum]).toEqual([0, 7]);
    expect(hat).toMatchObject({ hasNull: true, physicalMaximum: 315, unit: 0x14 });
  });
});

describe('a sensor', () => {
  const { fields } = parseDescriptor(ACCELEROMETER);
  const [interval, reporting, state, axes] = fields;

  it('keeps properties and data of one number apart, in their own bits', () => {
    expect(fields.map(({ kind, bitOffset }) => [kind, bitOffset])).toEqual([
      ['feature', 0],
      ['feature', 32],
      ['input', 0],
      ['input', 8],
    ]);
    expect(interval?.logicalMaximum).toBe(0xffff_ffff);
    expect(axes).toMatchObject({ logicalMinimum: -32_767, logicalMaximum: 32_767, unitExponent: -2 });
    expect(state?.collections).toEqual([{ type: 0, usage: 0x0020_0073 }]);
  });

  it('names the choices of a selector, within its collection', () => {
    expect(reporting?.isVariable).toBe(false);
    expect(usagesOf(reporting)).toEqual([0x0020_0840, 0x0020_0841]);
    expect(reporting?.collections.at(-1)).toEqual({ type: 2, usage: 0x0020_0316 });
  });
});

describe('rules that bite', () => {
  const BYTE = '75 08 95 01';

  it.each([
    ['unsigned after a minimum of zero', '15 00 25 ff', [0, 255]],
    ['signed after one below zero', '15 80 25 7f', [-128, 127]],
    ['whatever their order', '25 ff 15 00', [0, 255]],
    ['even where it is below the minimum', '17 00 00 01 80 27 ff ff ff ff', [-0x7fff_0000, -1]],
    ['even where it reads -1 for a minimum above', '15 05 27 ff ff ff ff', [5, 0xffff_ffff]],
    ['and zero without data', '14 24', [0, 0]],
    ['and below a negative minimum', '15 fe 25 80', [-2, -128]],
  ])('a maximum is %s', (_, items, range) => {
    const [field] = fieldsOf(`${items} ${BYTE} 09 30 81 02`);
    expect([field?.logicalMinimum, field?.logicalMaximum]).toEqual(range);
  });

  it.each([
    ['0e', -2],
    ['0d', -3],
    ['09', -7],
    ['07', 7],
    ['fe', -2],
  ])('an exponent %s is %s', (byte, exponent) => {
    expect(fieldsOf(`55 ${byte} ${BYTE} 09 30 81 02`)[0]?.unitExponent).toBe(exponent);
  });

  it('a usage of four bytes brings its own page, a shorter one takes that of the main item', () => {
    const [field] = fieldsOf(`0b 53 04 20 00 09 30 05 0c ${BYTE} 81 02`);
    expect(usagesOf(field)).toEqual([0x0020_0453, 0x000c_0030]);
  });

  it('a range of four bytes does too, even if only one end does', () => {
    expect(usagesOf(fieldsOf(`1b 01 00 09 00 29 03 ${BYTE} 81 02`)[0])).toEqual([
      0x0009_0001, 0x0009_0002, 0x0009_0003,
    ]);
    expect(usagesOf(fieldsOf(`2b 02 00 09 00 19 01 ${BYTE} 81 02`)[0])).toEqual([0x0009_0001, 0x0009_0002]);
  });

  it('a range that ends before it begins is empty', () => {
    expect(usagesOf(fieldsOf(`19 05 29 01 09 30 ${BYTE} 81 02`)[0])).toEqual([0x0001_0030]);
  });

  it('usages are forgotten after each main item, collections included', () => {
    const fields = fieldsOf(`09 30 a1 00 ${BYTE} 81 02 09 31 81 02 81 02 c0`);
    expect(fields.map(usagesOf)).toEqual([[], [0x0001_0031], []]);
  });

  it('of usages between delimiters the first is the one', () => {
    const [field] = fieldsOf(`a9 01 09 30 09 31 a9 00 09 32 ${BYTE} 81 02`);
    expect(usagesOf(field)).toEqual([0x0001_0030, 0x0001_0032]);
  });

  it('each number and kind of report has its own bits, also when they alternate', () => {
    const fields = fieldsOf(`${BYTE} 85 01 81 02 85 02 81 02 85 01 81 02 91 02 b1 02 85 02 75 04 81 02`);
    expect(fields.map(({ kind, reportId, bitOffset }) => `${kind} ${reportId} ${bitOffset}`)).toEqual([
      'input 1 0',
      'input 2 0',
      'input 1 8',
      'output 1 0',
      'feature 1 0',
      'input 2 8',
    ]);
  });

  it('a number of report is pushed and popped as well', () => {
    const fields = fieldsOf(`${BYTE} 85 01 a4 85 02 81 02 b4 81 02`);
    expect(fields.map(({ reportId }) => reportId)).toEqual([2, 1]);
  });

  it('long, reserved and unknown items are passed over, fields without bits too', () => {
    const fields = fieldsOf(`fe 02 10 aa bb 0c f4 ${BYTE} 09 30 81 02 00 95 00 81 02 75 00 95 05 81 02`);
    expect(fields.length).toBe(1);
  });

  it.each<readonly [string, string, Message]>([
    ['ends within an item', '05', message('error.hid-descriptor.cut-off', { offset: 0 })],
    ['ends within a long item', '05 01 fe 08 00 01', message('error.hid-descriptor.cut-off', { offset: 2 })],
    ['ends within a collection', 'a1 01 75 08 95 01 81 02', message('error.hid-descriptor.open-collection')],
    ['closes what was not opened', 'c0', message('error.hid-descriptor.never-opened', { offset: 0 })],
    ['pops what was not pushed', '05 01 b4', message('error.hid-descriptor.never-pushed', { offset: 2 })],
    [
      'numbers a report zero',
      '85 00',
      message('error.hid-descriptor.report-number', { number: 0, offset: 0 }),
    ],
    [
      'numbers a report too high',
      '86 00 01',
      message('error.hid-descriptor.report-number', { number: 256, offset: 0 }),
    ],
    [
      'declares a report that is too long',
      '77 ff ff ff ff 97 ff ff ff ff 81 02',
      message('error.hid-descriptor.report-too-long', { bits: 0xffff_ffff ** 2, offset: 10 }),
    ],
    [
      'adds up to one',
      `75 08 96 ff 3f ${'81 02 '.repeat(2)}`,
      message('error.hid-descriptor.report-too-long', { bits: 2 * 8 * 0x3fff, offset: 7 }),
    ],
    [
      'nests too deep',
      'a1 00 '.repeat(65),
      message('error.hid-descriptor.nested-too-deep', { most: 64, offset: 128 }),
    ],
  ])('a descriptor that %s is refused', (_, text, told) => {
    expect(() => parseDescriptor(hex(text))).toThrow(
      expect.objectContaining({ code: 'invalid-argument', told }),
    );
  });

  it('one of more than 64 KiB is refused, an empty one declares nothing', () => {
    expect(() => parseDescriptor(new Uint8Array(65_536))).toThrow(
      expect.objectContaining({
        told: message('error.hid-descriptor.too-long', { bytes: 65_536, most: 65_535 }),
      }),
    );
    expect(parseDescriptor(new Uint8Array())).toEqual({ numbersReports: false, fields: [] });
  });
});

describe('any bytes', () => {
  const samples = [WII, JOYSTICK, ACCELEROMETER].map((sample) => [...sample]);
  const damagedSample = fc
    .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }))
    .map(([sample, changes]) => {
      const bytes = Uint8Array.from(sample);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return bytes;
    });
  const prefix = fc.constantFrom(
    0x05,
    0x09,
    0x19,
    0x29,
    0x15,
    0x25,
    0x75,
    0x95,
    0x85,
    0xa1,
    0xc0,
    0x81,
    0xa4,
    0xb4,
  );
  const likely = fc.array(fc.tuple(prefix, fc.nat({ max: 255 })), { maxLength: 80 });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    damagedSample,
    likely.map((items) => Uint8Array.from(items.flat())),
  );

  function parsedOrRefused(descriptor: Uint8Array): HidDescriptor | undefined {
    try {
      return parseDescriptor(descriptor);
    } catch (thrown) {
      if (thrown instanceof KeelError) return undefined;
      throw thrown;
    }
  }

  it('give fields within their report or a typed error, and values that are numbers', () => {
    fc.assert(
      fc.property(bytes, fc.uint8Array({ maxLength: 40 }), (descriptor, report) => {
        const parsed = parsedOrRefused(descriptor) ?? { numbersReports: false, fields: [] };
        for (const field of parsed.fields) {
          expect(field.count * field.bitSize).toBeGreaterThan(0);
          expect(field.bitOffset + field.count * field.bitSize).toBeLessThanOrEqual(8 * 16_384);
        }
        for (const { logical, physical } of extractFields(parsed, report)) {
          expect(Number.isSafeInteger(logical)).toBe(true);
          expect(physical === undefined || Number.isFinite(physical)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are done with at once even where they declare the most there can be', () => {
    const many = hex(`75 01 97 00 00 02 00 1b 00 00 00 00 2b ff ff ff ff ${'09 01 '.repeat(20_000)} 81 02`);
    const [field] = parseDescriptor(many).fields;
    const values = extractFields(
      { numbersReports: false, fields: field ? [field] : [] },
      new Uint8Array(16_384),
    );
    expect(values.length).toBe(131_072);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFields, readField } from '#core/hid-descriptor/extract.ts';
import type { HidField } from '#core/hid-descriptor/field.ts';
import { parseDescriptor } from '#core/hid-descriptor/parse.ts';
import { ACCELEROMETER, JOYSTICK, WII, hex } from './samples.ts';

fc.configureGlobal({ seed: 20240229 });

const FIELD: HidField = {
  kind: 'input',
  reportId: 0,
  collections: [],
  usages: [],
  bitOffset: 0,
  bitSize: 8,
  count: 1,
  isConstant: false,
  isVariable: true,
  isRelative: false,
  hasNull: false,
  logicalMinimum: 0,
  logicalMaximum: 0,
  physicalMinimum: 0,
  physicalMaximum: 0,
  unitExponent: 0,
  unit: 0,
};

function physical(descriptor: string, report: string): (number | undefined)[] {
  return extractFields(parseDescriptor(hex(descriptor)), hex(report)).map((value) => value.physical);
}

describe('the values of a report', () => {
  it('of a joystick cross bytes, least significant bit first, with their sign', () => {
    // Buttons 1 and 3, hat to the right (2, 90 degrees), X -2047, Y 1000, Z 51966.
    const bits = 0b0101n | (2n << 4n) | (0x801n << 11n) | (1000n << 23n) | (51_966n << 40n);
    const report = Uint8Array.from({ length: 7 }, (_, byte) => Number((bits >> BigInt(8 * byte)) & 255n));
    const values = extractFields(parseDescriptor(JOYSTICK), report);
    expect(values.map(({ usage, logical, physical: value }) => [usage, logical, value])).toEqual([
      [0x0009_0001, 1, 1],
      [0x0009_0002, 0, 0],
      [0x0009_0003, 1, 1],
      [0x0009_0004, 0, 0],
      [0x0001_0039, 2, 90],
      [0x0001_0030, -2047, -2047],
      [0x0001_0031, 1000, 1000],
      [0x0001_0032, 51_966, 51_966],
    ]);
  });

  it('of a hat at rest is none', () => {
    const hat = extractFields(parseDescriptor(JOYSTICK), hex('80 00 00 00 00 00 00'))[4];
    expect(hat).toMatchObject({ logical: 8, physical: undefined });
  });

  it('of a sensor are in its unit, and its state is the usage it selects', () => {
    const descriptor = parseDescriptor(ACCELEROMETER);
    const values = extractFields(descriptor, hex('01 02 64 00 9c ff 01 80'));
    expect(values.map(({ usage, physical: value }) => [usage, value])).toEqual([
      [undefined, 2],
      [0x0020_0453, 1],
      [0x0020_0454, -1],
      [0x0020_0455, -327.67],
    ]);
    expect(extractFields(descriptor, hex('01 01'))[0]?.usage).toBe(0x0020_0201);
    const feature = extractFields(descriptor, hex('01 0a 00 00 00 01'), 'feature');
    expect(feature.map(({ usage, logical }) => [usage, logical])).toEqual([
      [0x0020_030e, 10],
      [0x0020_0841, 1],
    ]);
  });

  it('are those of the report’s number', () => {
    const descriptor = parseDescriptor(WII);
    expect(extractFields(descriptor, hex('30 00 08')).map(({ logical }) => logical)).toEqual([0, 8]);
    expect(extractFields(descriptor, hex('99 00 08'))).toEqual([]);
    expect(extractFields(descriptor, new Uint8Array())).toEqual([]);
    expect(extractFields(descriptor, hex('12 04 34'), 'output').length).toBe(2);
  });

  it('are only the whole ones when a report is too short', () => {
    const values = extractFields(parseDescriptor(JOYSTICK), hex('00 00 00'));
    expect(values.map(({ usage }) => usage)).toEqual([
      0x0009_0001, 0x0009_0002, 0x0009_0003, 0x0009_0004, 0x0001_0039, 0x0001_0030,
    ]);
  });

  it('beyond the last usage belong to it', () => {
    const descriptor = parseDescriptor(hex('05 01 09 30 09 31 75 08 95 04 81 02'));
    expect(extractFields(descriptor, hex('01 02 03 04')).map(({ usage }) => usage)).toEqual([
      0x0001_0030, 0x0001_0031, 0x0001_0031, 0x0001_0031,
    ]);
  });

  it.each([
    ['on the line from logical to physical range', '15 00 25 64 35 00 46 e8 03', '32', 500],
    ['times a power of ten', '15 00 25 64 55 0d', '32', 0.05],
    ['as they are where the range is upside down', '15 81 25 80 35 00 45 64', '82', -126],
    ['null outside the range, where they may be', '15 00 25 64', '65', undefined],
  ])('are %s', (_, items, byte, expected) => {
    expect(physical(`${items} 09 30 75 08 95 01 81 42`, byte)).toEqual([expected]);
  });

  it('outside the range are values where nothing says they are not', () => {
    expect(physical('15 00 25 64 09 30 75 08 95 01 81 02', '65')).toEqual([101]);
  });

  it('leave out blocks of bytes', () => {
    expect(physical('75 40 95 01 09 30 81 02 75 08 81 02', '00 00 00 00 00 00 00 00 07')).toEqual([7]);
  });
});

describe('reading a field', () => {
  it('gives back any number written at any bit, with and without sign', () => {
    const place = fc.record({
      bitOffset: fc.nat({ max: 40 }),
      bitSize: fc.integer({ min: 1, max: 32 }),
      index: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(place, fc.bigInt({ min: 0n, max: 0xffff_ffffn }), fc.boolean(), (at, any, isSigned) => {
        const unsigned = BigInt.asUintN(at.bitSize, any);
        const bits = unsigned << BigInt(at.bitOffset + at.index * at.bitSize);
        const payload = Uint8Array.from({ length: 24 }, (_, byte) =>
          Number((bits >> BigInt(8 * byte)) & 255n),
        );
        const logicalMinimum = isSigned ? -1 : 0;
        const field = { ...FIELD, bitOffset: at.bitOffset, bitSize: at.bitSize, count: 4, logicalMinimum };
        const expected = isSigned ? BigInt.asIntN(at.bitSize, unsigned) : unsigned;
        expect(readField(field, payload, at.index)).toBe(Number(expected));
      }),
    );
  });

  it.each([
    ['before the first value', 0, -1],
    ['after the last value', 0, 1],
    ['beyond the report', 1, 0],
  ])('gives nothing %s', (_, bitOffset, index) => {
    expect(readField({ ...FIELD, bitOffset }, hex('ff'), index)).toBeUndefined();
  });
});

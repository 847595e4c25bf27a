import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HubInput } from '#core/contract/reading.ts';
import { KeelError } from '#core/errors.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import { anyNumber, hubInputs } from '../session/hub-inputs.ts';

fc.configureGlobal({ seed: 20240229 });

const attached: HubInput = {
  type: 'attached',
  slot: 258,
  hostMs: 0.1,
  source: 'pointer',
  model: 'Wii Balance Board',
  serial: 'Größe 🛶',
  sensorSpacingMlMm: 433,
  sensorSpacingApMm: 238,
  loadScale: 1.02,
};

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof KeelError) return error.code;
    throw error;
  }
  return 'no error';
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** IEEE 754 by hand, little-endian. */
function float64(value: string): string {
  const highest = { '0': '0000', '0.5': 'e03f', '1': 'f03f', '2': '0040', '-2': '00c0' }[value];
  if (highest === undefined) throw new Error(`Not in the table: ${value}`);
  return `000000000000${highest}`;
}

describe('the input codec', () => {
  it('takes more inputs than fit its first kilobyte', () => {
    const many = Array.from({ length: 500 }, (_, index): HubInput => ({ ...attached, hostMs: index }));
    expect(decodeInputs(encodeInputs(many))).toStrictEqual(many);
  });

  it('returns every input as it was, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(hubInputs(anyNumber, anyNumber)), (inputs) => {
        expect(decodeInputs(encodeInputs(inputs))).toStrictEqual(inputs);
      }),
    );
  });

  it('has a fixed layout: a board reading takes 44 bytes, little-endian', () => {
    const bytes = encodeInputs([
      { type: 'tick', hostMs: 1 },
      {
        type: 'board',
        slot: 0x0201,
        hostMs: 2,
        button: true,
        frontRightKg: 1,
        backRightKg: -2,
        frontLeftKg: 0.5,
        backLeftKg: 0,
      },
    ]);
    expect(hexOf(bytes)).toBe(
      '04000000000000f03f' +
        '01010201' +
        '0000000000000040' +
        '000000000000f03f' +
        '00000000000000c0' +
        '000000000000e03f' +
        '0000000000000000',
    );
  });

  it('has a fixed layout: a sample takes 69 bytes, 93 with a magnetic field, an orientation 52', () => {
    const sample: HubInput = {
      type: 'motion',
      slot: 0x0201,
      hostMs: 2,
      deviceMs: 1,
      gyroRadS: [1, -2, 0.5],
      accMS2: [0, 0, 1],
      button: true,
    };
    expect(hexOf(encodeInputs([sample]))).toBe(
      `0801020100${['2', '1', '1', '-2', '0.5', '0', '0', '1'].map(float64).join('')}`,
    );
    const magnetic = encodeInputs([{ ...sample, button: false, magUt: [1, 2, -2] }]);
    expect(hexOf(magnetic.subarray(0, 5))).toBe('0801020001');
    expect(magnetic).toHaveLength(69 + 24);
    const orientation: HubInput = {
      type: 'orientation',
      slot: 0x0201,
      hostMs: 2,
      deviceMs: 1,
      quaternion: [1, 0, 0, 0],
      button: true,
    };
    expect(hexOf(encodeInputs([orientation]))).toBe(
      `09010201${['2', '1', '1', '0', '0', '0'].map(float64).join('')}`,
    );
  });

  it('reads from the middle of a larger buffer', () => {
    const bytes = encodeInputs([attached]);
    const larger = new Uint8Array(bytes.length + 20).fill(255);
    larger.set(bytes, 7);
    expect(decodeInputs(larger.subarray(7, 7 + bytes.length))).toEqual([attached]);
  });

  it('decodes joined blocks as their joined inputs', () => {
    fc.assert(
      fc.property(fc.array(hubInputs(anyNumber, anyNumber), { minLength: 1 }), fc.nat(), (inputs, cut) => {
        const at = cut % inputs.length;
        const joined = [...encodeInputs(inputs.slice(0, at)), ...encodeInputs(inputs.slice(at))];
        expect(decodeInputs(Uint8Array.from(joined))).toStrictEqual(inputs);
      }),
    );
  });

  it('refuses every truncation as a damaged file', () => {
    const bytes = encodeInputs([attached]);
    for (let length = 1; length < bytes.length; length++) {
      expect(codeOf(() => decodeInputs(bytes.subarray(0, length)))).toBe('damaged-file');
    }
  });

  it('refuses unknown tags and sources and malformed texts as a damaged file', () => {
    expect(codeOf(() => decodeInputs(Uint8Array.of(0)))).toBe('damaged-file');
    expect(codeOf(() => decodeInputs(Uint8Array.of(7)))).toBe('damaged-file');
    const source = encodeInputs([attached]);
    source[3] = 9;
    expect(codeOf(() => decodeInputs(source))).toBe('damaged-file');
    const text = encodeInputs([attached]);
    text[text.length - 1] = 0x41;
    expect(codeOf(() => decodeInputs(text))).toBe('damaged-file');
  });

  it('meets random bytes with inputs or with a damaged file, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const code = codeOf(() => decodeInputs(bytes));
        expect(['no error', 'damaged-file']).toContain(code);
      }),
    );
  });

  it.each([-1, 0.5, 65_536, Number.NaN])('refuses slot %s', (slot) => {
    expect(codeOf(() => encodeInputs([{ type: 'detached', slot, hostMs: 0 }]))).toBe('invalid-argument');
  });

  it('refuses a text that its length field cannot hold', () => {
    const serial = 'x'.repeat(65_536);
    expect(codeOf(() => encodeInputs([{ ...attached, serial }]))).toBe('invalid-argument');
  });
});

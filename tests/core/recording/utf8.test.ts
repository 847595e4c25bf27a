import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#core/recording/utf8.ts';

fc.configureGlobal({ seed: 20240229 });

describe('UTF-8', () => {
  it('encodes as the platform does, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\udfff', '\udc00\ud800')),
        (text) => {
          expect(encodeUtf8(text)).toEqual([...new TextEncoder().encode(text)]);
        },
      ),
    );
  });

  it('accepts exactly what the platform accepts', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const read = (decode: () => string): string | undefined => {
      try {
        return decode();
      } catch {
        return undefined;
      }
    };
    const cases = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff), {
          maxLength: 5,
        })
        .map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(cases, (bytes) => {
        expect(read(() => decodeUtf8(bytes))).toBe(read(() => strict.decode(bytes)));
      }),
      { numRuns: 2000 },
    );
  });
});

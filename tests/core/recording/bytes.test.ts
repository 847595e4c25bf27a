import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, decodeUtf8 } from '#core/recording/bytes.ts';

fc.configureGlobal({ seed: 20240229 });

/** What is read back of a text that was written. */
function writtenAndRead(text: string): string {
  const writer = new ByteWriter();
  writer.text(text);
  return new ByteReader(writer.bytes()).text();
}

describe('texts of a recording', () => {
  it('reads back any text as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(writtenAndRead(text)).toBe(text);
      }),
    );
  });

  it('keeps a byte order mark', () => {
    expect(writtenAndRead('\ufeffbow')).toBe('\ufeffbow');
  });

  it('writes a lone surrogate as U+FFFD', () => {
    expect(writtenAndRead('a\udfff')).toBe('a\ufffd');
  });

  it.each([
    ['a continuation byte alone', [0x80]],
    ['a sequence that ends too early', [0xe2, 0x82]],
    ['a sequence that is broken off', [0xc3, 0x41]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte that UTF-8 never uses', [0xff]],
  ])('refuses invalid UTF-8: %s', (_, bytes) => {
    const damaged = expect.objectContaining({ code: 'damaged-file' });
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(damaged);
    const written = new ByteReader(Uint8Array.from([bytes.length, 0, ...bytes]));
    expect(() => written.text()).toThrow(damaged);
  });
});

/** UTF-8 in plain arithmetic: core may not use TextEncoder, which belongs to the host. */
import { KeelError } from '../errors.ts';

/** The bytes of a text. A lone surrogate becomes U+FFFD, as TextEncoder has it. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = isSurrogate(point) ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), continuation(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), continuation(code >> 6), continuation(code));
    else
      bytes.push(0xf0 | (code >> 18), continuation(code >> 12), continuation(code >> 6), continuation(code));
  }
  return bytes;
}

/** The text of the bytes. @throws KeelError `damaged-file` when they are not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    let code = length === 1 ? first : first & (0x7f >> length);
    for (let offset = 1; offset < length; offset++) {
      const next = bytes[at + offset] ?? 0;
      if ((next & 0xc0) !== 0x80) throw malformed();
      code = (code << 6) | (next & 0x3f);
    }
    if (code < (SMALLEST[length] ?? 0) || code > 0x10ffff || isSurrogate(code)) throw malformed();
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}

/** The smallest code point that needs a sequence of this length: anything below is an overlong form. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f);
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc0 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf8) return 4;
  throw malformed();
}

function malformed(): KeelError {
  return new KeelError('damaged-file', 'A text in this recording is damaged and cannot be read.');
}

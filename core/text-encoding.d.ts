/**
 * The part of the Encoding Standard (https://encoding.spec.whatwg.org) that core uses. Node and browsers both have it;
 * core's tsconfig knows the types of neither.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  /** @param options `fatal` throws a TypeError on malformed bytes; `ignoreBOM` keeps a byte order mark in the text. */
  constructor(label: 'utf-8', options: { readonly fatal: true; readonly ignoreBOM: true });
  decode(input: Uint8Array): string;
}

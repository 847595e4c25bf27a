/** Whole numbers out of bytes, least significant bit first. */
import { withSign } from './items.ts';

/** @returns undefined where the bytes end before it, and for more than 32 bits. */
export function readBits(
  bytes: Uint8Array,
  bitOffset: number,
  bitSize: number,
  signed: boolean,
): number | undefined {
  if (bitSize > 32 || bitOffset + bitSize > 8 * bytes.length) return undefined;
  let unsigned = 0;
  let weight = 1;
  for (let bit = bitOffset; bit < bitOffset + bitSize; bit++) {
    const byte = bytes[Math.floor(bit / 8)] ?? 0;
    if ((byte >> (bit % 8)) & 1) unsigned += weight;
    weight *= 2;
  }
  return signed ? withSign(unsigned, bitSize) : unsigned;
}

/** Writes a whole number, two's complement where it is below zero; what does not fit the bits is cut off. */
export function writeBits(bytes: Uint8Array, bitOffset: number, bitSize: number, value: number): void {
  for (let bit = 0; bit < bitSize; bit++) {
    const index = Math.floor((bitOffset + bit) / 8);
    const mask = 1 << ((bitOffset + bit) % 8);
    const isSet = Math.floor(value / 2 ** bit) % 2 !== 0;
    bytes[index] = isSet ? (bytes[index] ?? 0) | mask : (bytes[index] ?? 0) & ~mask;
  }
}

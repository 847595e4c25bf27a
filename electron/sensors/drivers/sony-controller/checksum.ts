/**
 * The CRC-32 at the end of what goes over Bluetooth: over the transport's own header byte, which no report carries, and
 * the report without its last four bytes; little-endian.
 */
import { crc32 } from 'node:zlib';

/** Bluetooth HIDP's header bytes: data that comes in and goes out, and feature reports. */
export const INPUT_SEED = 0xa1;
export const OUTPUT_SEED = 0xa2;
export const FEATURE_SEED = 0xa3;

const CHECKSUM_BYTES = 4;

export function checksumIsRight(seed: number, report: Uint8Array): boolean {
  const end = report.length - CHECKSUM_BYTES;
  if (end <= 0) return false;
  const stored = new DataView(report.buffer, report.byteOffset).getUint32(end, true);
  return checksumOf(seed, report.subarray(0, end)) === stored;
}

/** @param body The report without its checksum. */
export function checksumOf(seed: number, body: Uint8Array): number {
  return crc32(body, crc32(Uint8Array.of(seed)));
}

/**
 * The container of a recording, to the byte. What the chunks say is core's business (core/session/recording.ts).
 *
 *     prelude   magic "KEELREC\0" (8) | version (1) | sealing (1) | file id (16)
 *     chunk     payload length, u32 little-endian (4) | body
 *     body      sealing 1: nonce (12) | AES-256-GCM ciphertext (length) | tag (16)
 *               sealing 0: CRC-32, u32 little-endian (4) | payload (length)
 *
 * The first chunk is the header. An empty chunk ends a recording that was closed in order. Additional data of a seal,
 * and the first input of a CRC, is the prelude and the chunk's number (u32 little-endian): a chunk moved, dropped from
 * the middle or taken from another file does not open. Without the end chunk a file has lost its tail.
 */
import { crc32 } from 'node:zlib';
import { NONCE_BYTES, seal, TAG_BYTES, unseal } from './sealing.ts';

export const CONTAINER_VERSION = 1;
export const MAGIC = Buffer.from('KEELREC\0', 'latin1');
export const FILE_ID_BYTES = 16;
export const PRELUDE_BYTES = MAGIC.length + 2 + FILE_ID_BYTES;
export const LENGTH_BYTES = 4;
const CRC_BYTES = 4;
/** Far above a second of readings; a larger length is damage. */
export const MAX_CHUNK_BYTES = 16 * 2 ** 20;

export type Sealing = 'none' | 'aes-256-gcm';
const SEALINGS: readonly Sealing[] = ['none', 'aes-256-gcm'];

export interface Prelude {
  readonly bytes: Buffer;
  readonly version: number;
  readonly sealing: Sealing | undefined;
  readonly fileId: Buffer;
}

export function newPrelude(sealing: Sealing, fileId: Uint8Array): Prelude {
  const bytes = Buffer.concat([MAGIC, Buffer.of(CONTAINER_VERSION, SEALINGS.indexOf(sealing)), fileId]);
  return parsePrelude(bytes);
}

export function parsePrelude(bytes: Buffer): Prelude {
  const version = bytes.readUInt8(MAGIC.length);
  const sealing = SEALINGS[bytes.readUInt8(MAGIC.length + 1)];
  return { bytes, version, sealing, fileId: bytes.subarray(PRELUDE_BYTES - FILE_ID_BYTES, PRELUDE_BYTES) };
}

/** How many bytes follow the length of a chunk. */
export function bodyBytes(sealing: Sealing, payloadBytes: number): number {
  return payloadBytes + (sealing === 'none' ? CRC_BYTES : NONCE_BYTES + TAG_BYTES);
}

/** A whole chunk, length first. `key` is unused without a seal. */
export function encodeChunk(prelude: Prelude, index: number, payload: Uint8Array, key: Uint8Array): Buffer {
  const length = u32(payload.length);
  const context = chunkContext(prelude, index);
  if (prelude.sealing === 'none') return Buffer.concat([length, u32(checksum(context, payload)), payload]);
  return Buffer.concat([length, seal(key, payload, context)]);
}

/** The payload, or undefined when the body is not what was written at this place. */
export function decodeBody(
  prelude: Prelude,
  index: number,
  body: Buffer,
  key: Uint8Array,
): Buffer | undefined {
  const context = chunkContext(prelude, index);
  if (prelude.sealing !== 'none') return unseal(key, body, context);
  const payload = body.subarray(CRC_BYTES);
  return checksum(context, payload) === body.readUInt32LE(0) ? payload : undefined;
}

function chunkContext(prelude: Prelude, index: number): Buffer {
  return Buffer.concat([prelude.bytes, u32(index)]);
}

function checksum(context: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(context));
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** JSON under brotli: results are mostly names of measures, which take no room then. */
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { z } from 'zod';
import { checkedRow, damagedEntry } from './checked.ts';
import { bytesOf } from './database.ts';
import type { SqlValue } from './database.ts';

const compress = promisify(brotliCompress);

/** Small, and a tenth of a second of work for a whole result: not on the main thread. */
export async function packed(value: unknown): Promise<Uint8Array> {
  return compress(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** A quarter larger, and done at once. */
export function packedNow(value: unknown): Uint8Array {
  return brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

/** @throws KeelError 'damaged-file'. */
export function unpacked<Schema extends z.ZodType>(
  schema: Schema,
  stored: SqlValue | undefined,
): z.output<Schema> {
  return checkedRow(schema, unpackedJson(stored));
}

/** Not checked yet: for a part of a row that is checked as a whole. @throws KeelError 'damaged-file'. */
export function unpackedJson(stored: SqlValue | undefined): unknown {
  try {
    return JSON.parse(brotliDecompressSync(bytesOf(stored)).toString('utf8'));
  } catch (error) {
    throw damagedEntry(error);
  }
}

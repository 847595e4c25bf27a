/** Reading the files that commands are given. */
import { readFileSync } from 'node:fs';
import { Refusal } from './refusal.ts';

/** @throws Refusal `not-found` or `storage-failed`. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const message = missing ? `There is no file ${file}.` : `The file ${file} could not be read.`;
    throw new Refusal(missing ? 'not-found' : 'storage-failed', message, { cause });
  }
}

/** Files that are whole or absent after a crash, and readable by their owner alone. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { MessageId } from '#core/language/message.ts';

export const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** @throws KeelError 'storage-failed'. */
export function ensureFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  } catch (error) {
    throw storageFailed('folder-not-made', error);
  }
}

/** Makes a new, renamed or removed name in `folder` outlive a power cut. */
export function syncFolder(folder: string): void {
  // Windows can't open a folder; NTFS journals its names by itself.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes beside `path`, syncs, renames over it, syncs the folder: a reader sees the old file or the new one.
 * @throws KeelError 'storage-failed'; the old file is then untouched.
 */
export function writeFileAtomically(path: string, data: string | Uint8Array): void {
  const partial = `${path}.part`;
  try {
    ensureFolder(dirname(path));
    const descriptor = openSync(partial, 'w', OWNER_ONLY_FILE);
    try {
      writeFileSync(descriptor, data);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(partial, { force: true });
    throw storageFailed('file-not-written', error);
  }
}

/** As in `recording-not-read`. */
type StorageFailure =
  Extract<MessageId, `error.storage.${string}`> extends `error.storage.${infer Failure}` ? Failure : never;

/** What the system said of a file, in words that tell what to do; a KeelError says so itself already. */
export function storageFailed(failure: StorageFailure, cause: unknown): KeelError {
  if (cause instanceof KeelError) return cause;
  const code = systemCode(cause);
  const full = code === 'ENOSPC' || code === 'SQLITE_FULL';
  const advice = message(full ? 'advice.disk-full' : 'advice.check-disk');
  return new KeelError('storage-failed', message(`error.storage.${failure}`, { advice }), { cause });
}

/** The code of a system or database error, 'ENOENT' for example; undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

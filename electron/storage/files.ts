/** Files that are whole or absent after a crash, and readable by their owner alone. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeelError } from '#core/errors.ts';

export const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** @throws KeelError 'storage-failed'. */
export function ensureFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  } catch (error) {
    throw storageFailed('A folder could not be made.', error);
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
    throw storageFailed('A file could not be written.', error);
  }
}

/** What the system said of a file, in words that tell what to do; a KeelError says so itself already. */
export function storageFailed(what: string, cause: unknown): KeelError {
  if (cause instanceof KeelError) return cause;
  const code = systemCode(cause);
  const advice =
    code === 'ENOSPC' || code === 'SQLITE_FULL'
      ? 'The disk is full. Make room, then try again.'
      : 'Check that the disk works and that this account may write to the Keel folder, then try again.';
  return new KeelError('storage-failed', `${what} ${advice}`, { cause });
}

/**
 * What a person can do about files that can't be read. Keel makes no backups, and leaves such files as they are.
 * @param files as in 'keel.key'
 */
export function adviceOnUnreadable(files: string): string {
  return (
    'Nothing has been overwritten. Keel makes no backups: if you keep a copy of the Keel folder yourself, close Keel, ' +
    `put ${files} back from that copy and start again.`
  );
}

export const BEGIN_AFRESH = 'To begin afresh without these patients, move the whole Keel folder elsewhere.';

/** The code of a system or database error, 'ENOENT' for example; undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

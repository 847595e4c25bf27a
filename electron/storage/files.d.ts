import { KeelError } from '#core/errors.ts';
export declare const OWNER_ONLY_FILE = 384;
/** @throws KeelError 'storage-failed'. */
export declare function ensureFolder(path: string): void;
/** Makes a new, renamed or removed name in `folder` outlive a power cut. */
export declare function syncFolder(folder: string): void;
/**
 * Writes beside `path`, syncs, renames over it, syncs the folder: a reader sees the old file or the new one.
 * @throws KeelError 'storage-failed'; the old file is then untouched.
 */
export declare function writeFileAtomically(path: string, data: string | Uint8Array): void;
/** What the system said of a file, in words that tell what to do; a KeelError says so itself already. */
export declare function storageFailed(what: string, cause: unknown): KeelError;
/**
 * What a person can do about files that can't be read. Keel makes no backups, and leaves such files as they are.
 * @param files as in 'keel.key'
 */
export declare function adviceOnUnreadable(files: string): string;
export declare const BEGIN_AFRESH = "To begin afresh without these patients, move the whole Keel folder elsewhere.";
/** The code of a system or database error, 'ENOENT' for example; undefined for any other value. */
export declare function systemCode(error: unknown): string | undefined;

/**
 * The key file: the data key, wrapped, and enough to check the therapist's passphrase. Readable JSON with a checksum,
 * so that damage is told from a wrong passphrase.
 *
 * In the key ring: `wrappedKey` is the key ring's own; the passphrase is checked against a scrypt hash that is itself
 * sealed under the data key, so that the file alone gives nothing to guess at. Without a key ring: the data key is
 * sealed under the scrypt hash of the passphrase.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { storageFailed, writeFileAtomically } from './files.ts';
import { scryptSchema } from './passphrase.ts';

export const KEY_FILE_VERSION = 1;

const keyRingWrapSchema = z.object({
  by: z.literal('key-ring'),
  wrappedKey: z.base64(),
  scrypt: scryptSchema,
  sealedHash: z.base64(),
});
const passphraseWrapSchema = z.object({
  by: z.literal('passphrase'),
  wrappedKey: z.base64(),
  scrypt: scryptSchema,
});
const keyWrapSchema = z.discriminatedUnion('by', [keyRingWrapSchema, passphraseWrapSchema]);
export type KeyRingWrap = z.infer<typeof keyRingWrapSchema>;
export type KeyWrap = z.infer<typeof keyWrapSchema>;

const keyFileSchema = z.object({
  format: z.literal('keel-key'),
  version: z.literal(KEY_FILE_VERSION),
  key: keyWrapSchema,
  sha256: z.string(),
});
const versionSchema = z.object({ format: z.literal('keel-key'), version: z.number().int() });

function checksum(key: KeyWrap): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}

/** @throws KeelError 'storage-failed'; the old file is then untouched. */
export function writeKeyFile(path: string, key: KeyWrap): void {
  const file = { format: 'keel-key', version: KEY_FILE_VERSION, key, sha256: checksum(key) };
  writeFileAtomically(path, `${JSON.stringify(file, undefined, 2)}\n`);
}

/** @throws KeelError 'damaged-file', 'unsupported-version', 'storage-failed'. */
export function readKeyFile(path: string): KeyWrap {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw storageFailed('key-file-not-read', error);
  }
  const json = parseJson(text);
  const version = versionSchema.safeParse(json);
  if (version.success && version.data.version > KEY_FILE_VERSION) {
    throw new KeelError('unsupported-version', message('error.newer-keel-stored'));
  }
  const file = keyFileSchema.safeParse(json);
  if (!file.success || file.data.sha256 !== checksum(file.data.key)) throw damagedKeyFile(file.error);
  return file.data.key;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damagedKeyFile(error);
  }
}

export function damagedKeyFile(cause?: unknown): KeelError {
  return new KeelError(
    'damaged-file',
    message('error.key-file-damaged', { advice: message('advice.restore-key') }),
    { cause },
  );
}

/**
 * The operating system's key ring, which keeps the database key between starts. Refused where it would only hide the
 * key under a password that is in Chromium's source (`basic_text`).
 */
import type { SafeStorage } from 'electron';
import type { KeyRing } from '#electron/storage/key-ring.ts';

type OlderCalls = 'isEncryptionAvailable' | 'encryptString' | 'decryptString';
type NewerCalls =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend';
/** Electron's safeStorage: the asynchronous calls where this Electron has them, the older ones elsewhere. */
export type KeyRingBackend = Pick<SafeStorage, OlderCalls> & Partial<Pick<SafeStorage, NewerCalls>>;

/** Looks once whether there is a key ring: it neither comes nor goes while the app runs. The app must be ready. */
export async function createKeyRing(backend: KeyRingBackend, platform: NodeJS.Platform): Promise<KeyRing> {
  const available = await isAvailable(backend, platform);
  return {
    available: () => available,
    encrypt: async (text) => (await backend.encryptStringAsync?.(text)) ?? backend.encryptString(text),
    decrypt: async (sealed) =>
      (await backend.decryptStringAsync?.(sealed))?.result ?? backend.decryptString(sealed),
  };
}

async function isAvailable(backend: KeyRingBackend, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'linux' && backend.getSelectedStorageBackend?.() === 'basic_text') return false;
  return (await backend.isAsyncEncryptionAvailable?.()) ?? backend.isEncryptionAvailable();
}

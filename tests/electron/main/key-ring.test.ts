import { describe, expect, it } from 'vitest';
import { createKeyRing } from '#electron/main/key-ring.ts';
import type { KeyRingBackend } from '#electron/main/key-ring.ts';

const reversed = (text: string): string => Buffer.from(text).reverse().toString();

/** What older Electrons have. */
function older(available = true): KeyRingBackend {
  return {
    isEncryptionAvailable: () => available,
    encryptString: (text) => Buffer.from(`sync ${reversed(text)}`),
    decryptString: (sealed) => reversed(sealed.toString().replace(/^sync /, '')),
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };
}

/** What newer Electrons have; the older calls are there but no longer to be used. */
function newer(available = true): KeyRingBackend {
  const deprecated = (): never => {
    throw new Error('deprecated');
  };
  return {
    isEncryptionAvailable: deprecated,
    encryptString: deprecated,
    decryptString: deprecated,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => Buffer.from(`async ${reversed(text)}`),
    decryptStringAsync: async (sealed) => ({
      shouldReEncrypt: false,
      result: reversed(sealed.toString().replace(/^async /, '')),
    }),
  };
}

describe.each([
  ['older', older],
  ['newer', newer],
])('the key ring over the %s calls', (_name, backend) => {
  it('gives back what it sealed', async () => {
    const keyRing = await createKeyRing(backend(), 'linux');
    expect(keyRing.available()).toBe(true);
    const sealed = await keyRing.encrypt('secret');
    expect(sealed.toString()).not.toContain('secret');
    expect(await keyRing.decrypt(sealed)).toBe('secret');
  });

  it('is not there when the system has none', async () => {
    expect((await createKeyRing(backend(false), 'linux')).available()).toBe(false);
  });

  it('is not there when it would keep the key in clear text', async () => {
    const basic: KeyRingBackend = { ...backend(), getSelectedStorageBackend: () => 'basic_text' };
    expect((await createKeyRing(basic, 'linux')).available()).toBe(false);
  });

  it('does not ask for the backend where there is no choice of one', async () => {
    const { getSelectedStorageBackend: _unused, ...elsewhere } = backend();
    expect((await createKeyRing(elsewhere, 'darwin')).available()).toBe(true);
  });
});

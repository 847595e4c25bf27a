/** AES-256-GCM and HKDF, the only two things done with the data key. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/**
 * Nonce, ciphertext and tag in one. Nonces are random: with 96 bits, a key may seal 2^32 messages before a repeat
 * becomes likelier than 2^-32 (NIST SP 800-38D, 8.3).
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(additionalData);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or undefined when the key is another one or a single bit has changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const ciphertext = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData).setAuthTag(tag);
  const opened = decipher.update(ciphertext);
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    // `final` throws for one reason only: the tag does not fit.
    return undefined;
  }
}

/** A key for one purpose (and one file): HKDF-SHA256, RFC 5869. */
export function deriveKey(dataKey: Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, salt, purpose, KEY_BYTES));
}

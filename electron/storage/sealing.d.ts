export declare const KEY_BYTES = 32;
export declare const NONCE_BYTES = 12;
export declare const TAG_BYTES = 16;
/**
 * Nonce, ciphertext and tag in one. Nonces are random: with 96 bits, a key may seal 2^32 messages before a repeat
 * becomes likelier than 2^-32 (NIST SP 800-38D, 8.3).
 */
export declare function seal(key: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Buffer;
/** The plaintext, or undefined when the key is another one or a single bit has changed. */
export declare function unseal(key: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Buffer | undefined;
/** A key for one purpose (and one file): HKDF-SHA256, RFC 5869. */
export declare function deriveKey(dataKey: Uint8Array, purpose: string, salt?: Uint8Array): Buffer;

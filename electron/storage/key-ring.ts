/** The operating system's key ring, as far as storage needs it. Main wraps Electron's safeStorage in this. */
export interface KeyRing {
  /** False where there is none, or where it would keep the key in clear text. */
  available(): boolean;
  encrypt(text: string): Promise<Buffer>;
  /** Rejects when the key ring is locked or is not the one that encrypted. */
  decrypt(sealed: Buffer): Promise<string>;
}

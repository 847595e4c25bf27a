/** The contract's own limit (core/contract/ipc.ts). */
export const SHORTEST_PASSPHRASE = 8;

/** What is wrong with a passphrase given twice; undefined when it can be used. */
export function newPassphraseProblem(passphrase: string, again: string): string | undefined {
  if (passphrase.length < SHORTEST_PASSPHRASE) return `Use at least ${SHORTEST_PASSPHRASE} characters.`;
  if (passphrase !== again) return 'The two passphrases differ.';
  return undefined;
}

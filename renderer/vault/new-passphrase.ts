import { SHORTEST_PASSPHRASE } from '#core/ipc/ipc.ts';
import { message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';

/** What is wrong with a passphrase given twice; undefined when it can be used. */
export function newPassphraseProblem(passphrase: string, again: string): Message | undefined {
  if (passphrase.length < SHORTEST_PASSPHRASE)
    return message('form.too-short', { minimum: SHORTEST_PASSPHRASE });
  if (passphrase !== again) return message('vault.passphrases-differ');
  return undefined;
}

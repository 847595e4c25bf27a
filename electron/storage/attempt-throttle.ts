/**
 * Slows down guessing: after wrong passphrases an increasing time must pass before the next is looked at. Kept in a
 * small file of its own, because it has to work before the database opens and outlive a restart.
 */
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { storageFailed, systemCode, writeFileAtomically } from './files.ts';

const FREE_ATTEMPTS = 2;
const LONGEST_DELAY_MS = 5 * 60_000;

const attemptsSchema = z.object({ failures: z.number().int().nonnegative(), lastAtMs: z.number() });
type Attempts = z.infer<typeof attemptsSchema>;
const NO_ATTEMPTS: Attempts = { failures: 0, lastAtMs: 0 };

/** 0, 0, 1, 2, 4, 8 ... seconds after the first, second, third ... failure, at most five minutes; in ms. */
export function delayAfterMs(failures: number): number {
  if (failures <= FREE_ATTEMPTS) return 0;
  return Math.min(1000 * 2 ** (failures - FREE_ATTEMPTS - 1), LONGEST_DELAY_MS);
}

export class AttemptThrottle {
  readonly #path: string;
  #attempts: Attempts;

  constructor(path: string) {
    this.#path = path;
    this.#attempts = readAttempts(path);
  }

  /** How long to wait before the next attempt, ms. A clock that was set back never lengthens the wait. */
  retryAfterMs(nowMs: number): number {
    const { failures, lastAtMs } = this.#attempts;
    const delayMs = delayAfterMs(failures);
    return Math.min(delayMs, Math.max(0, lastAtMs + delayMs - nowMs));
  }

  /**
   * Runs `attempt` if its time has come. It counts as a failure from before it runs, so that killing the app in the
   * middle gains nothing, until it has succeeded or failed for another reason than the passphrase.
   * @throws KeelError 'too-many-attempts' and 'wrong-passphrase', both with the wait; whatever else `attempt` throws.
   */
  async run<T>(nowMs: number, attempt: () => Promise<T>): Promise<T> {
    const waitMs = this.retryAfterMs(nowMs);
    if (waitMs > 0) throw tooManyAttempts(waitMs);
    const before = this.#attempts;
    this.#set({ failures: before.failures + 1, lastAtMs: nowMs });
    try {
      const value = await attempt();
      this.#set(NO_ATTEMPTS);
      return value;
    } catch (error) {
      if (error instanceof KeelError && error.code === 'wrong-passphrase') {
        const retryAfterMs = this.retryAfterMs(nowMs);
        throw new KeelError(error.code, error.told, { cause: error, retryAfterMs });
      }
      this.#set(before);
      throw error;
    }
  }

  #set(attempts: Attempts): void {
    this.#attempts = attempts;
    if (attempts.failures > 0) writeFileAtomically(this.#path, JSON.stringify(attempts));
    else rmSync(this.#path, { force: true });
  }
}

function tooManyAttempts(retryAfterMs: number): KeelError {
  const seconds = Math.ceil(retryAfterMs / 1000);
  return new KeelError('too-many-attempts', message('error.passphrase-too-many-attempts', { seconds }), {
    retryAfterMs,
  });
}

function readAttempts(path: string): Attempts {
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    // Who can damage this file can delete it too: a file that says nothing counts as none.
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) {
      return NO_ATTEMPTS;
    }
    throw storageFailed('attempts-not-read', error);
  }
}

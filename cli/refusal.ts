/** What a command says to the person at the terminal, who reads English, and what went wrong in it. */
import { type ErrorCode, KeelError } from '#core/errors.ts';
import { ENGLISH } from '#locales/load/english.ts';

/** Something that a command can't do, in words: the command line speaks English alone. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

export function refusal(message: string): Refusal {
  return new Refusal('invalid-argument', message);
}

/** What to print of anything thrown. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof KeelError) return ENGLISH.sayMessage(thrown.told);
  return thrown instanceof Error ? thrown.message : String(thrown);
}

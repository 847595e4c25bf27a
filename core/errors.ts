/**
 * Errors as data. A `KeelError` says what went wrong in a code a program can branch on and in a message that tells a
 * person what to do, in their language; `toErrorData` and `Result` carry it across process borders.
 */
import { type Message, logLine, message } from './language/message.ts';

export type ErrorCode =
  | 'invalid-argument'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'locked'
  | 'wrong-passphrase'
  | 'too-many-attempts'
  | 'missing-key'
  | 'damaged-file'
  | 'unsupported-version'
  | 'device-not-found'
  | 'device-refused'
  | 'device-silent'
  | 'device-lost'
  | 'recording-truncated'
  | 'storage-failed'
  | 'internal';

export interface ErrorData {
  readonly code: ErrorCode;
  /** For the person at the screen: what happened, and what to do about it. */
  readonly message: Message;
  /** Wait this long before trying again, ms (for `too-many-attempts`). */
  readonly retryAfterMs?: number;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorData };

export class KeelError extends Error {
  override readonly name = 'KeelError';
  readonly code: ErrorCode;
  /** What a person is told; `message` holds its id and values for logs. */
  readonly told: Message;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, told: Message, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(logLine(told), { cause: options.cause });
    this.code = code;
    this.told = told;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Any thrown value as data; what is not a KeelError becomes `internal`. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof KeelError) {
    const data = { code: thrown.code, message: thrown.told };
    return thrown.retryAfterMs === undefined ? data : { ...data, retryAfterMs: thrown.retryAfterMs };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message: message('error.internal', { detail }) };
}

/** The value of a result, or its error thrown again as a KeelError. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message: told, retryAfterMs } = result.error;
  throw new KeelError(code, told, retryAfterMs === undefined ? {} : { retryAfterMs });
}

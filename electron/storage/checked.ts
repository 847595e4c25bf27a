/** Checks what comes in from callers and what comes back from disk, each with its own error. */
import type { z } from 'zod';
import { KeelError } from '#core/errors.ts';
import { adviceOnUnreadable } from './files.ts';

/** @throws KeelError 'invalid-argument' in the schema's words. */
export function checkedInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map((issue) => issue.message);
  throw new KeelError('invalid-argument', messages.join(' '), { cause: parsed.error });
}

/** @throws KeelError 'damaged-file'. */
export function checkedRow<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw damagedEntry(parsed.error);
}

/** A column that holds text. @throws KeelError 'damaged-file'. */
export function checkedText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw damagedEntry(new TypeError(`Text was expected, not ${typeof value}.`));
}

/** Text that Keel itself wrote as JSON. @throws KeelError 'damaged-file'. */
export function checkedJson<Schema extends z.ZodType>(schema: Schema, text: unknown): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(checkedText(text));
  } catch (error) {
    throw damagedEntry(error);
  }
  return checkedRow(schema, value);
}

export function damagedEntry(cause: unknown): KeelError {
  return new KeelError(
    'damaged-file',
    `An entry of the database keel.db is damaged and is not shown. ${adviceOnUnreadable('keel.key and keel.db')}`,
    { cause },
  );
}

export function isoTime(nowMs: number): string {
  return new Date(nowMs).toISOString();
}

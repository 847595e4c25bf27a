/** Checks what comes in from callers and what comes back from disk, each with its own error. */
import type { z } from 'zod';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { messageOfIssues } from '#core/language/issue-message.ts';

/** @throws KeelError 'invalid-argument' with the first thing that the schema finds wrong. */
export function checkedInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new KeelError('invalid-argument', messageOfIssues(parsed.error), { cause: parsed.error });
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
    message('error.entry-damaged', { advice: message('advice.restore-all') }),
    { cause },
  );
}

export function isoTime(nowMs: number): string {
  return new Date(nowMs).toISOString();
}

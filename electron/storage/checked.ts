/** Checks what comes in from callers and what comes back from disk, each with its own error. */
import type { z } from 'zod';
import { KeelError } from '#core/errors.ts';

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
  throw new KeelError('damaged-file', 'An entry of the database is damaged. Put it back from a backup.', {
    cause: parsed.error,
  });
}

/** Text that Keel itself wrote as JSON. @throws KeelError 'damaged-file'. */
export function checkedJson<Schema extends z.ZodType>(schema: Schema, text: unknown): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(String(text));
  } catch (error) {
    throw new KeelError('damaged-file', 'An entry of the database is damaged. Put it back from a backup.', {
      cause: error,
    });
  }
  return checkedRow(schema, value);
}

export function isoTime(nowMs: number): string {
  return new Date(nowMs).toISOString();
}

/** Checks what comes in from callers and what comes back from disk, each with its own error. */
import type { z } from 'zod';
import { KeelError } from '#core/errors.ts';
/** @throws KeelError 'invalid-argument' in the schema's words. */
export declare function checkedInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema>;
/** @throws KeelError 'damaged-file'. */
export declare function checkedRow<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema>;
/** Text that Keel itself wrote as JSON. @throws KeelError 'damaged-file'. */
export declare function checkedJson<Schema extends z.ZodType>(schema: Schema, text: unknown): z.output<Schema>;
export declare function damagedEntry(cause: unknown): KeelError;
export declare function isoTime(nowMs: number): string;

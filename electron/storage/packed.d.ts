import type { z } from 'zod';
import type { SqlValue } from './database.ts';
/** Small, and a tenth of a second of work for a whole result: not on the main thread. */
export declare function packed(value: unknown): Promise<Uint8Array>;
/** A quarter larger, and done at once. */
export declare function packedNow(value: unknown): Uint8Array;
/** @throws KeelError 'damaged-file'. */
export declare function unpacked<Schema extends z.ZodType>(schema: Schema, stored: SqlValue | undefined): z.output<Schema>;

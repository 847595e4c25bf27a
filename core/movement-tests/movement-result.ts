/** What a recorded movement gave: repetitions, numbers in sum, asymmetries, and what is wrong with them. */
import { z } from 'zod';
import { movementFlagSchema } from './flags.ts';
import { MOVEMENT_MEASURE_KEYS } from './measures.ts';
import { movementTaskSchema, sideSchema } from './tasks.ts';

/** Rises with every change of a number that the same frames give. */
export const MOVEMENT_VERSION = 1;

export const movementMeasureKeySchema = z.enum(MOVEMENT_MEASURE_KEYS);

export const repetitionSchema = z.object({
  /** Counted from 1 in time, the unfinished ones too. */
  number: z.number().int().positive(),
  side: sideSchema,
  /** Only whole ones are in the sums. */
  wholeness: z.enum(['whole', 'half', 'not-returned', 'cut-off']),
  /** From the beginning of what is measured, ms. */
  startMs: z.number(),
  peakMs: z.number(),
  endMs: z.number(),
  values: z.partialRecord(movementMeasureKeySchema, z.number()),
  /** Which segment moved first; undefined where it can't be told. */
  first: z.enum(['thorax', 'pelvis', 'together']).optional(),
  flags: z.array(movementFlagSchema),
});
export type Repetition = z.infer<typeof repetitionSchema>;

export const movementMeasureSchema = z.object({
  key: movementMeasureKeySchema,
  /** Undefined where the task has no sides. */
  side: sideSchema.optional(),
  /** Mean over the repetitions (typing: of the whole recording). */
  value: z.number(),
  /** Undefined where too few repetitions tell none. */
  standardError: z.number().optional(),
  /** Repetitions it rests on (typing: minutes). */
  trials: z.number().int(),
  flags: z.array(movementFlagSchema),
});
export type MovementMeasure = z.infer<typeof movementMeasureSchema>;

/** Left against right (core/coordination/asymmetry.ts), in the unit of the measure. */
export const movementAsymmetrySchema = z.object({
  key: movementMeasureKeySchema,
  left: z.number(),
  right: z.number(),
  leftTrials: z.number().int(),
  rightTrials: z.number().int(),
  difference: z.number(),
  indexPercent: z.number().optional(),
  minimalDetectableChange: z.number().optional(),
  minimalDetectablePercent: z.number().optional(),
  /** More than 15 % and more than the minimal detectable change. */
  asymmetric: z.boolean(),
  flags: z.array(movementFlagSchema),
});
export type MovementAsymmetry = z.infer<typeof movementAsymmetrySchema>;

export const movementResultSchema = z.object({
  version: z.number().int(),
  task: movementTaskSchema,
  /** Length of what is measured. */
  durationMs: z.number().nonnegative(),
  repetitions: z.array(repetitionSchema),
  measures: z.array(movementMeasureSchema),
  asymmetries: z.array(movementAsymmetrySchema),
  /** How often which segment moved first, over the whole repetitions. */
  onsets: z.object({ thorax: z.number().int(), pelvis: z.number().int(), together: z.number().int() }),
  /** good: nothing to say against it; doubtful: read the flags; unusable: nothing could be measured. */
  quality: z.enum(['good', 'doubtful', 'unusable']),
  /** What concerns the whole recording. */
  flags: z.array(movementFlagSchema),
});
export type MovementResult = z.infer<typeof movementResultSchema>;

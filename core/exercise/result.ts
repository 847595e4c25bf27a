/** What a block of an exercise comes to. */
import { z } from 'zod';
import { steeringRangeSchema } from './range.ts';
import { trialSchema } from './trial.ts';

export const metricSchema = z.object({
  value: z.number(),
  /** Undefined where it can't be estimated. */
  standardError: z.number().optional(),
  trials: z.number().int(),
});
export type Metric = z.infer<typeof metricSchema>;

export const qualityFlagSchema = z.enum(['good', 'few-trials', 'many-held-readings', 'interrupted']);
export type QualityFlag = z.infer<typeof qualityFlagSchema>;

export const exerciseResultSchema = z.object({
  exercise: z.string(),
  version: z.number(),
  trials: z.array(trialSchema).readonly(),
  metrics: z.record(z.string(), metricSchema),
  quality: qualityFlagSchema,
  /** Of an assessment: how far what steered goes. */
  range: steeringRangeSchema.optional(),
});
export type ExerciseResult = z.infer<typeof exerciseResultSchema>;

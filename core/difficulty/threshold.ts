/**
 * A result in physical units that does not hang on what was played: where on the exercise's curve somebody succeeds so
 * often, with the interval that what is not known of ability and slope leaves (DOMAIN 4D).
 */
import { z } from 'zod';
import type { DifficultyThreshold } from './ability.ts';
import { parametersAt } from '../exercise/curve.ts';
import type { Curve } from '../exercise/curve.ts';

const parametersSchema = z.record(z.string(), z.number());

export const thresholdSchema = z.object({
  /** Share of trials that succeed here. */
  success: z.number(),
  /** Logits. */
  difficulty: z.number(),
  low95: z.number(),
  high95: z.number(),
  /** What the difficulty and the ends of its interval are on the curve; beyond the curve, its end. */
  parameters: parametersSchema,
  easiest95: parametersSchema,
  hardest95: parametersSchema,
  /** Does the threshold lie beyond an end of the curve? Then the parameters are that end. */
  beyond: z.enum(['easy-end', 'hard-end']).optional(),
});
export type Threshold = z.infer<typeof thresholdSchema>;

export const THRESHOLD_SUCCESS = 0.75;

/** The difficulty at which so much success is expected, as the physical parameters of a curve without bounds. */
export function thresholdOn(curve: Curve, success: number, threshold: DifficultyThreshold): Threshold {
  const { difficulty, low95, high95 } = threshold;
  const beyond =
    difficulty < curve.dEasy ? 'easy-end' : difficulty > curve.dHard ? ('hard-end' as const) : undefined;
  return {
    success,
    difficulty,
    low95,
    high95,
    parameters: parametersAt(curve, difficulty),
    easiest95: parametersAt(curve, low95),
    hardest95: parametersAt(curve, high95),
    beyond,
  };
}

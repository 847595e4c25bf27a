/** One trial within a block: a gust, a target, a load. Numbers a trial could not yield are left out, never invented. */
import { z } from 'zod';
import { DIRECTIONS } from './directions.ts';

const finite = z.number();

/** What a trial asked for or brought: a direction, an angle, a load on a side; each where it applies. */
export const trialTargetSchema = z.object({
  direction: z.enum(DIRECTIONS).optional(),
  angleDeg: finite.optional(),
  loadKg: finite.optional(),
  side: z.enum(['left', 'right']).optional(),
});
export type TrialTarget = z.infer<typeof trialTargetSchema>;

/** A word of the exercise's own, as in "uncued" or "held-readings". */
const codeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const trialSchema = z.object({
  index: z.number().int(),
  startMs: finite,
  endMs: finite,
  target: trialTargetSchema.optional(),
  kind: codeSchema,
  /** Graded success 0 to 1; undefined where the trial does not tell about ability (catch, void). */
  score: finite.optional(),
  success: z.boolean().optional(),
  /**
   * Of a success: how much harder the trial could have been, in logits of the exercise's curve, and still have
   * succeeded. Undefined where the exercise can't tell.
   */
  margin: finite.optional(),
  /** Difficulty that was really played, logits, from the exercise's curve; undefined for assessments. */
  difficulty: finite.optional(),
  values: z.record(z.string(), finite),
  /** Why the trial does not count. */
  void: codeSchema.optional(),
});
export type TrialResult = z.infer<typeof trialSchema>;

/** Share of the trials that count which succeeded; undefined where none counts. */
export function shareOfSuccess(trials: readonly TrialResult[]): number | undefined {
  const successes = countedSuccesses(trials);
  return successes.length === 0 ? undefined : successes.filter(Boolean).length / successes.length;
}

/** Success of the trials that count, in their order. */
export function countedSuccesses(trials: readonly TrialResult[]): boolean[] {
  return trials.flatMap(({ success, score, void: voided }) =>
    success === undefined || score === undefined || voided !== undefined ? [] : [success],
  );
}

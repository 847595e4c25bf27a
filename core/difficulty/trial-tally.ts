/**
 * Scored trials counted by grade, set by set: all that a posterior over ability needs of them. A few dozen bytes a set,
 * so that every session keeps them, and whatever a later model makes of them rests on what was really played.
 */
import { z } from 'zod';
import type { ScoredTrial } from './ability.ts';
import { GRADES, gradeOf } from './grades.ts';

export const trialTallySchema = z.object({
  /** Of these trials, logits. */
  difficulty: z.number(),
  /** Where in the session they stood: the mean of their numbers among its scored trials of the skill, the first is 0. */
  place: z.number().nonnegative(),
  /** Trials that failed. A score between 0 and 1 counts in part here and in part among `ungraded`. */
  failures: z.number().nonnegative(),
  /** Successes whose margin the exercise can't tell. */
  ungraded: z.number().nonnegative(),
  /** Successes by grade (grades.ts), from those by the least margin to those by the widest. */
  graded: z
    .array(z.number().nonnegative())
    .length(GRADES - 1)
    .readonly(),
});
export type TrialTally = z.infer<typeof trialTallySchema>;

/** Of the trials of a session, set after set; one tally for each difficulty of a set. */
export function talliesOf(sets: readonly (readonly ScoredTrial[])[]): readonly TrialTally[] {
  let before = 0;
  return sets.flatMap((trials) => {
    const numbered = trials.map((trial, index) => ({ ...trial, number: before + index }));
    before += trials.length;
    const difficulties = new Set(trials.map(({ difficulty }) => difficulty));
    return [...difficulties].map((difficulty) =>
      tallyOf(
        difficulty,
        numbered.filter((trial) => trial.difficulty === difficulty),
      ),
    );
  });
}

function tallyOf(
  difficulty: number,
  trials: readonly (ScoredTrial & { readonly number: number })[],
): TrialTally {
  let places = 0;
  let failures = 0;
  let ungraded = 0;
  const graded: number[] = Array.from({ length: GRADES - 1 }, () => 0);
  for (const { score, margin, number } of trials) {
    places += number;
    failures += 1 - score;
    if (score !== 1 || margin === undefined) ungraded += score;
    else graded[gradeOf(true, margin) - 1] = (graded[gradeOf(true, margin) - 1] ?? 0) + 1;
  }
  return { difficulty, place: places / trials.length, failures, ungraded, graded };
}

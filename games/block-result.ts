/** What the results of all exercises have in common: which readings, trials and blocks count. */
import type { QualityFlag } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';

/** Above this share of readings that are held from the past a block, or a trial in it, tells nothing. */
const MOST_HELD = 0.1;

interface StepCount {
  readonly steps: number;
  readonly heldSteps: number;
}

export function hasManyHeld({ steps, heldSteps }: StepCount): boolean {
  return heldSteps > MOST_HELD * steps;
}

/** @param enough Whether there are as many trials that count as the exercise asks for. */
export function qualityOf(block: StepCount & { readonly releases: number }, enough: boolean): QualityFlag {
  if (hasManyHeld(block)) return 'many-held-readings';
  if (block.releases > 0) return 'interrupted';
  return enough ? 'good' : 'few-trials';
}

/** Trials that are not void, of the given kinds. */
export function countedTrials<Kind extends string>(
  trials: readonly TrialResult[],
  ...kinds: readonly Kind[]
): TrialResult[] {
  return trials.filter(({ kind, void: voided }) => voided === undefined && kinds.some((one) => one === kind));
}

/** A value of the trials that have it. */
export function trialValues(trials: readonly TrialResult[], key: string): number[] {
  return trials.flatMap(({ values }) => values[key] ?? []);
}

/** Successes are told apart up to here, logits. */
export const WIDEST_MARGIN = 6;

/** How much harder a success could have been. @param hardest Difficulty at which it would just have succeeded, logits. */
export function marginOf(hardest: number, difficulty: number): number {
  return Math.min(WIDEST_MARGIN, Math.max(0, hardest - difficulty));
}

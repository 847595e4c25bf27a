/**
 * A staircase that drives sets: a set is played at one difficulty, so the steps of all its trials are made at its end.
 * It settles where the steps of a set cancel, which is at the same success as for a staircase that steps at once.
 */
import type { DifficultyMethod } from './method.ts';
import { staircaseStep } from './staircase.ts';
import type { StaircaseRule, StaircaseState } from './staircase.ts';
import { transformedStep, transformedTarget, weightedStep } from './staircase-steps.ts';

type StaircaseMethod = Extract<
  DifficultyMethod,
  { name: 'transformed-staircase' } | { name: 'weighted-staircase' }
>;

export interface SetStaircase {
  /** Logits. */
  readonly difficulty: number;
  /** Successes in a row since the last step; failures are negative. */
  readonly run: number;
}

/** Where the staircase is after these trials, and the success at which it settles. */
export function afterTrials(
  method: StaircaseMethod,
  targetSuccess: number,
  { difficulty, run }: SetStaircase,
  successes: readonly boolean[],
): SetStaircase & { readonly targetSuccess: number } {
  const transformed = method.name === 'transformed-staircase';
  const rule: StaircaseRule = {
    start: difficulty,
    hardWay: 'up',
    successes: transformed ? method.successes : 1,
    failures: 1,
    steps: [
      transformed
        ? transformedStep(method.successes, method.easierStep)
        : weightedStep(targetSuccess, method.easierStep),
    ],
    scale: 'linear',
    quickStart: false,
    minReversals: 0,
    minTrials: 0,
  };
  const start: StaircaseState = { value: difficulty, trials: 0, run, reversals: [], finished: false };
  const end = successes.reduce((state, success) => staircaseStep(rule, state, success), start);
  return {
    difficulty: end.value,
    run: end.run,
    targetSuccess: transformed ? transformedTarget(method.successes) : targetSuccess,
  };
}

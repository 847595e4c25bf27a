/** Steps that make a staircase settle where it is meant to. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import type { StaircaseStep } from './staircase.ts';

/**
 * Transformed staircases, by the successes in a row that a step harder takes (one failure makes it easier): with this
 * ratio of the step harder to the step easier they settle at this success, whatever the spread of the psychometric
 * function (García-Pérez 1998, Vision Res 38:1861). With steps of one size they do not reach their textbook targets.
 */
const TRANSFORMED = {
  1: { ratio: 0.2845, success: 0.7785 },
  2: { ratio: 0.5488, success: 0.8035 },
  3: { ratio: 0.7393, success: 0.8315 },
  4: { ratio: 0.8415, success: 0.8584 },
} as const;

export type SuccessesInARow = keyof typeof TRANSFORMED;

/** The step that goes with this step easier in a staircase of n successes and one failure. */
export function transformedStep(successes: SuccessesInARow, easier: number): StaircaseStep {
  requirePositive(easier);
  return { harder: easier * TRANSFORMED[successes].ratio, easier };
}

/** Success at which such a staircase settles. */
export function transformedTarget(successes: SuccessesInARow): number {
  return TRANSFORMED[successes].success;
}

/**
 * Weighted up-down: every trial steps, and it settles where harder * p = easier * (1 - p) (Kaernbach 1991, Percept
 * Psychophys 49:227), so at any success p wanted. Goes with one success and one failure.
 * @throws KeelError `invalid-argument` for a target of 0 or 1, or a step that is not above 0.
 */
export function weightedStep(targetSuccess: number, easier: number): StaircaseStep {
  requirePositive(easier);
  if (!(targetSuccess > 0 && targetSuccess < 1)) {
    throw new KeelError(
      'invalid-argument',
      message('error.staircase.target-success', { share: targetSuccess }),
    );
  }
  return { harder: (easier * (1 - targetSuccess)) / targetSuccess, easier };
}

function requirePositive(step: number): void {
  if (!(step > 0 && step < Infinity)) {
    throw new KeelError('invalid-argument', message('error.staircase.one-step-not-above-zero', { step }));
  }
}

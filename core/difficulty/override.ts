/** A therapist's choice of the next difficulty in place of the model's, as a decision like any other. */
import type { AbilityState, AdaptationDecision, DifficultyOverride } from './ability.ts';
import { playableAt } from '../exercise/curve.ts';
import type { Bounds, Curve } from '../exercise/curve.ts';

export interface Decided {
  readonly state: AbilityState;
  readonly decision: AdaptationDecision;
}

/** Differences below this are rounding, logits. */
const SAME = 1e-6;

/** What the model decided, with the therapist's difficulty in its place; floors, caps and locks still hold. */
export function overridden(
  { state, decision }: Decided,
  curve: Curve,
  bounds: Bounds,
  { difficulty, reason: note }: DifficultyOverride,
): Decided {
  const { parameters, difficulty: newDifficulty } = playableAt(curve, difficulty, bounds);
  const bound = difficulty > newDifficulty + SAME ? 'at-cap' : 'at-floor';
  const held = Math.abs(difficulty - newDifficulty) > SAME;
  return {
    state: { ...state, lastDifficulty: newDifficulty, lastParameters: parameters },
    decision: {
      ...decision,
      newDifficulty,
      parameters,
      reason: 'override',
      forbiddenBy: held ? [bound] : [],
      note,
    },
  };
}

/** What a model takes from one step of input. */
import type { ExerciseInput } from '#core/exercise/exercise.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { HUB_STEP_MS } from '#core/units.ts';

export interface UsableSteering {
  readonly steering: PlaneVector;
  readonly raw: PlaneVector;
}

/** What steers; undefined where it is held from the past or no number. */
export function steeringIn({ steering, raw, valid }: ExerciseInput): UsableSteering | undefined {
  const finite = [steering.ml, steering.ap, raw.ml, raw.ap].every(Number.isFinite);
  return valid && finite ? { steering, raw } : undefined;
}

/** The time of the input; a step after the last where it is no number. */
export function timeMs(input: ExerciseInput, lastMs: number): number {
  return Number.isFinite(input.tMs) ? input.tMs : lastMs + HUB_STEP_MS;
}

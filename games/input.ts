/** What a model takes from one step of input. */
import type { ExerciseInput } from '#core/session/exercise.ts';
import type { PlaneVector } from '#core/stabilometry/limits.ts';
import { HUB_STEP_MS } from '#core/units.ts';

/** A centre of pressure farther out than this is off any board, mm. */
const FARTHEST_MM = 500;

/** The centre of pressure, mm from neutral; undefined where it is held from the past or no number. */
export function centreOfPressureMm({ copMlMm, copApMm, valid }: ExerciseInput): PlaneVector | undefined {
  if (!valid || !Number.isFinite(copMlMm) || !Number.isFinite(copApMm)) return undefined;
  return { ml: onBoard(copMlMm), ap: onBoard(copApMm) };
}

function onBoard(mm: number): number {
  return Math.min(FARTHEST_MM, Math.max(-FARTHEST_MM, mm));
}

/** The time of the input; a step after the last where it is no number. */
export function timeMs(input: ExerciseInput, lastMs: number): number {
  return Number.isFinite(input.tMs) ? input.tMs : lastMs + HUB_STEP_MS;
}

/** What a model takes from one step of input. */
import type { ExerciseInput } from '#core/exercise/exercise.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { HUB_STEP_MS } from '#core/units.ts';

export interface UsableSteering {
  readonly steering: PlaneVector;
  readonly raw: PlaneVector;
}

/** Farther out than this is no reading of a person, mm, deg or fractions. */
const FARTHEST = 1000;

/** What steers; undefined where it is held from the past or no number. */
export function steeringIn({
  steering,
  raw,
  valid,
}: Pick<ExerciseInput, 'steering' | 'raw' | 'valid'>): UsableSteering | undefined {
  if (!valid || !isFinitePoint(steering) || !isFinitePoint(raw)) return undefined;
  return { steering: bounded(steering), raw: bounded(raw) };
}

function isFinitePoint({ ml, ap }: PlaneVector): boolean {
  return Number.isFinite(ml) && Number.isFinite(ap);
}

function bounded(point: PlaneVector): PlaneVector {
  const { ml, ap } = point;
  if (Math.abs(ml) <= FARTHEST && Math.abs(ap) <= FARTHEST) return point;
  const within = (value: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, value));
  return { ml: within(ml), ap: within(ap) };
}

/** The time of the input; a step after the last where it is no number. */
export function timeMs(input: ExerciseInput, lastMs: number): number {
  return Number.isFinite(input.tMs) ? input.tMs : lastMs + HUB_STEP_MS;
}

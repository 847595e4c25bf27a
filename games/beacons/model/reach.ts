/** One reach for a light: while it runs, and its result. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { UNIT, along, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringSample } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { leanMeasures } from '#core/stabilometry/leaning.ts';
import type { LeanSample } from '#core/stabilometry/leaning.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { hasManyHeld } from '../../block-result.ts';
import { leanSampleOf } from '../../lean.ts';
import { BEACONS_CURVE } from '../curve.ts';
import type { BeaconsParameters, BeaconsState } from './state.ts';

/** Away from the light it fades twice as fast as it grew: a short slip costs little, and no hold is a gift. */
const FADE = 2;
/** 500 ms: the quiet that a lean is told from. */
export const QUIET_STEPS = 50;

export interface Reach {
  readonly index: number;
  readonly direction: Direction;
  readonly distance: number;
  readonly startMs: number;
  /** Steps of the set before it. */
  readonly startStep: number;
  /** Where the boat was when the light appeared. */
  readonly from: PlaneVector;
  /** How long the light has been held, ms. */
  readonly heldMs: number;
  readonly steps: number;
  readonly heldSteps: number;
}

export function isAtLight(
  at: PlaneVector,
  direction: Direction,
  distance: number,
  tolerance: number,
): boolean {
  const light = scaled(UNIT[direction], distance);
  return lengthOf({ ml: at.ml - light.ml, ap: at.ap - light.ap }) <= tolerance;
}

/** The reach after one more step. Held readings neither kindle the light nor let it fade. */
export function reached(reach: Reach, state: BeaconsState, valid: boolean): Reach {
  const steps = reach.steps + 1;
  if (!valid) return { ...reach, steps, heldSteps: reach.heldSteps + 1 };
  const holds = isAtLight(state.steering, reach.direction, reach.distance, state.tolerance);
  const heldMs = holds ? reach.heldMs + HUB_STEP_MS : Math.max(0, reach.heldMs - FADE * HUB_STEP_MS);
  return { ...reach, steps, heldMs };
}

/** How a reach ended, or undefined while it goes on. A hold that began in time may be carried to its end. */
export function endingOf(
  reach: Reach,
  tMs: number,
  parameters: BeaconsParameters,
): 'lit' | 'dark' | undefined {
  const holdMs = 1000 * parameters.holdS;
  if (reach.heldMs >= holdMs) return 'lit';
  const overMs = tMs - reach.startMs - 1000 * parameters.reachLimitS;
  if (overMs < 0 || (reach.heldMs > 0 && overMs < 2 * holdMs)) return undefined;
  return 'dark';
}

/** What a result needs to know of its set. */
export type ReachSet = Pick<BeaconsState, 'parameters' | 'mmPerUnit' | 'latencyMs'>;

/** @param ending undefined for a reach that was broken off; its samples are not measured. */
export function finishReach(
  reach: Reach,
  endMs: number,
  ending: 'lit' | 'dark' | undefined,
  set: ReachSet,
  values: Readonly<Record<string, number>> = {},
): TrialResult {
  const { index, startMs, direction, distance } = reach;
  const difficulty = difficultyOf(BEACONS_CURVE, { ...set.parameters, distancePercent: 100 * distance });
  const base = { index, startMs, endMs, target: { direction }, kind: 'reach', difficulty, values };
  if (ending === undefined) return { ...base, void: 'interrupted' };
  if (hasManyHeld(reach)) return { ...base, void: 'held-readings' };
  const success = ending === 'lit';
  return { ...base, success, score: success ? 1 : 0 };
}

/** What was seen of a reach when it ended: where the boat was, the samples of its time and of the quiet before. */
export interface ReachSeen {
  readonly endMs: number;
  readonly at: PlaneVector;
  readonly quiet: readonly SteeringSample[];
  readonly samples: readonly SteeringSample[];
}

/**
 * What a reach came to: its excursion in the unit of what steers, and when half the way was covered; of a light that
 * was lit the time to it without the hold, its distance from where the lean began, and how far beyond it the hold
 * ended, in fractions of the range.
 */
export function reachValues(
  reach: Reach,
  { endMs, at, quiet, samples }: ReachSeen,
  ending: 'lit' | 'dark',
  { parameters, mmPerUnit, latencyMs }: ReachSet,
): Record<string, number> {
  const leanOf = ({ tMs, raw }: SteeringSample): LeanSample =>
    leanSampleOf(reach.direction, scaled(raw, mmPerUnit), tMs - reach.startMs);
  const measures = leanMeasures(
    quiet.filter(({ valid }) => valid).map(leanOf),
    samples.filter(({ valid }) => valid).map(leanOf),
  );
  const values: Record<string, number> = { excursion: measures.maximumMm / mmPerUnit };
  if (measures.directionalControlPercent !== undefined) {
    values.directionalControlPercent = measures.directionalControlPercent;
  }
  const halfwayMs = halfwayMsOf(reach, samples);
  if (halfwayMs !== undefined) values.halfwayMs = halfwayMs - latencyMs;
  if (ending === 'dark') return values;
  const unit = UNIT[reach.direction];
  const end = along(at, unit);
  return {
    ...values,
    movementS: Math.max(0, (endMs - reach.startMs - latencyMs) / 1000 - parameters.holdS),
    distance: end - along(reach.from, unit),
    miss: end - reach.distance,
  };
}

/**
 * When half the way to the light is covered, ms after it appeared: reaction and speed of the first movement together,
 * before any correction near the light. Undefined where it never was.
 */
function halfwayMsOf(reach: Reach, samples: readonly SteeringSample[]): number | undefined {
  const unit = UNIT[reach.direction];
  const halfway = (along(reach.from, unit) + reach.distance) / 2;
  const first = samples.find(({ steering, valid }) => valid && along(steering, unit) >= halfway);
  return first === undefined ? undefined : first.tMs - reach.startMs;
}

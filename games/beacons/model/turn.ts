/**
 * A turn of the trunk to one side, sitting: to an angle that the person finds comfortable. There is no mark to reach;
 * right and left come by turns, at the person's own pace, and each turn is measured from the person's own straight
 * ahead just before it, so that a drifting heading tells little.
 */
import type { BodyInput } from '#core/exercise/body-input.ts';
import type { SteeringSample } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { mean } from '#core/signal/statistics.ts';
import { sustainedReachMm } from '#core/stabilometry/leaning.ts';
import { hasManyHeld } from '../../block-result.ts';
import type { Side } from './state.ts';

/** A turn less than this is sitting still, deg. */
const LEAST_DEG = 12;
/** Turned less than this is straight ahead, deg. */
export const STRAIGHT_DEG = 8;
/** 300 ms: what straight ahead is told from, when the turn before has come to rest. */
export const STRAIGHT_STEPS = 30;
/** A turn is over after this, whatever happened. */
export const LONGEST_TURN_MS = 5000;

export interface Turn {
  readonly index: number;
  readonly side: Side;
  readonly startMs: number;
  readonly startStep: number;
  /** Straight ahead, deg; undefined where no sensor told. */
  readonly straightDeg: number | undefined;
  /** How far the trunk is turned to the side, and was at most, deg. */
  readonly turnedDeg: number;
  readonly farthestDeg: number;
  readonly steps: number;
  readonly heldSteps: number;
}

/** How far the trunk is turned, deg, to the right positive; undefined where the sensor does not tell. */
export function axialIn(body: BodyInput | undefined): number | undefined {
  if (body === undefined || !body.valid.thorax) return undefined;
  const { thoraxAxialDeg } = body.angles;
  return Number.isFinite(thoraxAxialDeg) ? Math.min(180, Math.max(-180, thoraxAxialDeg)) : undefined;
}

/** Mean of the samples just before a turn; undefined where most of them do not tell. */
export function straightOf(quiet: readonly SteeringSample[]): number | undefined {
  const told = quiet.flatMap(({ body }) => axialIn(body) ?? []);
  return told.length * 2 <= quiet.length ? undefined : mean(told);
}

/** The turn after one more step. */
export function turned(turn: Turn, axialDeg: number | undefined): Turn {
  const steps = turn.steps + 1;
  if (axialDeg === undefined || turn.straightDeg === undefined) {
    return { ...turn, steps, heldSteps: turn.heldSteps + 1 };
  }
  const turnedDeg = towards(turn.side, axialDeg - turn.straightDeg);
  return { ...turn, steps, turnedDeg, farthestDeg: Math.max(turn.farthestDeg, turnedDeg) };
}

function towards(side: Side, rightDeg: number): number {
  return side === 'right' ? rightDeg : -rightDeg;
}

/** There and back, or time is up. */
export function isTurnOver({ farthestDeg, turnedDeg, startMs }: Turn, tMs: number): boolean {
  return (farthestDeg >= LEAST_DEG && turnedDeg <= STRAIGHT_DEG) || tMs - startMs >= LONGEST_TURN_MS;
}

/**
 * The farthest that was held for 300 ms, as of a lean; it tells nothing of ability.
 * @param samples of the time of the turn; undefined for one that was broken off.
 */
export function finishTurn(
  turn: Turn,
  endMs: number,
  samples: readonly SteeringSample[] | undefined,
): TrialResult {
  const { index, startMs, side, straightDeg } = turn;
  const base = { index, startMs, endMs, target: { side }, kind: 'turn', values: {} };
  if (samples === undefined) return { ...base, void: 'interrupted' };
  if (straightDeg === undefined || hasManyHeld(turn)) {
    return { ...base, void: 'held-readings' };
  }
  if (turn.farthestDeg < LEAST_DEG) return { ...base, void: 'no-turn' };
  const angles = samples.flatMap(({ tMs, body }) => {
    const axialDeg = axialIn(body);
    if (axialDeg === undefined) return [];
    // The rule of a reach is one of times: deg stand for mm.
    return [{ sinceCueMs: tMs - startMs, onMm: towards(side, axialDeg - straightDeg), offMm: 0 }];
  });
  const angleDeg = sustainedReachMm(angles);
  return { ...base, target: { side, angleDeg }, values: { angleDeg } };
}

/** One direction of the assessment: while it runs, and its result. */
import { AppendOnlyList } from '#core/append-only-list.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { heldMm, leanMeasures } from '#core/stabilometry/leaning.ts';
import type { LeanSample } from '#core/stabilometry/leaning.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { hasManyHeld } from '../../block-result.ts';
import { leanSampleOf } from '../../lean.ts';

/** A lean shorter than this is standing still, mm. */
export const LEAST_REACH_MM = 15;

export interface Lean {
  readonly index: number;
  readonly direction: Direction;
  readonly startMs: number;
  /** The quiet half second before the target appeared. */
  readonly before: readonly LeanSample[];
  readonly samples: AppendOnlyList<LeanSample>;
  /** The farthest that was held, mm. */
  readonly bestMm: number;
  /** For how long the person has stayed near it without getting farther, ms, and what it was when that began. */
  readonly stayedForMs: number;
  readonly stayedFromMm: number;
  readonly steps: number;
  readonly heldSteps: number;
}

/** To stay is to be within this share of the farthest point, and to push it no farther than by as much. */
const STAY_SHARE = 0.1;

/** `recentMm` is what steered in the last 500 ms, every 10 ms, oldest first. */
export function startLean(
  index: number,
  direction: Direction,
  startMs: number,
  recentMm: readonly PlaneVector[],
): Lean {
  const before = recentMm.map((atMm, at) => leanSampleOf(direction, atMm, 10 * (at - recentMm.length)));
  return {
    index,
    direction,
    startMs,
    before,
    samples: AppendOnlyList.empty(),
    bestMm: 0,
    stayedForMs: 0,
    stayedFromMm: 0,
    steps: 0,
    heldSteps: 0,
  };
}

/** What a reach is told from: 300 ms and the sample before. */
const HELD_SAMPLES = 31;

/** The lean after one more step. */
export function leant(lean: Lean, atMm: PlaneVector, tMs: number, valid: boolean): Lean {
  const steps = lean.steps + 1;
  if (!valid) return { ...lean, steps, heldSteps: lean.heldSteps + 1, stayedForMs: 0 };
  const sample = leanSampleOf(lean.direction, atMm, tMs - lean.startMs);
  const samples = lean.samples.with(sample);
  const newest = samples.slice(samples.length - HELD_SAMPLES);
  const bestMm = Math.max(lean.bestMm, heldMm(newest, newest.length - 1));
  const near = bestMm >= LEAST_REACH_MM && sample.onMm >= (1 - STAY_SHARE) * bestMm;
  const stays = near && lean.stayedForMs > 0 && bestMm <= (1 + STAY_SHARE) * lean.stayedFromMm;
  return {
    ...lean,
    steps,
    samples,
    bestMm,
    stayedForMs: stays ? lean.stayedForMs + 10 : near ? 10 : 0,
    stayedFromMm: stays ? lean.stayedFromMm : bestMm,
  };
}

export function isUsable(lean: Lean): boolean {
  return lean.bestMm >= LEAST_REACH_MM && !hasManyHeld(lean);
}

/** @param mmPerUnit What is told in mm of a standing lean goes back into the unit of what steers. */
export function finishLean(lean: Lean, endMs: number, interrupted: boolean, mmPerUnit: number): TrialResult {
  const measures = leanMeasures(lean.before, lean.samples.slice());
  const values: Record<string, number> = { maximum: measures.maximumMm / mmPerUnit };
  if (measures.reactionMs !== undefined) values.reactionMs = measures.reactionMs;
  if (measures.velocityMmS !== undefined) values.velocity = measures.velocityMmS / mmPerUnit;
  if (measures.endpointMm !== undefined) values.endpoint = measures.endpointMm / mmPerUnit;
  if (measures.directionalControlPercent !== undefined) {
    values.directionalControlPercent = measures.directionalControlPercent;
  }
  const base = {
    index: lean.index,
    startMs: lean.startMs,
    endMs,
    target: { direction: lean.direction },
    kind: 'lean',
    values,
  };
  if (interrupted) return { ...base, void: 'interrupted' };
  if (hasManyHeld(lean)) return { ...base, void: 'held-readings' };
  return { ...base, success: isUsable(lean) };
}

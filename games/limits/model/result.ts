/** The result of the assessment: the limits, and how they were reached. */
import { meanMetric, medianMetric, presentMetrics } from '#core/coordination/estimates.ts';
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { rangeFrom } from '#core/exercise/range.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { sidesPercent } from '#core/stabilometry/limits-measures.ts';
import { qualityOf } from '../../block-result.ts';
import { LIMITS_INFO } from '../info.ts';
import { finishLean } from './lean.ts';
import type { LimitsState } from './state.ts';

const FEWEST_DIRECTIONS = 6;

function values(trials: readonly TrialResult[], key: string): number[] {
  return trials.flatMap((trial) => trial.values[key] ?? []);
}

function difference(a: number | undefined, b: number | undefined): Metric | undefined {
  const value = sidesPercent(a, b);
  return value === undefined ? undefined : { value, trials: 2 };
}

function metricsOf(state: LimitsState, trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const usable = trials.filter((trial) => trial.success === true);
  const reach = (direction: Direction): number | undefined => state.reachedMm[direction];
  return presentMetrics({
    meanReach: meanMetric(values(usable, 'maximum')),
    reactionMs: medianMetric(values(usable, 'reactionMs')),
    velocity: medianMetric(values(usable, 'velocity')),
    endpoint: medianMetric(values(usable, 'endpoint')),
    directionalControlPercent: medianMetric(values(usable, 'directionalControlPercent')),
    leftRightPercent: difference(reach('right'), reach('left')),
    frontBackPercent: difference(reach('front'), reach('back')),
  });
}

/** What was reached in each direction, in the unit of what steers. */
function reachedOf({ reachedMm, mmPerUnit }: LimitsState): Partial<Record<Direction, number>> {
  const reached: Partial<Record<Direction, number>> = {};
  for (const direction of DIRECTIONS) {
    const mm = reachedMm[direction];
    if (mm !== undefined) reached[direction] = mm / mmPerUnit;
  }
  return reached;
}

/** The result so far; a lean that is still going on is void. */
export function resultOf(state: LimitsState): ExerciseResult {
  const running = state.lean && finishLean(state.lean, state.tMs, true, state.mmPerUnit);
  const trials = running ? [...state.trials, running] : state.trials;
  return {
    exercise: LIMITS_INFO.id,
    version: LIMITS_INFO.version,
    trials,
    metrics: metricsOf(state, trials),
    quality: qualityOf(state, Object.keys(state.reachedMm).length >= FEWEST_DIRECTIONS),
    range: rangeFrom(reachedOf(state), state.steering, state.posture),
  };
}

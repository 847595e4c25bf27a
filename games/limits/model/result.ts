/** The result of the assessment: the limits, and how they were reached. */
import { meanMetric, medianMetric, presentMetrics } from '#core/coordination/estimates.ts';
import type { Direction, ExerciseResult, Metric, QualityFlag, TrialResult } from '#core/session/exercise.ts';
import { sidesPercent } from '#core/stabilometry/limits-measures.ts';
import { limitsFrom } from '#core/stabilometry/limits.ts';
import { LIMITS_INFO } from '../info.ts';
import { finishLean } from './lean.ts';
import type { LimitsState } from './state.ts';

const FEWEST_DIRECTIONS = 6;
const MOST_HELD = 0.1;

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
    meanReachMm: meanMetric(values(usable, 'maximumMm')),
    reactionMs: medianMetric(values(usable, 'reactionMs')),
    velocityMmS: medianMetric(values(usable, 'velocityMmS')),
    endpointMm: medianMetric(values(usable, 'endpointMm')),
    directionalControlPercent: medianMetric(values(usable, 'directionalControlPercent')),
    leftRightPercent: difference(reach('right'), reach('left')),
    frontBackPercent: difference(reach('front'), reach('back')),
  });
}

function qualityOf(state: LimitsState): QualityFlag {
  if (state.steps > 0 && state.heldSteps > MOST_HELD * state.steps) return 'many-held-readings';
  if (state.releases > 0) return 'interrupted';
  return Object.keys(state.reachedMm).length < FEWEST_DIRECTIONS ? 'few-trials' : 'good';
}

/** The result so far; a lean that is still going on is void. */
export function resultOf(state: LimitsState): ExerciseResult {
  const running = state.lean && finishLean(state.lean, state.tMs, true);
  const trials = running ? [...state.trials, running] : state.trials;
  return {
    exercise: LIMITS_INFO.id,
    version: LIMITS_INFO.version,
    trials,
    metrics: metricsOf(state, trials),
    quality: qualityOf(state),
    limits: limitsFrom(state.reachedMm),
  };
}

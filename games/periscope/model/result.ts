/** The result of a set of Periscope. */
import { meanMetric, medianMetric, percentMetric, presentMetrics } from '#core/coordination/estimates.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { qualityOf } from '../../block-result.ts';
import { PERISCOPE_INFO } from '../info.ts';
import { coordinationMetrics } from './coordination.ts';
import { brokenOff } from './phases.ts';
import type { Part, PeriscopeState } from './state.ts';

const FEWEST_TRIALS = 5;

/** Trials that count, of a part. */
export function countedOf(trials: readonly TrialResult[], ...parts: readonly Part[]): TrialResult[] {
  return trials.filter((trial) => trial.void === undefined && parts.some((part) => part === trial.kind));
}

function leakageOfPart(trials: readonly TrialResult[], part: Part): Metric | undefined {
  return medianMetric(countedOf(trials, part).flatMap(({ values }) => values.leakage ?? []));
}

/** The result so far; a cycle that is under way is void. */
export function resultOf(state: PeriscopeState, samples: BlockSamples): ExerciseResult {
  const trials = [...state.trials, ...brokenOff(state)];
  const counted = trials.filter((trial) => trial.void === undefined);
  const metrics = presentMetrics({
    pelvisMovesLeakage: leakageOfPart(trials, 'pelvis-moves'),
    thoraxMovesLeakage: leakageOfPart(trials, 'thorax-moves'),
    oppositeLeakage: leakageOfPart(trials, 'opposite'),
    timing: meanMetric(counted.flatMap(({ values }) => values.timing ?? [])),
    successPercent: percentMetric(counted.flatMap(({ success }) => success ?? [])),
    ...coordinationMetrics(trials, samples, state.set),
  });
  return {
    exercise: PERISCOPE_INFO.id,
    version: PERISCOPE_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, counted.length >= FEWEST_TRIALS),
  };
}

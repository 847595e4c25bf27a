/** The result of a set of Cargo. */
import {
  anticipationIndex,
  meanMetric,
  medianMetric,
  percentMetric,
  presentMetrics,
  sideDifference,
} from '#core/coordination/estimates.ts';
import type { BothSides } from '#core/coordination/estimates.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { countedTrials, qualityOf, trialValues } from '../../block-result.ts';
import { CARGO_INFO } from '../info.ts';
import { setOf } from './phases.ts';
import type { LoadKind, Side } from './schedule.ts';
import type { CargoState } from './state.ts';
import { finishTrial } from './trial.ts';

const FEWEST_TRIALS = 5;

function successes(trials: readonly TrialResult[]): boolean[] {
  return trials.flatMap((trial) => trial.success ?? []);
}

function excursionsBySide(trials: readonly TrialResult[]): BothSides {
  const of = (side: Side): number[] =>
    trialValues(
      trials.filter(({ target }) => target?.side === side),
      'excursionPercent',
    );
  return { left: of('left'), right: of('right') };
}

function metricsOf(trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const known = countedTrials<LoadKind>(trials, 'known');
  const unknown = countedTrials<LoadKind>(trials, 'unknown');
  const scored = countedTrials<LoadKind>(trials, 'known', 'unknown');
  const falsely = countedTrials<LoadKind>(trials, 'false-side', 'false-weight');
  const levelled = scored.filter((trial) => trial.success);
  const excursions = (of: readonly TrialResult[]): number[] => trialValues(of, 'excursionPercent');
  return presentMetrics({
    successPercent: percentMetric(successes(scored)),
    successKnownPercent: percentMetric(successes(known)),
    successUnknownPercent: percentMetric(successes(unknown)),
    excursionKnownPercent: medianMetric(excursions(known)),
    excursionUnknownPercent: medianMetric(excursions(unknown)),
    anticipationIndex: anticipationIndex(excursions(known), excursions(unknown)),
    leadMs: medianMetric(trialValues(known, 'leadMs')),
    anticipatedPercent: percentMetric(trialValues(known, 'anticipated').map((value) => value === 1)),
    latencyMs: medianMetric(trialValues(unknown, 'latencyMs')),
    levelledS: medianMetric(trialValues(levelled, 'levelledS')),
    sideDifferencePercent: sideDifference([excursionsBySide(known), excursionsBySide(unknown)]),
    falsePreparedPercent: meanMetric(trialValues(falsely, 'preparedPercent')),
    falseExcursionPercent: medianMetric(excursions(falsely)),
  });
}

/** The result so far; a trial that is still running is void. */
export function resultOf(state: CargoState): ExerciseResult {
  const running = state.trial && finishTrial(state.trial, state.tMs, undefined, setOf(state));
  const trials = running ? [...state.trials, running] : state.trials;
  const metrics = metricsOf(trials);
  return {
    exercise: CARGO_INFO.id,
    version: CARGO_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, (metrics.successPercent?.trials ?? 0) >= FEWEST_TRIALS),
  };
}

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
import type { ExerciseResult, Metric, QualityFlag } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { CARGO_INFO } from '../info.ts';
import { setOf } from './phases.ts';
import type { LoadKind, Side } from './schedule.ts';
import type { CargoState } from './state.ts';
import { finishTrial } from './trial.ts';

const FEWEST_TRIALS = 5;
const MOST_HELD = 0.1;

/** Trials that count, of the given kinds. */
function counted(trials: readonly TrialResult[], ...kinds: readonly LoadKind[]): TrialResult[] {
  return trials.filter((trial) => trial.void === undefined && kinds.some((kind) => kind === trial.kind));
}

function valuesOf(trials: readonly TrialResult[], key: string): number[] {
  return trials.flatMap((trial) => trial.values[key] ?? []);
}

function successes(trials: readonly TrialResult[]): boolean[] {
  return trials.flatMap((trial) => trial.success ?? []);
}

function excursionsBySide(trials: readonly TrialResult[]): BothSides {
  const of = (side: Side): number[] =>
    valuesOf(
      trials.filter(({ target }) => target?.side === side),
      'excursionPercent',
    );
  return { left: of('left'), right: of('right') };
}

function metricsOf(trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const known = counted(trials, 'known');
  const unknown = counted(trials, 'unknown');
  const scored = counted(trials, 'known', 'unknown');
  const falsely = counted(trials, 'false-side', 'false-weight');
  const levelled = scored.filter((trial) => trial.success);
  const excursions = (of: readonly TrialResult[]): number[] => valuesOf(of, 'excursionPercent');
  return presentMetrics({
    successPercent: percentMetric(successes(scored)),
    successKnownPercent: percentMetric(successes(known)),
    successUnknownPercent: percentMetric(successes(unknown)),
    excursionKnownPercent: medianMetric(excursions(known)),
    excursionUnknownPercent: medianMetric(excursions(unknown)),
    anticipationIndex: anticipationIndex(excursions(known), excursions(unknown)),
    leadMs: medianMetric(valuesOf(known, 'leadMs')),
    anticipatedPercent: percentMetric(valuesOf(known, 'anticipated').map((value) => value === 1)),
    latencyMs: medianMetric(valuesOf(unknown, 'latencyMs')),
    levelledS: medianMetric(valuesOf(levelled, 'levelledS')),
    sideDifferencePercent: sideDifference([excursionsBySide(known), excursionsBySide(unknown)]),
    falsePreparedPercent: meanMetric(valuesOf(falsely, 'preparedPercent')),
    falseExcursionPercent: medianMetric(excursions(falsely)),
  });
}

function qualityOf(state: CargoState, scored: number): QualityFlag {
  if (state.steps > 0 && state.heldSteps > MOST_HELD * state.steps) return 'many-held-readings';
  if (state.releases > 0) return 'interrupted';
  return scored < FEWEST_TRIALS ? 'few-trials' : 'good';
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
    quality: qualityOf(state, metrics.successPercent?.trials ?? 0),
  };
}

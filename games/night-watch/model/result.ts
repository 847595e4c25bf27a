/** The result of a set of Night Watch. */
import { meanMetric, percentMetric, presentMetrics } from '#core/coordination/estimates.ts';
import { feedbackDependence, repositioningMetrics } from '#core/coordination/repositioning.ts';
import { countedSuccesses } from '#core/exercise/trial.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import { qualityOf } from '../../block-result.ts';
import { NIGHT_WATCH_INFO } from '../info.ts';
import { finishFind } from './find.ts';
import { SIDES } from './schedule.ts';
import type { FindKind, Side } from './schedule.ts';
import type { NightWatchState } from './state.ts';

/** Fewer dark finds than this tell little of the variable error. */
const FEWEST_DARK = 10;

/** Errors of the finds that count. */
function errorsOf(trials: readonly TrialResult[], kind: FindKind, side?: Side): number[] {
  return trials.flatMap((trial) => {
    const counts = trial.void === undefined && trial.kind === kind;
    const there = side === undefined || trial.target?.direction === side;
    return counts && there ? (trial.values.error ?? []) : [];
  });
}

function metricsOf(trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const dark = errorsOf(trials, 'dark');
  const sight = errorsOf(trials, 'sight');
  const found: Record<string, Metric | undefined> = {
    ...repositioningMetrics(dark),
    fadingError: meanMetric(errorsOf(trials, 'fading').map(Math.abs)),
    sightError: meanMetric(sight.map(Math.abs)),
    feedbackDependence: feedbackDependence(dark, sight),
    successPercent: percentMetric(countedSuccesses(trials)),
  };
  for (const side of SIDES) {
    const errors = repositioningMetrics(errorsOf(trials, 'dark', side));
    for (const [key, metric] of Object.entries(errors)) found[`${key}.${side}`] = metric;
  }
  return presentMetrics(found);
}

/** The result so far; a find that is still running is void. */
export function resultOf(state: NightWatchState): ExerciseResult {
  const running = state.find && finishFind(state.find, state, undefined);
  const trials = running ? [...state.trials, running] : state.trials;
  const metrics = metricsOf(trials);
  return {
    exercise: NIGHT_WATCH_INFO.id,
    version: NIGHT_WATCH_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, (metrics.absoluteError?.trials ?? 0) >= FEWEST_DARK),
  };
}

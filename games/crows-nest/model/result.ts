/** The result of a set of Crow's Nest. */
import { criticalLambda } from '#core/coordination/critical-instability.ts';
import { meanMetric, percentMetric, presentMetrics } from '#core/coordination/estimates.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { qualityOf, trialValues } from '../../block-result.ts';
import { CROWS_NEST_INFO } from '../info.ts';
import { finishBout } from './bout.ts';
import { LONGEST_MS } from './setup.ts';
import type { CrowsNestState } from './state.ts';

/** The mast was lost, or held for as long as a bout may last: not cut short by the end of the set. */
function ranToItsEnd({ values }: TrialResult): boolean {
  return values.lost === 1 || (values.heldUpS ?? 0) * 1000 >= LONGEST_MS;
}

/** Critical lambda and its inverse, of clear bouts: clouds would be taken for a delay of the person. */
function criticalMetrics(
  whole: readonly TrialResult[],
): Readonly<Record<'criticalLambdaPerS' | 'effectiveDelayMs', Metric | undefined>> {
  if (whole.length === 0) return { criticalLambdaPerS: undefined, effectiveDelayMs: undefined };
  const { lambdaPerS, effectiveDelayMs } = criticalLambda(
    whole.map(({ values }) => ({ lambdaPerS: values.lambdaPerS ?? 0, lost: values.lost === 1 })),
  );
  const { standardError, trials } = lambdaPerS;
  return {
    criticalLambdaPerS: lambdaPerS,
    // The same relative error: 1 / lambda by the delta method.
    effectiveDelayMs: {
      value: effectiveDelayMs,
      trials,
      ...(standardError === undefined
        ? {}
        : { standardError: (effectiveDelayMs * standardError) / lambdaPerS.value }),
    },
  };
}

function metricsOf(trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const counted = trials.filter((trial) => trial.void === undefined);
  const clear = counted.filter(({ kind }) => kind === 'clear');
  const whole = clear.filter(ranToItsEnd);
  return presentMetrics({
    ...criticalMetrics(whole),
    heldUpS: meanMetric(trialValues(whole, 'heldUpS')),
    successPercent: percentMetric(counted.flatMap(({ success }) => success ?? [])),
    swayPercent: meanMetric(
      trialValues(
        clear.filter(({ success }) => success),
        'swayPercent',
      ),
    ),
  });
}

/** The result so far; a bout that is still running is void. */
export function resultOf(state: CrowsNestState): ExerciseResult {
  const running = state.bout && finishBout(state.bout, state.tMs, undefined, state);
  const trials = running ? [...state.trials, running] : state.trials;
  const metrics = metricsOf(trials);
  return {
    exercise: CROWS_NEST_INFO.id,
    version: CROWS_NEST_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, (metrics.successPercent?.trials ?? 0) >= CROWS_NEST_INFO.fewestTrials),
  };
}

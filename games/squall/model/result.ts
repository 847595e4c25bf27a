/** The result of a set of Squall. */
import {
  anticipationIndex,
  meanMetric,
  medianMetric,
  percentMetric,
  presentMetrics,
} from '#core/coordination/estimates.ts';
import { UNIT, along, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { afterEffect } from '#games/perturbations/after-effect.ts';
import { unchangedPart } from '#games/perturbations/remapping.ts';
import { countedTrials, qualityOf, trialValues } from '../../block-result.ts';
import { SQUALL_INFO } from '../info.ts';
import { CUE_LEAD_MS } from './setup.ts';
import type { SquallState } from './state.ts';
import { setOf } from './phases.ts';
import { finishTrial } from './trial.ts';

const FEWEST_TRIALS = 5;

function successes(trials: readonly TrialResult[]): boolean[] {
  return trials.flatMap((trial) => trial.success ?? []);
}

/** Sway in the calm between gusts over quiet-stance sway: 1 is no difference. */
function swayRatio(trials: readonly TrialResult[], quietSwayRms: number | undefined): Metric | undefined {
  if (quietSwayRms === undefined) return undefined;
  return medianMetric(trialValues(trials, 'calmSway').map((sway) => sway / quietSwayRms));
}

function metricsOf(
  trials: readonly TrialResult[],
  quietSwayRms: number | undefined,
): Readonly<Record<string, Metric>> {
  const cued = countedTrials(trials, 'cued');
  const uncued = countedTrials(trials, 'uncued');
  const gusts = countedTrials(trials, 'cued', 'uncued');
  return presentMetrics({
    latencyMs: medianMetric(trialValues(uncued, 'latencyMs')),
    peakPercent: medianMetric(trialValues(gusts, 'peakPercent')),
    recoveryS: medianMetric(
      trialValues(
        gusts.filter((trial) => trial.success),
        'recoveryS',
      ),
    ),
    successPercent: percentMetric(successes(gusts)),
    successCuedPercent: percentMetric(successes(cued)),
    successUncuedPercent: percentMetric(successes(uncued)),
    anticipationIndex: anticipationIndex(
      trialValues(cued, 'peakPercent'),
      trialValues(uncued, 'peakPercent'),
    ),
    catchResponsePercent: meanMetric(trialValues(countedTrials(trials, 'catch'), 'responsePercent')),
    calmSwayRatio: swayRatio(countedTrials(trials, 'cued', 'uncued', 'catch'), quietSwayRms),
  });
}

/** From so long after the onset a lean has answered the gust, and sight has hardly corrected it, ms. */
const EARLY_LEAN_MS = 900;

/**
 * What a changed gain or rotation left behind, from the early leans against gusts before and after it.
 * @param samples Of the whole block.
 */
function afterEffectOf(
  { perturbations, parameters }: SquallState,
  trials: readonly TrialResult[],
  samples: BlockSamples,
): Metric | undefined {
  if (perturbations?.remapping === undefined) return undefined;
  const { remapping, durationMs } = perturbations;
  const leansIn = (part: 'before' | 'after'): PlaneVector[] =>
    countedTrials(trials, 'cued', 'uncued')
      .filter((trial) => unchangedPart(trial, durationMs) === part)
      .flatMap((trial) => earlyLean(trial, samples) ?? [])
      .map((lean) => scaled(lean, 100 / parameters.amplitudePercent));
  return afterEffect(remapping, { before: leansIn('before'), after: leansIn('after') });
}

/** Fractions of the range: `ap` against the gust, `ml` clockwise of that. */
function earlyLean({ kind, startMs, target }: TrialResult, samples: BlockSamples): PlaneVector | undefined {
  const onsetMs = startMs + (kind === 'cued' ? CUE_LEAD_MS : 0);
  const sample = samples.at(Math.round((onsetMs + EARLY_LEAN_MS) / HUB_STEP_MS));
  if (target?.direction === undefined || sample?.valid !== true) return undefined;
  const against = scaled(UNIT[target.direction], -1);
  const clockwise = { ml: against.ap, ap: -against.ml };
  return { ml: along(sample.steering, clockwise), ap: along(sample.steering, against) };
}

/** The result so far; a trial that is still running is void. @param samples Of the whole block. */
export function resultOf(state: SquallState, samples: BlockSamples): ExerciseResult {
  const running = state.trial && finishTrial(state.trial, state.tMs, undefined, setOf(state));
  const trials = running ? [...state.trials, running] : state.trials;
  const metrics = {
    ...metricsOf(trials, state.quietSwayRms),
    ...presentMetrics({ afterEffectPercent: afterEffectOf(state, trials, samples) }),
  };
  return {
    exercise: SQUALL_INFO.id,
    version: SQUALL_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, (metrics.successPercent?.trials ?? 0) >= FEWEST_TRIALS),
  };
}

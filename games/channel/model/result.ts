/** The result of a set of Channel. */
import { percentMetric, presentMetrics } from '#core/coordination/estimates.ts';
import { coherenceErrorOf, relativeErrorOf } from '#core/coordination/tracking-lines.ts';
import type { TrackingLine } from '#core/coordination/tracking-lines.ts';
import type { TrackingResponse } from '#core/coordination/tracking.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { countedSuccesses } from '#core/exercise/trial.ts';
import { qualityOf } from '../../block-result.ts';
import { CHANNEL_INFO } from '../info.ts';
import { analyse } from './analysis.ts';
import type { Analysis } from './analysis.ts';
import type { ChannelState } from './state.ts';
import { finishStretch } from './stretch.ts';

/** A phase is told of a line that stands out: the chance of it without a response is below this. */
const SIGNIFICANT = 0.05;

/** Undefined where the value is no number; without a standard error where that is none. */
function metricOf(value: number | undefined, error: number | undefined, trials: number): Metric | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const known = error !== undefined && Number.isFinite(error) ? { standardError: error } : {};
  return { value, ...known, trials };
}

/** Mean |H| of the lines, each with the power that it has in the course. */
function gainOf({ lines, periods }: TrackingResponse, powers: readonly number[]): Metric | undefined {
  let [power, sum, variance] = [0, 0, 0];
  for (const [index, line] of lines.entries()) {
    const weight = powers[index] ?? 0;
    const error = line.gain * relativeErrorOf(line);
    power += weight;
    sum += weight * line.gain;
    variance += weight * weight * error * error;
  }
  return metricOf(sum / power, Math.sqrt(variance) / power, periods);
}

function phaseOf(line: TrackingLine | undefined, periods: number): Metric | undefined {
  if (line === undefined || line.pValue >= SIGNIFICANT) return undefined;
  return metricOf(line.personPhaseDeg, (180 / Math.PI) * relativeErrorOf(line), periods);
}

function coherenceOf({ lines, meanCoherence, periods }: TrackingResponse): Metric | undefined {
  const errors = lines.flatMap(({ coherence }) =>
    coherence === undefined ? [] : [coherenceErrorOf(coherence, periods)],
  );
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  return metricOf(meanCoherence, Math.sqrt(squares) / errors.length, periods);
}

function trackingMetrics(
  { response, error, repeated }: Analysis,
  powers: readonly number[],
): Readonly<Record<string, Metric | undefined>> {
  const skill = (of: Analysis['error']): Metric | undefined =>
    of && metricOf(Math.max(0, 1 - of.normalisedError), of.standardError, of.blocks);
  const tracked = response && {
    delayMs: metricOf(response.delay?.delayMs, response.delay?.standardErrorMs, response.periods),
    gain: gainOf(response, powers),
    phaseLowestDeg: phaseOf(response.lines[0], response.periods),
    phaseHighestDeg: phaseOf(response.lines.at(-1), response.periods),
    coherence: coherenceOf(response),
    remnant: metricOf(response.remnant, response.remnantStandardError, response.periods),
    chanceOfNoResponse: metricOf(response.pValue, undefined, response.periods),
  };
  return {
    skill: skill(error),
    ...tracked,
    repeatedSkill: skill(repeated),
    repeatedAdvantage: advantageOf(error, repeated),
  };
}

function advantageOf(error: Analysis['error'], repeated: Analysis['error']): Metric | undefined {
  if (error === undefined || repeated === undefined) return undefined;
  const [one, other] = [error.standardError ?? Number.NaN, repeated.standardError ?? Number.NaN];
  return metricOf(
    error.normalisedError - repeated.normalisedError,
    Math.sqrt(one * one + other * other),
    error.blocks + repeated.blocks,
  );
}

/** The result so far; a trial that is still running is void. */
export function resultOf(state: ChannelState, samples: BlockSamples): ExerciseResult {
  const running = state.stretch && finishStretch(state.stretch, state.tMs, state);
  const trials = running ? [...state.trials, running] : state.trials;
  const powers = state.course.own.lines.map(({ amplitude }) => amplitude * amplitude);
  const successPercent = percentMetric(countedSuccesses(trials));
  return {
    exercise: CHANNEL_INFO.id,
    version: CHANNEL_INFO.version,
    trials,
    metrics: presentMetrics({ ...trackingMetrics(analyse(state, samples), powers), successPercent }),
    quality: qualityOf(state, (successPercent?.trials ?? 0) >= CHANNEL_INFO.fewestTrials),
  };
}

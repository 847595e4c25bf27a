/**
 * The way from a recording to a signal that is measured. Two pipelines, named and numbered beside every result:
 *
 * - `standard`: centred, SWARII resampling to 25 Hz (window 0.08 s, first 0.1 s dropped), Butterworth of order 4 at
 *   10 Hz forward and back (Quijoux et al. 2021, Physiol Rep 9:e15067).
 * - `raw`: centred only; the samples are taken for evenly spaced.
 *
 * Centred is the mean of the samples as recorded, taken away before the resampling; what remains of a mean afterwards
 * stays in.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { filterZeroPhase } from '../signal/butterworth.ts';
import { requireIncreasing, swarii } from '../signal/swarii.ts';
import { at, centred, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';
import { qualityOf } from './quality.ts';
import type { QualityFlag, RawRecording } from './quality.ts';
import { requireVariation } from './sway.ts';
import type { Sway } from './sway.ts';

export type PipelineName = 'standard' | 'raw';

/** Rises with every change of a number that the pipeline gives. */
export const PIPELINE_VERSION = 1;

/** What was done, as data for a file or a report. */
export interface PipelineRecord {
  readonly name: PipelineName;
  readonly version: number;
  /** Of the signal that was measured. */
  readonly rateHz: number;
  readonly samples: number;
  readonly inputRateHz: number;
  readonly inputSamples: number;
  readonly durationS: number;
  readonly steps: readonly string[];
}

export interface PreparedSway extends Sway {
  readonly pipeline: PipelineRecord;
  readonly flags: readonly QualityFlag[];
}

export interface PrepareOptions {
  readonly pipeline?: PipelineName;
  readonly resampleHz?: number;
  readonly windowS?: number;
  readonly cutoffHz?: number;
  readonly order?: number;
}

/** Fewer can't pass the filter that smooths the sway density. */
const LEAST_SAMPLES = 20;
/** Slower than this, times in ms were most likely taken for s. */
const LEAST_RATE_HZ = 5;

/**
 * @throws KeelError `invalid-argument` for an empty or very short recording, NaN, times that do not increase, a signal
 * that never changes, or neither times nor a rate.
 */
export function prepareSway(recording: RawRecording, options: PrepareOptions = {}): PreparedSway {
  const inputRateHz = checkedRate(recording);
  const { pipeline = 'standard' } = options;
  const flags = qualityOf(recording, inputRateHz);
  const prepared =
    pipeline === 'raw'
      ? { rateHz: inputRateHz, mlMm: centred(recording.mlMm), apMm: centred(recording.apMm) }
      : standard(recording, inputRateHz, options, flags);
  const inputSamples = recording.mlMm.length;
  return {
    rateHz: prepared.rateHz,
    mlMm: prepared.mlMm,
    apMm: prepared.apMm,
    flags,
    pipeline: {
      name: pipeline,
      version: PIPELINE_VERSION,
      rateHz: prepared.rateHz,
      samples: prepared.mlMm.length,
      inputRateHz,
      inputSamples,
      durationS: inputSamples / inputRateHz,
      steps: stepsOf(options),
    },
  };
}

function stepsOf({
  pipeline = 'standard',
  resampleHz = 25,
  windowS = 0.08,
  cutoffHz = 10,
  order = 4,
}: PrepareOptions): string[] {
  if (pipeline === 'raw') return ['centred'];
  return [
    'centred',
    `SWARII to ${resampleHz} Hz, window ${windowS} s, first 0.1 s dropped`,
    `Butterworth order ${order}, low-pass ${cutoffHz} Hz, forward and back`,
  ];
}

function checkedRate({ timeS, rateHz, mlMm, apMm }: RawRecording): number {
  requireSameLength(mlMm, apMm, 'quantity.recording');
  requireFinite(mlMm, LEAST_SAMPLES, 'quantity.medio-lateral-signal');
  requireFinite(apMm, LEAST_SAMPLES, 'quantity.antero-posterior-signal');
  requireVariation(mlMm, 'quantity.medio-lateral-signal');
  requireVariation(apMm, 'quantity.antero-posterior-signal');
  if (rateHz !== undefined) requirePositive(rateHz, 'quantity.sampling-rate');
  if (timeS !== undefined) {
    requireSameLength(timeS, mlMm, 'quantity.recording');
    requireIncreasing(timeS);
    const durationS = at(timeS, timeS.length - 1) - at(timeS, 0);
    return likelyRate((timeS.length - 1) / durationS, durationS, rateHz);
  }
  if (rateHz === undefined) {
    throw new KeelError('invalid-argument', message('error.sway.no-rate'));
  }
  return rateHz;
}

/**
 * The rate that times give, or the stated one when they agree with it, or the whole number next to it when that is but
 * the rounding of times to ms.
 */
function likelyRate(measured: number, durationS: number, stated: number | undefined): number {
  if (measured < LEAST_RATE_HZ) {
    throw new KeelError('invalid-argument', message('error.sway.rate-too-low', { rateHz: measured }));
  }
  if (stated !== undefined && Math.abs(measured / stated - 1) < 1e-3) return stated;
  const whole = Math.round(measured);
  return Math.abs(measured / whole - 1) < 0.001 / durationS ? whole : measured;
}

function standard(
  recording: RawRecording,
  inputRateHz: number,
  { resampleHz = 25, windowS = 0.08, cutoffHz = 10, order = 4 }: PrepareOptions,
  flags: QualityFlag[],
): Sway {
  const timeS =
    recording.timeS ?? Float64Array.from({ length: recording.mlMm.length }, (_, k) => k / inputRateHz);
  const grid = swarii(timeS, centred(recording.mlMm), centred(recording.apMm), {
    rateHz: resampleHz,
    windowS,
  });
  if (grid.spikes > 0) {
    flags.push({
      code: 'spikes',
      reason: message('quality.spikes', { spikes: grid.spikes }),
    });
  }
  const filter = { rateHz: resampleHz, cutoffHz, order };
  return {
    rateHz: resampleHz,
    mlMm: filterZeroPhase(grid.mlMm, filter),
    apMm: filterZeroPhase(grid.apMm, filter),
  };
}

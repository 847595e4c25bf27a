/**
 * Fitts throughput of aimed movements: how much is aimed a second, speed and accuracy in one number (ISO 9241-411:2012,
 * annex B; MacKenzie 2018, Fitts' law, doi 10.1002/9781118976005.ch17). People who hurry and miss and people who take
 * their time come out alike.
 */
import type { Metric } from '../exercise/result.ts';
import { mean, sampleStandardDeviation } from '../signal/statistics.ts';
import { requireFinite } from '../signal/values.ts';
import { meanMetric } from './estimates.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';

/** 96 % of normally spread end points lie within so many standard deviations: sqrt(2 pi e). */
const WIDTH_PER_SD = 4.133;
/** Of fewer end points a spread is no number worth dividing by. */
const FEWEST_MOVEMENTS = 4;

/** One movement from rest to a target. Both lengths in one unit, whatever it is. */
export interface AimedMovement {
  /** From where it began to where it ended, along the line to the target's middle. */
  readonly distance: number;
  /** How far beyond the target's middle it ended, along the same line; negative: short of it. */
  readonly miss: number;
  /** From the target's appearance to its end, s. A dwell that selects the target is no part of it. */
  readonly movementS: number;
}

export interface FittsThroughput {
  readonly method: Method;
  /** D_e: mean distance, in the unit of the movements. */
  readonly effectiveDistance: number;
  /** W_e = 4.133 SD of the end points, in the same unit. */
  readonly effectiveWidth: number;
  /** ID_e = log2(D_e / W_e + 1), bits. */
  readonly effectiveIndexBits: number;
  /** TP = ID_e / mean movement time, bits/s. */
  readonly throughput: Metric;
}

/**
 * Throughput of movements to targets of one distance and size. Its standard error is that of the mean time and of the
 * spread of the end points (relative error of an SD: 1 / sqrt(2 (n - 1))) by the delta method.
 *
 * Throughputs of different devices, steerings or ways to select are not comparable, nor is it a measure of strength.
 * @returns undefined for fewer than four movements, or end points that do not spread at all.
 * @throws KeelError `invalid-argument` for NaN.
 */
export function fittsThroughput(movements: readonly AimedMovement[]): FittsThroughput | undefined {
  if (movements.length < FEWEST_MOVEMENTS) return undefined;
  for (const key of ['distance', 'miss', 'movementS'] as const) {
    requireFinite(
      movements.map((movement) => movement[key]),
      FEWEST_MOVEMENTS,
      'quantity.aimed-movement',
    );
  }
  const effectiveDistance = mean(movements.map(({ distance }) => distance));
  const effectiveWidth = WIDTH_PER_SD * sampleStandardDeviation(movements.map(({ miss }) => miss));
  const time = meanMetric(movements.map(({ movementS }) => movementS));
  if (time === undefined || !(effectiveWidth > 0 && effectiveDistance > 0 && time.value > 0))
    return undefined;
  const ratio = effectiveDistance / effectiveWidth;
  const effectiveIndexBits = Math.log(ratio + 1) / Math.LN2;
  const ofTime = (time.standardError ?? 0) / time.value;
  const ofWidth = 1 / Math.sqrt(2 * (movements.length - 1));
  const ofIndex = ((ratio / (ratio + 1)) * ofWidth) / (effectiveIndexBits * Math.LN2);
  const value = effectiveIndexBits / time.value;
  return {
    method: methodOf('Fitts throughput'),
    effectiveDistance,
    effectiveWidth,
    effectiveIndexBits,
    throughput: {
      value,
      standardError: value * Math.sqrt(ofTime * ofTime + ofIndex * ofIndex),
      trials: movements.length,
    },
  };
}

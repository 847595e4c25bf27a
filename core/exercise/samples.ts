/** What steered a block, sample by sample: kept by the runner, read by the exercise. */
import type { AppendOnlyList } from '../append-only-list.ts';
import type { BodyInput } from './body-input.ts';
import type { PlaneVector } from './directions.ts';

export interface SteeringSample {
  /** Time of the block, ms. */
  readonly tMs: number;
  /** In fractions of the person's range. */
  readonly steering: PlaneVector;
  /** From neutral: mm for a centre of pressure, deg otherwise. */
  readonly raw: PlaneVector;
  /** False: held from the past. */
  readonly valid: boolean;
  /** Undefined while nobody wears a motion sensor. */
  readonly body?: BodyInput | undefined;
}

export type BlockSamples = AppendOnlyList<SteeringSample>;

/** The newest `count` samples that were not held, oldest first. */
export function lastValid(samples: BlockSamples, count: number): SteeringSample[] {
  const found: SteeringSample[] = [];
  for (let index = samples.length - 1; index >= 0 && found.length < count; index--) {
    const sample = samples.at(index);
    if (sample?.valid === true) found.push(sample);
  }
  return found.reverse();
}

/** The sample that is `count` valid ones ago, the newest being 1; undefined where there were not so many. */
export function validAgo(samples: BlockSamples, count: number): SteeringSample | undefined {
  let left = count;
  for (let index = samples.length - 1; index >= 0; index--) {
    const sample = samples.at(index);
    if (sample?.valid === true && --left === 0) return sample;
  }
  return undefined;
}

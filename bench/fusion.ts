/** What the orientation of one sample of a motion sensor costs. */
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import { timeCalls } from './table.ts';
import type { BenchRow } from './table.ts';

const RATE_HZ = 200;

function sampleAt(index: number): ImuSample {
  const turn = (index % 200) / 200 - 0.5;
  return {
    gyroRadS: [turn, 0.3 - turn, 0.5 * turn],
    accMS2: [0.4 * turn, 0.2, 9.8],
    mag: [20 + turn, 5, -44],
  };
}

/**
 * The filter with magnetometer, bias and disturbances, beside the least that gives an inclination: a complementary
 * filter of two angles.
 */
export function benchFusion(): BenchRow {
  const filter = new OrientationFilter(RATE_HZ);
  const complementary = complementaryFilter(1 / RATE_HZ);
  let [index, sink] = [0, 0];
  const ours = timeCalls(() => {
    index += 1;
    filter.push(sampleAt(index));
    sink += filter.orientation9[0];
  });
  const least = timeCalls(() => {
    index += 1;
    sink += complementary(sampleAt(index));
  });
  if (!Number.isFinite(sink)) throw new Error('The filters gave no numbers.');
  return {
    name: 'one fused sample (nine axes)',
    ...ours,
    unit: 'µs',
    baseline: least.median,
    baselineName: 'a complementary filter of roll and pitch',
  };
}

/** Roll and pitch of a sensor that hardly turns: their sum after each sample. */
export function complementaryFilter(intervalS: number): (sample: ImuSample) => number {
  const trust = 0.98;
  let [rollRad, pitchRad] = [0, 0];
  return ({ gyroRadS, accMS2: [x, y, z] }) => {
    const accRollRad = Math.atan2(y, z);
    const accPitchRad = Math.atan2(-x, Math.sqrt(y * y + z * z));
    rollRad = trust * (rollRad + gyroRadS[0] * intervalS) + (1 - trust) * accRollRad;
    pitchRad = trust * (pitchRad + gyroRadS[1] * intervalS) + (1 - trust) * accPitchRad;
    return rollRad + pitchRad;
  };
}

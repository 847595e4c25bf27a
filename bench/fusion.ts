/** What the orientation of one sample of a motion sensor costs. */
import { readFileSync } from 'node:fs';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import { timeCalls } from './table.ts';
import type { BenchRow, Spread } from './table.ts';

const RATE_HZ = 285.714;
const RECORDING = new URL('../tests/fixtures/orientation/imu_in_1500.csv', import.meta.url);
const SAMPLES = 1500;

/** Gyroscope rad/s, accelerometer m/s2, magnetometer uT. */
function samples(): Required<ImuSample>[] {
  const rows = readFileSync(RECORDING, 'utf8').split('\n');
  return rows
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [gx = 0, gy = 0, gz = 0, ax = 0, ay = 0, az = 0, mx = 0, my = 0, mz = 0] = line
        .split(',')
        .map(Number);
      return { gyroRadS: [gx, gy, gz], accMS2: [ax, ay, az], mag: [mx, my, mz] };
    });
}

/**
 * The filter of six and of nine axes, bias and disturbances included, over a recording, beside the least that gives an
 * inclination: a complementary filter of two angles. VQF 2.1.1 in C++ (g++ -O3, one core, least of many runs each) took
 * 0.19 and 0.25 µs a sample of this recording on a machine where this took 0.33 and 0.46.
 */
export function benchFusion(): BenchRow[] {
  const recorded = samples();
  const complementary = complementaryFilter(1 / RATE_HZ);
  const orientation: [number, number, number, number] = [1, 0, 0, 0];
  let sink = 0;
  const least = ofOneSample(() => {
    for (const sample of recorded) sink += complementary(sample);
  });
  const rows = ([6, 9] as const).map((axes): BenchRow => {
    const filter = new OrientationFilter(RATE_HZ);
    const ours = ofOneSample(() => {
      for (const { gyroRadS, accMS2, mag } of recorded) {
        filter.take(gyroRadS, accMS2, axes === 9 ? mag : undefined);
        filter.orientationInto(orientation, axes);
        sink += orientation[0];
      }
    });
    return {
      name: `one fused sample (${axes} axes)`,
      ...ours,
      unit: 'µs',
      baseline: least.median,
      baselineName: 'a complementary filter of roll and pitch',
    };
  });
  if (!Number.isFinite(sink)) throw new Error('The filters gave no numbers.');
  return rows;
}

/** Time of a pass over the recording, shared among its samples. */
function ofOneSample(pass: () => void): Spread {
  const { median, p99 } = timeCalls(pass, 1);
  return { median: median / SAMPLES, p99: p99 / SAMPLES };
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

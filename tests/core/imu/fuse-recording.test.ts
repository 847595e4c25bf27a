import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { fuseRecording } from '#core/imu/fuse-recording.ts';
import type { FusedRecording, TimedSample } from '#core/imu/fuse-recording.ts';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import { errorDeg, readingAt, swinging } from './simulated-imu.ts';

fc.configureGlobal({ seed: 20240229 });

const RATE_HZ = 100;
const motion = { rateHz: RATE_HZ, orientationAt: swinging };
const gridS = Array.from({ length: 1000 }, (_, k) => k / RATE_HZ);

/** What an ideal sensor reads that is sampled at these times. */
function recordedAt(timesS: readonly number[]): TimedSample[] {
  return timesS.map((timeS, k) => ({ timeS, ...readingAt(motion, timeS, timesS[k - 1]) }));
}

/** Undefined when refused with a typed error. */
function fusedOrRefused(samples: readonly TimedSample[], axes: 6 | 9): FusedRecording | undefined {
  try {
    return fuseRecording(samples, axes);
  } catch (thrown) {
    if (thrown instanceof KeelError) return undefined;
    throw thrown;
  }
}

/** The largest error on the way, nine axes. */
function worstDeg(samples: readonly TimedSample[], truthS = samples.map(({ timeS }) => timeS)): number {
  const { quaternions } = fuseRecording(samples, 9);
  const errors = quaternions.map((q, k) => errorDeg(q, swinging(truthS[k] ?? Number.NaN)));
  return Math.max(...errors.map(({ inclination, heading }) => Math.max(inclination, Math.abs(heading))));
}

describe('a recording fused', () => {
  it('is what the filter gives sample by sample when the times are regular', () => {
    const samples = recordedAt(gridS);
    const filter = new OrientationFilter(RATE_HZ);
    const { rateHz, quaternions } = fuseRecording(samples, 6);
    expect(rateHz).toBeCloseTo(RATE_HZ, 9);
    for (const [k, sample] of samples.entries()) {
      filter.push(sample);
      expect(quaternions[k]).toEqual(filter.orientation6.map((part) => expect.closeTo(part, 9)));
    }
  });

  it('integrates each sample over its own interval', () => {
    const uneven = gridS.map((timeS, k) => timeS + (k % 3 === 1 ? 0.003 : 0));
    expect(fuseRecording(recordedAt(uneven), 9).rateHz).toBeCloseTo(RATE_HZ, 1);
    expect(worstDeg(recordedAt(uneven))).toBeLessThan(0.2);
  });

  it('fills in lost samples, and tells the rate without them', () => {
    const lossy = recordedAt(gridS).filter((_, k) => k % 10 !== 3 && (k < 500 || k > 520));
    const { rateHz, filledGaps, longGaps, quaternions } = fuseRecording(lossy, 9);
    expect(rateHz).toBeCloseTo(RATE_HZ, 6);
    expect(quaternions.length).toBe(lossy.length);
    expect(filledGaps).toBe(99);
    expect(longGaps).toBe(0);
    expect(worstDeg(lossy)).toBeLessThan(1);
  });

  it('takes the inclination anew after a long gap', () => {
    const held = [...gridS.slice(0, 300), ...gridS.slice(600)];
    const samples = recordedAt(gridS).filter(({ timeS }) => held.includes(timeS));
    const { quaternions, longGaps } = fuseRecording(samples, 6);
    expect(longGaps).toBe(1);
    const after = errorDeg(quaternions[300] ?? [1, 0, 0, 0], swinging(6));
    expect(after.inclination).toBeLessThan(0.5);
  });

  it('spreads samples evenly whose times come in bursts', () => {
    const arrived = recordedAt(gridS).map((sample, k) => ({
      ...sample,
      timeS: 0.01 * Math.ceil(k / 3) * 3,
    }));
    const { inBursts, rateHz, repeatedTimes } = fuseRecording(arrived, 9);
    expect(inBursts).toBe(true);
    expect(rateHz).toBeCloseTo(RATE_HZ, 0);
    expect(repeatedTimes).toBe(0);
    expect(worstDeg(arrived, gridS)).toBeLessThan(0.5);
  });

  it('lets a sample that is there twice turn nothing', () => {
    const twice = recordedAt(gridS).flatMap((sample, k) => (k === 400 ? [sample, sample] : [sample]));
    expect(fuseRecording(twice, 9).repeatedTimes).toBe(1);
    expect(worstDeg(twice)).toBeLessThan(0.2);
  });

  it('fills in missing readings of the gyroscope, and does without those of the others', () => {
    const gone = [Number.NaN, Number.NaN, Number.NaN] as const;
    const holed = recordedAt(gridS).map((sample, k) => ({
      ...sample,
      ...(k >= 300 && k < 330 ? { gyroRadS: gone } : {}),
      ...(k % 7 === 0 ? { accMS2: gone, mag: gone } : {}),
    }));
    const { missingGyro, missingAcc } = fuseRecording(holed, 9);
    expect(missingGyro).toBe(30);
    expect(missingAcc).toBe(143);
    expect(worstDeg(holed.slice(1))).toBeLessThan(1.5);
  });

  it.each([
    ['no samples', [], message('error.fuse.too-few')],
    ['one sample', [0], message('error.fuse.too-few')],
    ['one time only', [1, 1, 1], message('error.fuse.one-time')],
    [
      'times that go back',
      [0, 0.01, 0.02, 0.015],
      message('error.fuse.not-sorted', { sample: 4, timeS: 0.015 }),
    ],
    ['a missing time', [0, 0.01, Number.NaN], message('error.fuse.no-time', { sample: 3 })],
    [
      'times in milliseconds',
      [0, 10, 20, 30],
      message('error.orientation-rate', { least: 5, most: 20_000, given: 0.1 }),
    ],
  ])('is refused with %s', (_, timesS, told) => {
    const samples = timesS.map((timeS) => ({ ...readingAt(motion, 0), timeS }));
    expect(() => fuseRecording(samples, 6)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', told }),
    );
  });

  it('gives an orientation a sample or a typed error, whatever the numbers are', () => {
    const number = fc.oneof(fc.double({ min: -20, max: 20, noNaN: true }), fc.double());
    const vector = fc.tuple(number, number, number);
    const interval = fc.oneof(fc.constantFrom(0, 0.01, 0.02, 3), fc.double({ min: 0, max: 1, noNaN: true }));
    const sample = fc.record({ interval, gyroRadS: vector, accMS2: vector, mag: fc.option(vector) });
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 30 }),
        fc.constantFrom(6 as const, 9 as const),
        (rows, axes) => {
          let timeS = 0;
          const samples = rows.map(({ interval: passedS, mag, ...readings }) => {
            timeS += passedS;
            return { ...readings, mag: mag ?? undefined, timeS };
          });
          const quaternions = fusedOrRefused(samples, axes)?.quaternions;
          expect(quaternions?.length ?? samples.length).toBe(samples.length);
          expect((quaternions ?? []).flat().every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import { fromRotationVector } from '#core/imu/quaternion.ts';
import type { Quaternion, Vector3 } from '#core/imu/quaternion.ts';
import { FIELD, errorDeg, readingAt, rms, swinging } from './simulated-imu.ts';
import type { Motion } from './simulated-imu.ts';

fc.configureGlobal({ seed: 20240229 });

const RATE_HZ = 100;
const degrees = (radians: number): number => (radians * 180) / Math.PI;
const swing: Motion = { rateHz: RATE_HZ, orientationAt: swinging };
const still: Motion = {
  rateHz: RATE_HZ,
  orientationAt: () => fromRotationVector([0.4, -0.7, 0.2]),
};

/** Feeds a filter with a motion from one time to another, and says how far off it was on the way. */
function follow(filter: OrientationFilter, motion: Motion, fromS: number, toS: number) {
  const errors: { inclination: number; heading: number }[] = [];
  for (let k = Math.round(fromS * RATE_HZ); k < Math.round(toS * RATE_HZ); k++) {
    filter.push(readingAt(motion, k / RATE_HZ));
    errors.push(errorDeg(filter.orientation9, motion.orientationAt(k / RATE_HZ)));
  }
  return errors;
}

function last<T>(values: readonly T[]): T {
  const value = values.at(-1);
  if (value === undefined) throw new Error('There is nothing.');
  return value;
}

describe('the orientation filter', () => {
  it('knows which way is up from the first sample, however the sensor is held', () => {
    const angle = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(angle, angle, angle), (turn) => {
        const motion: Motion = { rateHz: RATE_HZ, orientationAt: () => fromRotationVector(turn) };
        const [first] = follow(new OrientationFilter(RATE_HZ), motion, 0, 0.01);
        expect(first?.inclination).toBeLessThan(1e-5);
        expect(Math.abs(first?.heading ?? Number.NaN)).toBeLessThan(1e-5);
      }),
    );
  });

  it('follows movement about all axes, with heading by the magnetic field', () => {
    const errors = follow(new OrientationFilter(RATE_HZ), swing, 0, 30);
    expect(rms(errors.map(({ inclination }) => inclination))).toBeLessThan(0.05);
    expect(rms(errors.map(({ heading }) => heading))).toBeLessThan(0.1);
  });

  it('gives nine axes as six when there is no magnetometer', () => {
    const filter = new OrientationFilter(RATE_HZ);
    for (let k = 0; k < 500; k++) {
      const { gyroRadS, accMS2 } = readingAt(swing, k / RATE_HZ);
      filter.push({ gyroRadS, accMS2 });
    }
    expect(filter.orientation9).toEqual(filter.orientation6);
    expect(filter.magDisturbed).toBe(true);
  });

  it('upright from exactly upside down', () => {
    const filter = new OrientationFilter(RATE_HZ);
    filter.push({ gyroRadS: [0, 0, 0], accMS2: [0, 0, -9.81] });
    expect(filter.orientation6).toEqual([0, 1, 0, 0]);
  });

  it.each([0, -100, 4.9, 20_001, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s Hz', (rateHz) => {
    expect(() => new OrientationFilter(rateHz)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });

  it.each([5, 10, 20, 400])('follows slow movement at %s Hz too', (rateHz) => {
    const motion: Motion = { rateHz, orientationAt: (timeS) => swinging(timeS / 4) };
    const filter = new OrientationFilter(rateHz);
    for (let k = 0; k < 20 * rateHz; k++) filter.push(readingAt(motion, k / rateHz));
    const now = motion.orientationAt(20 - 1 / rateHz);
    expect(errorDeg(filter.orientation9, now).inclination).toBeLessThan(0.2);
  });
});

describe('rest and gyroscope bias', () => {
  const biasRadS: Vector3 = [0.01, -0.006, 0.012];

  it('sees rest after 1.5 s, and its end at once', () => {
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, still, 0, 1.49);
    expect(filter.atRest).toBe(false);
    follow(filter, still, 1.49, 1.55);
    expect(filter.atRest).toBe(true);
    filter.push({ ...readingAt(still, 1.55), gyroRadS: [0.2, 0, 0] });
    expect(filter.atRest).toBe(false);
  });

  it('learns the bias of all three axes at rest', () => {
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, { ...still, biasRadS }, 0, 10);
    for (const axis of [0, 1, 2] as const) {
      expect(filter.gyroBiasRadS[axis]).toBeCloseTo(biasRadS[axis], 4);
    }
  });

  it('learns the bias in movement, so that the inclination stays true', () => {
    const filter = new OrientationFilter(RATE_HZ);
    const errors = follow(filter, { ...swing, biasRadS }, 0, 120);
    const late = errors.slice(-3000).map(({ inclination }) => inclination);
    expect(filter.atRest).toBe(false);
    expect(rms(late)).toBeLessThan(0.35);
    for (const axis of [0, 1] as const) {
      expect(degrees(Math.abs(filter.gyroBiasRadS[axis] - biasRadS[axis]))).toBeLessThan(0.05);
    }
  });

  it('takes steady turning faster than any bias for movement', () => {
    const turning: Motion = {
      rateHz: RATE_HZ,
      orientationAt: (timeS) => fromRotationVector([0, 0, 0.05 * timeS]),
    };
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, turning, 0, 5);
    expect(filter.atRest).toBe(false);
    expect(Math.abs(filter.gyroBiasRadS[2])).toBeLessThan(1e-3);
  });
});

describe('magnetic disturbances', () => {
  const magnet = (fromS: number, toS: number, beside: Vector3): Motion => ({
    ...swing,
    fieldAt: (timeS) => (timeS < fromS || timeS >= toS ? FIELD : beside),
  });

  it('are left out of the heading for up to a minute', () => {
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, swing, 0, 20);
    expect(filter.magDisturbed).toBe(false);
    const motion = magnet(20, 35, [35, 10, -20]);
    const during = follow(filter, motion, 20, 35);
    expect(filter.magDisturbed).toBe(true);
    expect(Math.abs(last(during).heading)).toBeLessThan(0.2);
    follow(filter, motion, 35, 40);
    expect(filter.magDisturbed).toBe(false);
  });

  it('that stay become the field, and its north the north', () => {
    const filter = new OrientationFilter(RATE_HZ);
    const elsewhere: Vector3 = [20, 20, -60];
    follow(filter, swing, 0, 20);
    const errors = follow(filter, magnet(20, 200, elsewhere), 20, 150);
    expect(filter.magDisturbed).toBe(false);
    expect(last(errors).heading).toBeCloseTo(45, 0);
  });

  it('never touch the inclination', () => {
    const [calm, disturbed] = [new OrientationFilter(RATE_HZ), new OrientationFilter(RATE_HZ)];
    follow(calm, swing, 0, 10);
    follow(disturbed, magnet(2, 9, [-30, 40, 10]), 0, 10);
    expect(disturbed.orientation6).toEqual(calm.orientation6);
  });
});

describe('readings that are none', () => {
  const reading = fc.oneof(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double(),
    fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e-308),
  );
  const vector = fc.oneof(fc.constant([0, 0, 0] as const), fc.tuple(reading, reading, reading));
  const sample: fc.Arbitrary<ImuSample> = fc.record({
    gyroRadS: vector,
    accMS2: vector,
    mag: fc.option(vector, { nil: undefined }),
  });

  const isUnit = (q: Quaternion): boolean =>
    Math.abs(q.reduce((sum, part) => sum + part * part, 0) - 1) < 1e-9;

  it('never lead to anything but an orientation', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 60 }), fc.nat({ max: 60 }), (samples, gapAt) => {
        const filter = new OrientationFilter(RATE_HZ);
        for (const [index, one] of samples.entries()) {
          if (index === gapAt) filter.resume();
          filter.push(one);
          expect(isUnit(filter.orientation6) && isUnit(filter.orientation9)).toBe(true);
          expect(filter.gyroBiasRadS.every((bias) => Math.abs(bias) <= 0.035)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hold the angular velocity for a quarter of a second, and then the orientation', () => {
    const turning: ImuSample = { gyroRadS: [0, 0, 1], accMS2: [0, 0, 9.81] };
    const missing: ImuSample = { ...turning, gyroRadS: [Number.NaN, 0, 0] };
    const filter = new OrientationFilter(RATE_HZ);
    for (let k = 0; k < 100; k++) filter.push(turning);
    for (let k = 0; k < 100; k++) filter.push(missing);
    const [w, , , z] = filter.orientation6;
    const turnedRad = 2 * Math.atan2(z, w);
    expect(turnedRad).toBeGreaterThan(1.23);
    expect(turnedRad).toBeLessThan(1.26);
  });

  it('leave a lost accelerometer or magnetometer to the gyroscope', () => {
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, swing, 0, 20);
    for (let k = 20 * RATE_HZ; k < 30 * RATE_HZ; k++) {
      const { gyroRadS } = readingAt(swing, k / RATE_HZ);
      filter.push({ gyroRadS, accMS2: [0, 0, 0], mag: [Number.NaN, 0, 0] });
    }
    const error = errorDeg(filter.orientation9, swinging(30 - 1 / RATE_HZ));
    expect(Math.max(error.inclination, Math.abs(error.heading))).toBeLessThan(0.5);
  });
});

describe('going on after a gap', () => {
  it('takes the inclination from the next samples, and keeps the bias', () => {
    const biasRadS: Vector3 = [0.01, -0.006, 0.012];
    const filter = new OrientationFilter(RATE_HZ);
    follow(filter, { ...still, biasRadS }, 0, 10);
    const before = filter.gyroBiasRadS;
    filter.resume();
    const tilted: Motion = { ...still, biasRadS, orientationAt: () => fromRotationVector([1.2, 0.5, 0]) };
    const [first] = follow(filter, tilted, 20, 20.01);
    expect(first?.inclination).toBeLessThan(0.02);
    expect(filter.gyroBiasRadS[0]).toBeCloseTo(before[0], 3);
  });
});

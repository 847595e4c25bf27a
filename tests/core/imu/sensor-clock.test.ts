import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SensorClock } from '#core/imu/sensor-clock.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

fc.configureGlobal({ seed: 20240229 });

interface Delivery {
  readonly takenMs: number;
  readonly deviceMs: number;
  readonly arrivalMs: number;
}

interface Link {
  readonly stepMs: number;
  /** Hub time over the sensor's own, at a time. */
  readonly rateAt: (tMs: number) => number;
  readonly zeroMs?: number;
  /** Three samples a report, reports late by up to so much, one in twenty lost. */
  readonly jitterMs: number;
  readonly durationMs: number;
}

/** What even the promptest report needs. */
const TRANSPORT_MS = 2;

function deliveriesOf(
  random: Random,
  { stepMs, rateAt, zeroMs = 0, jitterMs, durationMs }: Link,
): Delivery[] {
  const deliveries: Delivery[] = [];
  let deviceMs = zeroMs;
  let [takenMs, arrivedMs] = [0, 0];
  while (takenMs < durationMs) {
    const report: { takenMs: number; deviceMs: number }[] = [];
    for (let sample = 0; sample < 3; sample++) {
      takenMs += stepMs;
      deviceMs += stepMs / rateAt(takenMs);
      report.push({ takenMs, deviceMs });
    }
    // Reports stay in order, so that one that is late holds up those behind it.
    arrivedMs = Math.max(arrivedMs, takenMs + TRANSPORT_MS + uniform(random, 0, jitterMs));
    const arrivalMs = arrivedMs;
    if (uniform(random, 0, 1) < 0.05) continue;
    deliveries.push(...report.map((sample) => ({ ...sample, arrivalMs })));
  }
  return deliveries;
}

/** When a sample was taken and how long after the one before; undefined of one that is left out. */
function taken(
  clock: SensorClock,
  deviceMs: number,
  arrivalMs: number,
): { tMs: number; sinceMs: number } | undefined {
  return clock.take(deviceMs, arrivalMs) ? { tMs: clock.tMs, sinceMs: clock.sinceMs } : undefined;
}

/** How late each estimate is, ms. */
function lateness(clock: SensorClock, deliveries: readonly Delivery[]): number[] {
  return deliveries.map(({ takenMs, deviceMs, arrivalMs }) => {
    const time = taken(clock, deviceMs, arrivalMs);
    return (time?.tMs ?? Number.NaN) - takenMs;
  });
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

describe('the clock of a sensor', () => {
  it('is told to 2 ms from reports that are up to 20 ms late, at any rate and from any zero', () => {
    const link = fc.record({
      seed: fc.nat(1000),
      stepMs: fc.constantFrom(2.5, 5, 8),
      rate: fc.double({ min: 0.99, max: 1.01, noNaN: true }),
      zeroMs: fc.constantFrom(0, -5e6, 3e9),
    });
    fc.assert(
      fc.property(link, ({ seed, stepMs, rate, zeroMs }) => {
        const deliveries = deliveriesOf(createRandom(seed), {
          stepMs,
          rateAt: () => rate,
          zeroMs,
          jitterMs: 20,
          durationMs: 60_000,
        });
        const clock = new SensorClock();
        const late = lateness(clock, deliveries).slice(Math.ceil(15_000 / stepMs));
        expect(Math.min(...late)).toBeGreaterThan(TRANSPORT_MS - 1);
        expect(Math.max(...late)).toBeLessThan(TRANSPORT_MS + 3);
        expect(clock.drift).toBeCloseTo(rate - 1, 3);
      }),
      { numRuns: 30 },
    );
  });

  it('gives no time after the arrival, and none before the one before', () => {
    const steps = fc.array(
      fc.record({
        deviceStepMs: fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ noNaN: false })),
        hubStepMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3000, noNaN: true })),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, (inputs) => {
        const clock = new SensorClock();
        let [deviceMs, arrivalMs, before] = [0, 0, Number.NEGATIVE_INFINITY];
        for (const { deviceStepMs, hubStepMs } of inputs) {
          deviceMs = Number.isFinite(deviceStepMs) ? deviceMs + deviceStepMs : deviceStepMs;
          arrivalMs += hubStepMs;
          const time = taken(clock, deviceMs, arrivalMs);
          if (!Number.isFinite(deviceMs)) deviceMs = 0;
          if (time === undefined) continue;
          expect(time.tMs).toBeLessThanOrEqual(arrivalMs);
          expect(time.tMs).toBeGreaterThanOrEqual(before);
          expect(time.sinceMs).toBeGreaterThanOrEqual(0);
          before = time.tMs;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('follows a rate that changes as the sensor warms up', () => {
    const deliveries = deliveriesOf(createRandom(5), {
      stepMs: 5,
      rateAt: (tMs) => 1 + 0.004 * Math.min(1, tMs / 300_000),
      jitterMs: 15,
      durationMs: 600_000,
    });
    const late = lateness(new SensorClock(), deliveries).slice(3000);
    expect(Math.min(...late)).toBeGreaterThan(TRANSPORT_MS - 2);
    expect(Math.max(...late)).toBeLessThan(TRANSPORT_MS + 3);
  });

  it('says when samples of a burst were taken, not when they came', () => {
    const clock = new SensorClock();
    for (let tMs = 0; tMs < 5000; tMs += 5) clock.take(tMs, tMs + 3);
    const burst = Array.from({ length: 60 }, (_, index) => taken(clock, 5000 + 5 * index, 5300)?.tMs ?? 0);
    for (const [index, tMs] of burst.entries()) expect(tMs).toBeCloseTo(5003 + 5 * index, 0);
  });

  it('counts the time of lost samples as passed', () => {
    const clock = new SensorClock();
    for (let tMs = 0; tMs < 5000; tMs += 5) clock.take(tMs, tMs + 3);
    expect(taken(clock, 5400, 5403)).toEqual({
      tMs: expect.closeTo(5403, 3),
      sinceMs: expect.closeTo(405, 3),
    });
  });

  it('begins again when the sensor’s clock was set, back or on', () => {
    for (const jumpMs of [-4_000_000, -5000, 2000, 1e9]) {
      const clock = new SensorClock();
      for (let tMs = 0; tMs < 5000; tMs += 5) clock.take(tMs, tMs + 3);
      const [first, second] = [taken(clock, 5000 + jumpMs, 5003), taken(clock, 5005 + jumpMs, 5008)];
      expect(first).toEqual({ tMs: 5003, sinceMs: expect.closeTo(5, 9) });
      expect(second).toEqual({ tMs: 5008, sinceMs: 5 });
    }
  });

  it('leaves out a sample that is not newer than the last, or has no time', () => {
    const clock = new SensorClock();
    clock.take(100, 100);
    clock.take(105, 105);
    for (const deviceMs of [105, 100, 104.9, Number.NaN, Infinity, -Infinity, 1e300]) {
      expect(taken(clock, deviceMs, 110)).toBeUndefined();
    }
    expect(taken(clock, 110, 110)?.tMs).toBe(110);
  });

  it('does not mistake one second of congestion for drift', () => {
    const random = createRandom(9);
    const clock = new SensorClock();
    const late: number[] = [];
    for (let tMs = 0; tMs < 60_000; tMs += 5) {
      const isCongested = tMs % 20_000 > 18_000;
      const arrivalMs = tMs + uniform(random, isCongested ? 40 : 0, isCongested ? 45 : 10);
      const time = taken(clock, tMs, arrivalMs);
      if (time !== undefined && tMs > 15_000) late.push(time.tMs - tMs);
    }
    expect(spread(late)).toBeLessThan(5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceClock } from '#electron/sensors/drivers/sony-controller/device-clock.ts';
import { LossCounter } from '#electron/sensors/drivers/sony-controller/loss-counter.ts';

const DUALSHOCK_4 = { bits: 16, tickMs: 16 / 3000 } as const;
const DUALSENSE = { bits: 32, tickMs: 1 / 3000 } as const;

/** Counts of a clock that is right, at times in ms. */
function ticksAt(timeMs: number, { bits, tickMs }: { bits: number; tickMs: number }): number {
  return Math.floor(timeMs / tickMs) % 2 ** bits;
}

describe('the clock of a DualShock 4', () => {
  it('counts 5.333 us a tick: 756 ticks are 4.032 ms', () => {
    const clock = new DeviceClock(DUALSHOCK_4);
    clock.advance(4163, 1000);
    expect(clock.advance(4163 + 756, 1004)?.stepMs).toBeCloseTo(4.032, 9);
  });

  it('goes on over its end', () => {
    const clock = new DeviceClock(DUALSHOCK_4);
    clock.advance(65_000, 1000);
    expect(clock.advance(65_756 - 65_536, 1004)?.stepMs).toBeCloseTo(4.032, 9);
  });

  it.each([350, 1000, 2700, 60_000])('knows how often it went round in a silence of %i ms', (silenceMs) => {
    const clock = new DeviceClock(DUALSHOCK_4);
    for (let timeMs = 0; timeMs < 100; timeMs += 4)
      clock.advance(ticksAt(timeMs, DUALSHOCK_4), 5000 + timeMs);
    const backMs = 96 + silenceMs;
    const back = clock.advance(ticksAt(backMs, DUALSHOCK_4), 5000 + backMs);
    expect(Math.abs((back?.stepMs ?? 0) - silenceMs)).toBeLessThan(0.02);
  });

  it('takes reports that come late in a heap for late, not for lost', () => {
    const clock = new DeviceClock(DUALSHOCK_4);
    for (let timeMs = 0; timeMs < 100; timeMs += 4)
      clock.advance(ticksAt(timeMs, DUALSHOCK_4), 5000 + timeMs);
    for (let timeMs = 100; timeMs < 350; timeMs += 4) {
      const step = clock.advance(ticksAt(timeMs, DUALSHOCK_4), 5000 + 350)?.stepMs ?? 0;
      expect(Math.abs(step - 4)).toBeLessThan(0.02);
    }
  });

  it('follows a device for an hour that runs 300 ppm fast or slow, whatever the delays of arrival', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.constantFrom(0.9997, 1, 1.0003), (seed, rate) => {
        const clock = new DeviceClock(DUALSHOCK_4);
        let random = seed;
        let deviceMs: number | undefined;
        let firstMs = 0;
        let hostMs = 0;
        for (let timeMs = 0; timeMs < 3_600_000; timeMs += 2000) {
          for (const afterMs of [0, 4, 8, 300]) {
            random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
            const delayMs = (random / 2 ** 31) * 60;
            hostMs = Math.max(hostMs, timeMs + afterMs + delayMs);
            const trueMs = (timeMs + afterMs) * rate;
            const told = clock.advance(ticksAt(trueMs, DUALSHOCK_4), hostMs);
            deviceMs = told?.deviceMs ?? deviceMs;
            if (timeMs === 0 && afterMs === 0) firstMs = deviceMs ?? 0;
            expect(Math.abs((deviceMs ?? 0) - firstMs - trueMs)).toBeLessThan(0.02);
          }
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('the clock of a DualSense', () => {
  it('counts thirds of a microsecond: 9417 are 3.139 ms', () => {
    const clock = new DeviceClock(DUALSENSE);
    clock.advance(28_439_797, 1000);
    expect(clock.advance(28_439_797 + 9417, 1003)?.stepMs).toBeCloseTo(3.139, 9);
  });

  it('goes on over its end', () => {
    const clock = new DeviceClock(DUALSENSE);
    clock.advance(2 ** 32 - 417, 1000);
    expect(clock.advance(9000, 1003)?.stepMs).toBeCloseTo(3.139, 9);
  });

  it('that begins again at zero goes on by the time of the host', () => {
    const clock = new DeviceClock(DUALSENSE);
    const before = clock.advance(3_000_000_000, 1000)?.deviceMs ?? 0;
    const after = clock.advance(500, 1600);
    expect(after).toEqual({ deviceMs: before + 600, stepMs: 0 });
    expect(clock.advance(500 + 9417, 1603)?.deviceMs).toBeCloseTo(before + 603.139, 6);
  });
});

describe('samples with the time of the one before', () => {
  it('are the same sample again', () => {
    const clock = new DeviceClock(DUALSENSE);
    clock.advance(1000, 1000);
    expect(clock.advance(1000, 1001)).toBeUndefined();
    expect(clock.isStopped).toBe(false);
    expect(clock.advance(10_417, 1003)?.stepMs).toBeCloseTo(3.139, 9);
  });

  it.each([4, 16])(
    'without end, every %i ms, tell of a clock that stands still; then the host counts',
    (everyMs) => {
      const clock = new DeviceClock(DUALSHOCK_4);
      let last = clock.advance(777, 0);
      for (let count = 1; count <= 200; count++) last = clock.advance(777, count * everyMs) ?? last;
      expect(clock.isStopped).toBe(true);
      const next = clock.advance(777, 201 * everyMs);
      expect((next?.deviceMs ?? 0) - (last?.deviceMs ?? 0)).toBeCloseTo(everyMs, 9);
      expect(next?.stepMs).toBe(0);
    },
  );
});

describe('reports that never came', () => {
  it('are counted by the steps of the clock, whatever the interval', () => {
    const losses = new LossCounter();
    for (let step = 0; step < 320; step++) {
      const missed = step % 32 === 5 ? 5 : step % 16 === 9 ? 1 : 0;
      losses.push(4.032 * (1 + missed));
    }
    expect(losses.lost).toBe(10 * 5 + 20);
  });

  it('are none when intervals vary by a third', () => {
    const losses = new LossCounter();
    for (let step = 0; step < 320; step++) losses.push(step % 3 === 0 ? 2.7 : step % 3 === 1 ? 4 : 5.3);
    expect(losses.lost).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentStatus } from '#core/contract/sensors.ts';
import { NOTHING_MOVED, movingProgress, watchMoving } from '#renderer/motion/moving-sensor.ts';

function segment(serial: string, movingDegS: number): SegmentStatus {
  return { serial, role: 'none', movingDegS, aligned: false, slipped: false };
}

function watched(updates: readonly (readonly SegmentStatus[])[], placed?: string) {
  return updates.reduce((watch, segments) => watchMoving(watch, segments, placed), NOTHING_MOVED);
}

describe('the sensor that is moved', () => {
  it('is chosen after it alone has moved for most of a second', () => {
    const update = [segment('lying', 0.4), segment('in hand', 120)];
    expect(watched(Array.from({ length: 7 }, () => update))).toEqual({ serial: 'in hand', updates: 7 });
    expect(movingProgress(watched(Array.from({ length: 7 }, () => update)))).toBeLessThan(1);
    expect(movingProgress(watched(Array.from({ length: 8 }, () => update)))).toBe(1);
  });

  it('is not chosen while another moves as well, and begins again after a rest', () => {
    const both = [segment('a', 100), segment('b', 80)];
    expect(watched(Array.from({ length: 20 }, () => both))).toEqual(NOTHING_MOVED);
    const alone = [segment('a', 100), segment('b', 1)];
    const rest = [segment('a', 2), segment('b', 1)];
    expect(watched([alone, alone, alone, rest, alone])).toEqual({ serial: 'a', updates: 1 });
  });

  it('is not one that has its place already', () => {
    const update = [segment('thorax', 200), segment('other', 90)];
    expect(watched([update], 'thorax')).toEqual({ serial: 'other', updates: 1 });
  });

  it('is never one that rests', () => {
    const resting = fc.array(
      fc.record({ serial: fc.string(), movingDegS: fc.double({ min: 0, max: 39, noNaN: true }) }),
    );
    fc.assert(
      fc.property(resting, (sensors) => {
        const segments = sensors.map(({ serial, movingDegS }) => segment(serial, movingDegS));
        expect(watchMoving(NOTHING_MOVED, segments, undefined)).toEqual(NOTHING_MOVED);
      }),
    );
  });
});

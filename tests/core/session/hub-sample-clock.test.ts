import { describe, expect, it } from 'vitest';
import { SampleClock } from '#core/session/hub-sample-clock.ts';
import { burstyDelivery } from './board-player.ts';

describe('the sample clock', () => {
  it('answers an even delivery with the arrivals themselves', () => {
    const clock = new SampleClock();
    for (let hostMs = 7; hostMs < 3000; hostMs += 10) expect(clock.sampleTimeMs(hostMs)).toBe(hostMs);
  });

  it('spreads a bunch that was held up over the times at which it was taken', () => {
    const clock = new SampleClock();
    for (let hostMs = 0; hostMs < 1000; hostMs += 10) clock.sampleTimeMs(hostMs);
    const bunch = [1, 2, 3, 4].map(() => clock.sampleTimeMs(1030));
    expect(bunch).toEqual([1000, 1010, 1020, 1030].map((ms) => expect.closeTo(ms, 0)));
  });

  it('never answers a time after the arrival or before the last answer', () => {
    const clock = new SampleClock();
    let lastMs = -Infinity;
    for (const { arrivedMs } of burstyDelivery(8, 20_000, 9.9)) {
      const sampleMs = clock.sampleTimeMs(arrivedMs);
      expect(sampleMs).toBeLessThanOrEqual(arrivedMs);
      expect(sampleMs).toBeGreaterThanOrEqual(lastMs);
      lastMs = sampleMs;
    }
  });

  it('begins again with the arrival after more than 100 ms of silence', () => {
    const clock = new SampleClock();
    for (let hostMs = 0; hostMs < 1000; hostMs += 10) clock.sampleTimeMs(hostMs);
    expect(clock.sampleTimeMs(1091)).toBe(1091);
    expect(clock.sampleTimeMs(1101)).toBe(1101);
  });

  it('bridges up to 100 ms, taking no sample to be more than 50 ms late', () => {
    const clock = new SampleClock();
    for (let hostMs = 0; hostMs < 1000; hostMs += 10) clock.sampleTimeMs(hostMs);
    expect(clock.sampleTimeMs(1090)).toBe(1040);
  });
});

import { describe, expect, it } from 'vitest';
import { leanMeasures, sustainedReachMm } from '#core/stabilometry/leaning.ts';
import type { LeanSample } from '#core/stabilometry/leaning.ts';

/** Samples every 10 ms of a lean given as distances over time (ms). */
function lean(
  lengthMs: number,
  on: (t: number) => number,
  off: (t: number) => number = () => 0,
): LeanSample[] {
  return Array.from({ length: lengthMs / 10 }, (_, i) => ({
    sinceCueMs: 10 * i,
    onMm: on(10 * i),
    offMm: off(10 * i),
  }));
}

const quiet: LeanSample[] = Array.from({ length: 50 }, (_, i) => ({
  sinceCueMs: 10 * (i - 50),
  onMm: 0,
  offMm: 0,
}));

/** Still for 400 ms, then 100 mm/s for 600 ms to 60 mm, and stay. */
const ramp = (t: number): number => Math.min(60, Math.max(0, (t - 400) / 10));

describe('the measures of a lean', () => {
  it('are those of a straight ramp', () => {
    const measures = leanMeasures(quiet, lean(2500, ramp));
    expect(measures.reactionMs).toBeGreaterThanOrEqual(400);
    expect(measures.reactionMs).toBeLessThanOrEqual(440);
    expect(measures.velocityMmS).toBeCloseTo(100, 0);
    expect(measures.endpointMm).toBeCloseTo(60, 6);
    expect(measures.maximumMm).toBeCloseTo(60, 6);
    expect(measures.directionalControlPercent).toBeCloseTo(100, 6);
  });

  it('tell the first attempt from the farthest reach', () => {
    const twice = (t: number): number => ramp(t) * (2 / 3) + Math.min(20, Math.max(0, (t - 1800) / 10));
    const measures = leanMeasures(quiet, lean(3500, twice));
    expect(measures.endpointMm).toBeCloseTo(40, 6);
    expect(measures.maximumMm).toBeCloseTo(60, 6);
  });

  it('take every sideways movement off the directional control', () => {
    const zigzag = (t: number): number =>
      t < 400 || t > 1000 ? 0 : 6 * (1 - Math.abs((((t - 400) / 300) % 2) - 1));
    const measures = leanMeasures(quiet, lean(2500, ramp, zigzag));
    // 60 mm towards the target, 6 out and 6 back beside it.
    expect(measures.directionalControlPercent).toBeGreaterThan(75);
    expect(measures.directionalControlPercent).toBeLessThan(85);
  });

  it('count only what was held for 300 ms', () => {
    const spiky = lean(2000, (t) => (t === 1000 ? 400 : t > 1200 && t < 1400 ? 90 : Math.min(30, t / 20)));
    expect(sustainedReachMm(spiky)).toBeCloseTo(30, 6);
    expect(sustainedReachMm(lean(200, () => 80))).toBe(0);
  });

  it('of somebody who does not move are a reach of nearly nothing, and no more', () => {
    const measures = leanMeasures(
      quiet,
      lean(4500, (t) => 1 + (t % 20) / 20),
    );
    expect(measures.maximumMm).toBeLessThan(2);
    expect(measures.reactionMs).toBeUndefined();
    expect(measures.velocityMmS).toBeUndefined();
    expect(measures.directionalControlPercent).toBeUndefined();
  });

  it('of somebody who leans the other way are a reach of zero', () => {
    expect(
      leanMeasures(
        quiet,
        lean(3000, (t) => -ramp(t)),
      ).maximumMm,
    ).toBe(0);
  });

  it('of nothing at all are nothing', () => {
    expect(leanMeasures([], [])).toMatchObject({ maximumMm: 0, reactionMs: undefined });
  });
});

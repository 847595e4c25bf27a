import { DIRECTIONS, byDirection } from '#core/exercise/directions.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAN_RULE, leanMeasures } from '#core/stabilometry/leaning.ts';
import type { LeanMeasures, LeanSample } from '#core/stabilometry/leaning.ts';
import {
  leanShares,
  limitsComposite,
  limitsSummary,
  measuredLean,
  straightnessPercent,
  theoreticalLimitsMm,
} from '#core/stabilometry/limits-measures.ts';

fc.configureGlobal({ seed: 20240229 });

const LEAN: LeanMeasures = {
  reactionMs: 400,
  velocityMmS: 50,
  endpointMm: 60,
  maximumMm: 80,
  directionalControlPercent: 90,
};

const reach = fc.integer({ min: 1, max: 1500 }).map((value) => value / 10);
const reaches = fc
  .tuple(reach, reach, reach, reach, reach, reach, reach, reach)
  .map((list) => byDirection((direction) => list[DIRECTIONS.indexOf(direction)] ?? 0));

describe('theoretical limits', () => {
  it('are 0.55 of the height times the sine of the angle', () => {
    const limits = theoreticalLimitsMm(1700);
    expect(limits.front).toBeCloseTo(935 * Math.sin((8 * Math.PI) / 180), 9);
    expect(limits.back).toBeCloseTo(935 * Math.sin((4.5 * Math.PI) / 180), 9);
    expect(limits.left).toBeCloseTo(limits.right, 12);
    expect(limits['front-left']).toBeCloseTo(limits.front, 9);
    expect(limits['back-right']).toBeGreaterThan(limits.back);
    expect(limits['back-right']).toBeLessThan(limits.right);
  });

  it('refuse a height or an angle of zero', () => {
    for (const act of [() => theoreticalLimitsMm(0), () => theoreticalLimitsMm(1700, { backDeg: 0 })]) {
      expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    }
  });
});

describe('a lean in shares of a limit', () => {
  it('has excursions, velocity and reserve in percent', () => {
    expect(leanShares(LEAN, 100)).toEqual({
      endpointPercent: 60,
      maximumPercent: 80,
      velocityPercentS: 50,
      reservePercent: 20,
    });
    expect(leanShares({ ...LEAN, endpointMm: undefined }, 50)).toMatchObject({
      endpointPercent: undefined,
      reservePercent: undefined,
      maximumPercent: 160,
    });
    expect(() => leanShares(LEAN, 0)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('the limits together', () => {
  it('span an octagon', () => {
    // Regular: 2 sqrt(2) r^2.
    const summary = limitsSummary(byDirection(() => 50));
    expect(summary.polygonAreaMm2).toBeCloseTo(2 * Math.SQRT2 * 2500, 8);
    expect(summary).toMatchObject({ meanReachMm: 50, leftRightPercent: 0, frontBackPercent: 0, flags: [] });
    expect(summary).toMatchObject({ rightToLeftRatio: 1, frontToBackRatio: 1 });
  });

  it('have the area that the shoelace formula gives', () => {
    fc.assert(
      fc.property(reaches, (limits) => {
        const corners = DIRECTIONS.map((direction, k) => ({
          x: limits[direction] * Math.sin((k * Math.PI) / 4),
          y: limits[direction] * Math.cos((k * Math.PI) / 4),
        }));
        const twice = corners.reduce((sum, a, k) => {
          const b = corners[(k + 1) % 8] ?? a;
          return sum + b.x * a.y - a.x * b.y;
        }, 0);
        expect(limitsSummary(limits).polygonAreaMm2).toBeCloseTo(twice / 2, 6);
      }),
    );
  });

  it('mirror when left and right change places, and grow with the square of the reach', () => {
    fc.assert(
      fc.property(reaches, (limits) => {
        const mirrored = limitsSummary({
          ...limits,
          left: limits.right,
          right: limits.left,
          'front-left': limits['front-right'],
          'front-right': limits['front-left'],
          'back-left': limits['back-right'],
          'back-right': limits['back-left'],
        });
        const summary = limitsSummary(limits);
        expect(mirrored.leftRightPercent).toBeCloseTo(-(summary.leftRightPercent ?? 0), 9);
        expect(mirrored.frontBackPercent).toBe(summary.frontBackPercent);
        expect(mirrored.polygonAreaMm2).toBeCloseTo(summary.polygonAreaMm2 ?? 0, 6);
        const doubled = limitsSummary(byDirection((direction) => 2 * limits[direction]));
        expect(doubled.polygonAreaMm2).toBeCloseTo(4 * (summary.polygonAreaMm2 ?? 0), 6);
        expect(doubled.rightToLeftRatio).toBe(summary.rightToLeftRatio);
      }),
    );
  });

  it('have no area with a direction missing, and say so', () => {
    const summary = limitsSummary({ front: 80, back: 40, left: 60 });
    expect(summary).toMatchObject({ polygonAreaMm2: undefined, flags: [{ code: 'incomplete' }] });
    expect(summary.frontBackPercent).toBeCloseTo((100 * 40) / 60, 9);
    expect(summary.frontToBackRatio).toBe(2);
    expect(summary.leftRightPercent).toBeUndefined();
    expect(limitsSummary({ front: 0, back: 0 })).toMatchObject({
      frontBackPercent: undefined,
      frontToBackRatio: undefined,
    });
  });

  it('refuse no reach, a negative one, NaN', () => {
    for (const limits of [{}, { front: -1 }, { front: Number.NaN }]) {
      expect(() => limitsSummary(limits)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    }
  });

  it('are averaged into composites over the leans that have a measure', () => {
    const composite = limitsComposite([LEAN, { ...LEAN, reactionMs: undefined, maximumMm: 100 }]);
    expect(composite.reactionMs).toEqual({ value: 400, trials: 1 });
    expect(composite.maximumMm).toEqual({ value: 90, trials: 2 });
    expect(limitsComposite([]).velocityMmS).toBeUndefined();
  });
});

/** Samples every 10 ms. */
function samples(count: number, at: (k: number) => { on: number; off: number }): LeanSample[] {
  return Array.from({ length: count }, (_, k) => ({
    sinceCueMs: 10 * k,
    onMm: at(k).on,
    offMm: at(k).off,
  }));
}

describe('straightness', () => {
  it('is 100 % for a straight way and less for a detour', () => {
    expect(straightnessPercent(samples(101, (k) => ({ on: k, off: 0 })))).toBeCloseTo(100, 9);
    // Out 30 and back beside a way of 80: 2 x 50 travelled.
    const detour = samples(101, (k) => ({ on: 0.8 * k, off: 30 * (1 - Math.abs(k - 50) / 50) }));
    expect(straightnessPercent(detour)).toBeCloseTo(80, 6);
  });

  it('is nothing for somebody who stays', () => {
    expect(straightnessPercent(samples(50, () => ({ on: 0, off: 0 })))).toBeUndefined();
    expect(straightnessPercent([])).toBeUndefined();
  });
});

describe('the rule of a lean', () => {
  const quiet = samples(50, () => ({ on: 0, off: 0 })).map((sample) => ({
    ...sample,
    sinceCueMs: sample.sinceCueMs - 500,
  }));
  const ramp = samples(250, (k) => ({ on: Math.min(60, Math.max(0, k - 40)), off: 0 }));

  it('changes what is measured', () => {
    const usual = leanMeasures(quiet, ramp);
    expect(leanMeasures(quiet, ramp, LEAN_RULE)).toEqual(usual);
    const stricter = leanMeasures(quiet, ramp, { ...LEAN_RULE, slowestMmS: 80 });
    expect(stricter.reactionMs).toBeGreaterThan(usual.reactionMs ?? Infinity);
    expect(leanMeasures(quiet, ramp, { ...LEAN_RULE, slowestMmS: 150 }).reactionMs).toBeUndefined();
    expect(leanMeasures(quiet, ramp, { ...LEAN_RULE, heldMs: 2000 }).maximumMm).toBeLessThan(60);
  });

  it('holds at another sampling rate', () => {
    const everySecond = (list: readonly LeanSample[]): LeanSample[] => list.filter((_, k) => k % 2 === 0);
    const slow = leanMeasures(everySecond(quiet), everySecond(ramp), { ...LEAN_RULE, sampleMs: 20 });
    expect(
      Math.abs((slow.reactionMs ?? 0) - (leanMeasures(quiet, ramp).reactionMs ?? 0)),
    ).toBeLessThanOrEqual(20);
    expect(slow.maximumMm).toBe(60);
  });
});

describe('a recorded lean', () => {
  const quiet = samples(50, () => ({ on: 0, off: 0 })).map((sample) => ({
    ...sample,
    sinceCueMs: sample.sinceCueMs - 500,
  }));
  const ramp = samples(250, (k) => ({ on: Math.min(60, Math.max(0, k - 40)), off: 0 }));

  it('is measured as in the assessment', () => {
    expect(measuredLean(quiet, ramp)).toEqual({ measures: leanMeasures(quiet, ramp), flags: [] });
  });

  it('says what it lacks', () => {
    const codes = (before: readonly LeanSample[], lean: readonly LeanSample[]): string[] =>
      measuredLean(before, lean).flags.map((flag) => flag.code);
    expect(codes(quiet.slice(-10), ramp)).toEqual(['too-short', 'too-noisy']);
    expect(codes(quiet, ramp.slice(0, 20))).toEqual(['too-short', 'no-response']);
    expect(
      codes(
        quiet,
        samples(250, () => ({ on: -5, off: 0 })),
      ),
    ).toEqual(['no-response']);
    const shaky = quiet.map((sample, k) => ({ ...sample, onMm: 20 * Math.sin(k) }));
    expect(codes(shaky, ramp)).toEqual(['too-noisy']);
  });

  it.each([
    ['no samples', () => measuredLean(quiet, [])],
    ['NaN', () => measuredLean(quiet, ramp.with(3, { sinceCueMs: 30, onMm: Number.NaN, offMm: 0 }))],
    ['times in the wrong order', () => measuredLean(quiet, ramp.toReversed())],
    ['the same time twice', () => measuredLean(quiet, ramp.with(3, { sinceCueMs: 20, onMm: 0, offMm: 0 }))],
    ['another sampling rate', () => measuredLean(quiet, ramp, { ...LEAN_RULE, sampleMs: 40 })],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

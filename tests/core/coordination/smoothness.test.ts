import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionlessJerk, spectralArcLength, speedOf } from '#core/coordination/smoothness.ts';
import reference from '../../fixtures/reference/smoothness/sparc.json' with { type: 'json' };

fc.configureGlobal({ seed: 20240229 });

const rateHz = 100;

/** Speed of a minimum-jerk movement of 1 s that begins at `start`. */
function minimumJerk(t: number, start = 0): number {
  const u = t - start;
  return u >= 0 && u <= 1 ? 30 * (u ** 2 - 2 * u ** 3 + u ** 4) : 0;
}

function sampled(samples: number, speed: (t: number) => number): number[] {
  return Array.from({ length: samples }, (_, i) => speed(i / 100));
}

const profiles: readonly [keyof typeof reference, number[]][] = [
  ['gauss exp(-5t^2), t=-1:0.01:1, fs100', sampled(200, (t) => Math.exp(-5 * (t - 1) ** 2))],
  ['min-jerk speed 101 samples fs100', sampled(101, (t) => minimumJerk(t))],
  [
    '3 min-jerk submovements offset 0.9 s fs100 (301 samples)',
    sampled(301, (t) => minimumJerk(t) + minimumJerk(t, 0.9) + minimumJerk(t, 1.8)),
  ],
  [
    'submovements amp 1/.6/.3 at 0/1.2/2.0 s',
    sampled(301, (t) => minimumJerk(t) + 0.6 * minimumJerk(t, 1.2) + 0.3 * minimumJerk(t, 2)),
  ],
];

describe('smoothness', () => {
  it.each(profiles)('of %s is that of the reference', (key, speed) => {
    const expected = reference[key];
    const jerk = dimensionlessJerk(speed, rateHz);
    expect(spectralArcLength(speed, { rateHz }).value).toBeCloseTo(expected.sparc, 11);
    expect(jerk.value / expected.dj).toBeCloseTo(1, 11);
    expect(jerk.logarithm).toBeCloseTo(expected.ldj, 11);
  });

  it('is less, so more negative, for a movement in pieces', () => {
    const whole = spectralArcLength(profiles[1]?.[1] ?? [], { rateHz }).value;
    const pieces = spectralArcLength(profiles[2]?.[1] ?? [], { rateHz }).value;
    expect(pieces).toBeLessThan(whole);
  });

  const speeds = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 10, maxLength: 80 });

  it('does not depend on how large the movement is', () => {
    fc.assert(
      fc.property(speeds, fc.constantFrom(0.25, 4, 256), (speed, factor) => {
        fc.pre(isJerky(speed));
        const scaled = speed.map((value) => factor * value);
        const arc = spectralArcLength(speed, { rateHz }).value;
        expect(spectralArcLength(scaled, { rateHz }).value).toBeCloseTo(arc, 7);
        const jerk = dimensionlessJerk(speed, rateHz).logarithm;
        expect(dimensionlessJerk(scaled, rateHz).logarithm).toBeCloseTo(jerk, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on how long it takes, as long as the cut-off goes with it', () => {
    fc.assert(
      fc.property(speeds, (speed) => {
        fc.pre(isJerky(speed));
        const fast = spectralArcLength(speed, { rateHz: 200, cutoffHz: 20 }).value;
        expect(fast).toBeCloseTo(spectralArcLength(speed, { rateHz: 100, cutoffHz: 10 }).value, 9);
        const jerk = dimensionlessJerk(speed, 200).logarithm;
        expect(jerk).toBeCloseTo(dimensionlessJerk(speed, 100).logarithm, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same backwards', () => {
    fc.assert(
      fc.property(speeds, (speed) => {
        fc.pre(isJerky(speed));
        const forth = spectralArcLength(speed, { rateHz }).value;
        expect(spectralArcLength(speed.toReversed(), { rateHz }).value).toBeCloseTo(forth, 7);
      }),
      { numRuns: 30 },
    );
  });

  it('says when the rate is too low for the cut-off, or the movement too short', () => {
    const slow = spectralArcLength([0, 1, 2, 3, 2, 1, 0], { rateHz: 10 });
    expect(slow.flags.map((flag) => flag.code)).toEqual(['too-short', 'wrong-rate']);
    expect(slow.highestHz).toBeLessThanOrEqual(5);
  });

  it('takes the speed of a turn from its three components', () => {
    expect([...speedOf([3, 0], [4, 0], [0, -2])]).toEqual([5, 2]);
  });

  it.each([
    ['nothing', () => spectralArcLength([], { rateHz })],
    ['NaN', () => spectralArcLength([1, Number.NaN, 2], { rateHz })],
    ['rest', () => spectralArcLength([0, 0, 0, 0], { rateHz })],
    ['no rate', () => spectralArcLength([1, 2, 1], { rateHz: 0 })],
    ['a threshold of one', () => spectralArcLength([1, 2, 1], { rateHz, amplitudeThreshold: 1 })],
    ['a cut-off below the first bin', () => spectralArcLength([1, 2, 1], { rateHz, cutoffHz: 0.1 })],
    ['two samples', () => dimensionlessJerk([1, 2], rateHz)],
    ['even change', () => dimensionlessJerk([1, 2, 3, 4], rateHz)],
    ['components of different length', () => speedOf([1], [1], [1, 2])],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

function isJerky(speed: readonly number[]): boolean {
  return speed.some((value, i) => i >= 2 && value - 2 * (speed[i - 1] ?? 0) + (speed[i - 2] ?? 0) !== 0);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped180 } from '#core/coordination/circular.ts';
import { couplingAngles, couplingProfile } from '#core/coordination/coupling-angle.ts';
import {
  CHANG_PATTERNS,
  NEEDHAM_PATTERNS,
  SIGNED_PATTERNS,
  changPattern,
  needhamPattern,
  patternCounts,
  signedPattern,
} from '#core/coordination/coupling-pattern.ts';
import { cycleStarts, cyclesOf, timeNormalised } from '#core/coordination/cycles.ts';
import reference from '../../fixtures/reference/coordination/coupling.json' with { type: 'json' };

fc.configureGlobal({ seed: 20240229 });

const { vc, vc_edge: edge } = reference;

/** P = 20 sin 2 pi t, D = 15 sin(2 pi t - lag), t = 0 to 1 s. */
function pair(lagDeg: number): { proximal: number[]; distal: number[] } {
  const turns = Array.from({ length: 101 }, (_, i) => i / 100);
  return {
    proximal: turns.map((t) => 20 * Math.sin(2 * Math.PI * t)),
    distal: turns.map((t) => 15 * Math.sin(2 * Math.PI * t - (lagDeg * Math.PI) / 180)),
  };
}

const cycles = [0, 10, 20, 30, 40].map(pair);
const profile = couplingProfile(cycles);

describe('coupling angles, as the reference', () => {
  it('are those of each cycle', () => {
    for (const [cycle, expected] of vc.gamma_i0.entries()) {
      expect(couplingAngles(pair(10 * cycle))[0]).toBeCloseTo(expected, 6);
    }
    for (const [cycle, expected] of vc.gamma_i37.entries()) {
      expect(couplingAngles(pair(10 * cycle))[37]).toBeCloseTo(expected, 6);
    }
  });

  it('have the mean, length and variability over cycles', () => {
    expect(profile.meanDeg).toHaveLength(100);
    expect(profile.meanDeg[0]).toBeCloseTo(vc.mean_i0, 6);
    expect(profile.meanDeg[25]).toBeCloseTo(vc.mean_i25, 5);
    expect(profile.meanDeg[37]).toBeCloseTo(vc.mean_i37, 6);
    expect(profile.resultantLength[25]).toBeCloseTo(vc.r_i25, 8);
    expect(profile.variabilityDeg[0]).toBeCloseTo(vc.cav_i0, 6);
    expect(profile.variabilityDeg[25]).toBeCloseTo(vc.cav_i25, 6);
    expect(profile.variabilityDeg[37]).toBeCloseTo(vc.cav_i37, 6);
    expect(profile.meanVariabilityDeg).toBeCloseTo(vc.cav_mean, 6);
    expect(profile.meanStandardDeviationDeg).toBeCloseTo(vc.csd_mean, 6);
    expect(profile.flags).toEqual([]);
  });

  it('fall into the eight patterns', () => {
    expect(patternCounts(profile.meanDeg, SIGNED_PATTERNS, signedPattern)).toEqual(vc.bins8);
  });

  it('have the eight directions where the reference has them', () => {
    const step = (proximal: number, distal: number): number | undefined =>
      couplingAngles({ proximal: [0, proximal], distal: [0, distal] })[0];
    expect(step(1, 0)).toBeCloseTo(edge.P_only_plus, 12);
    expect(step(1, 1)).toBeCloseTo(edge.in_plus, 12);
    expect(step(0, 1)).toBeCloseTo(edge.D_only_plus, 12);
    expect(step(-1, 1)).toBeCloseTo(edge.anti_PminusDplus, 12);
    expect(step(-1, 0)).toBeCloseTo(edge.P_only_minus, 12);
    expect(step(-1, -1)).toBeCloseTo(edge.in_minus, 12);
    expect(step(0, -1)).toBeCloseTo(edge.D_only_minus, 12);
    expect(step(1, -1)).toBeCloseTo(edge.anti_PplusDminus, 12);
  });
});

describe('coupling angles', () => {
  it('are missing where nothing moved, or less than is told from noise', () => {
    const still = { proximal: [0, 0, 0.1, 3], distal: [0, 0, 0, 3] };
    expect(couplingAngles(still)[0]).toBeUndefined();
    expect(couplingAngles(still)[1]).toBe(0);
    expect(couplingAngles(still, { smallestStep: 0.2 })[1]).toBeUndefined();
  });

  it('do not know how large a movement is', () => {
    const degrees = fc.integer({ min: -3000, max: 3000 }).map((value) => value / 100);
    const moves = fc.array(fc.tuple(degrees, degrees), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(moves, fc.constantFrom(0.5, 2, 4), (points, factor) => {
        const proximal = points.map(([p]) => p);
        const distal = points.map(([, d]) => d);
        const scaled = {
          proximal: proximal.map((p) => factor * p),
          distal: distal.map((d) => factor * d),
        };
        expect(couplingAngles(scaled)).toEqual(couplingAngles({ proximal, distal }));
      }),
    );
  });

  it('turn by half a circle when the movement runs backwards', () => {
    const { proximal, distal } = pair(20);
    const back = couplingAngles({ proximal: proximal.toReversed(), distal: distal.toReversed() });
    const forth = couplingAngles({ proximal, distal }).toReversed();
    for (const [i, angle] of back.entries()) {
      expect(Math.abs(wrapped180((angle ?? 0) - (forth[i] ?? 0)))).toBeCloseTo(180, 8);
    }
  });

  it('of a single cycle vary by nothing anyone can know', () => {
    const one = couplingProfile([pair(0)]);
    expect(one.meanVariabilityDeg).toBeUndefined();
    expect(one.flags.map((flag) => flag.code)).toEqual(['too-short', 'incomplete']);
  });

  it.each([
    ['lists of different length', () => couplingAngles({ proximal: [1, 2], distal: [1] })],
    ['a single sample', () => couplingAngles({ proximal: [1], distal: [1] })],
    ['NaN', () => couplingAngles({ proximal: [1, Number.NaN], distal: [1, 2] })],
    ['a negative step', () => couplingAngles(pair(0), { smallestStep: -1 })],
    ['no cycles', () => couplingProfile([])],
    ['cycles of different length', () => couplingProfile([pair(0), { proximal: [1, 2], distal: [1, 2] }])],
    ['no moving point to count', () => patternCounts([undefined], CHANG_PATTERNS, changPattern)],
  ])('refuse %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('coupling patterns', () => {
  it('begin at their edges', () => {
    expect([22.4, 22.5, 67.4, 67.5, 112.5, 157.5, 202.5, 337.5].map(changPattern)).toEqual([
      'proximal',
      'in-phase',
      'in-phase',
      'distal',
      'anti-phase',
      'proximal',
      'in-phase',
      'proximal',
    ]);
    expect([0, 44.9, 45, 90, 135, 180, 225, 270, 315].map(needhamPattern)).toEqual([
      'in-phase + proximal',
      ...NEEDHAM_PATTERNS,
    ]);
    expect([0, 45, 90, 135, 180, 225, 270, 315, 359].map(signedPattern)).toEqual([
      ...SIGNED_PATTERNS,
      'proximal +',
    ]);
  });

  it('count every angle once, whichever way they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 360, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (angles) => {
          const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
          expect(total(patternCounts(angles, CHANG_PATTERNS, changPattern))).toBe(angles.length);
          expect(total(patternCounts(angles, NEEDHAM_PATTERNS, needhamPattern))).toBe(angles.length);
          expect(total(patternCounts(angles, SIGNED_PATTERNS, signedPattern))).toBe(angles.length);
        },
      ),
    );
  });
});

describe('cycles', () => {
  const wave = Array.from({ length: 1000 }, (_, i) => 5 + 20 * Math.sin((2 * Math.PI * (i - 29.5)) / 200));

  it('begin where the signal rises through its mean', () => {
    expect(cycleStarts(wave, { rateHz: 100 })).toEqual([30, 230, 430, 630, 830]);
  });

  it('are not begun by noise about the mean', () => {
    const noisy = wave.map((value, i) => value + (i % 2 === 0 ? 0.5 : -0.5));
    expect(cycleStarts(noisy, { rateHz: 100 })).toHaveLength(5);
  });

  it('are cut to equal length', () => {
    const cut = cyclesOf(wave, [230, 430, 650], 101);
    expect(cut.map((cycle) => cycle.length)).toEqual([101, 101]);
    expect(cut[0]?.[25]).toBeCloseTo(25, 2);
    expect(timeNormalised([0, 10], 3)).toEqual([0, 5, 10]);
    expect(cyclesOf(wave, [230])).toEqual([]);
  });

  it.each([
    ['a signal that never varies', () => cycleStarts([1, 1, 1, 1], { rateHz: 100 })],
    ['no rate', () => cycleStarts(wave, { rateHz: 0 })],
    ['a cycle of one sample', () => timeNormalised([1])],
    ['one point', () => timeNormalised([1, 2], 1)],
  ])('refuse %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

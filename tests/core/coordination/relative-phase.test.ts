import { describe, expect, it } from 'vitest';
import { cycleStarts } from '#core/coordination/cycles.ts';
import { phaseOverCycles, phaseSummary, relativePhase } from '#core/coordination/relative-phase.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import reference from '../../fixtures/reference/coordination/coupling.json' with { type: 'json' };

const RADIANS = Math.PI / 180;

/** Samples of a function of the angle w, 200 to a turn. */
function cyclic(value: (w: number) => number, samples = 1000, from = 0): number[] {
  return Array.from({ length: samples }, (_, k) => value((2 * Math.PI * (k + from)) / 200));
}

function lagging(lagDeg: number): Float64Array {
  return relativePhase(
    cyclic((w) => 20 * Math.sin(w) + 7),
    cyclic((w) => 15 * Math.sin(w - lagDeg * RADIANS)),
  );
}

const HARMONIC = {
  proximal: (w: number): number => Math.sin(w),
  distal: (w: number): number => Math.sin(w - 30 * RADIANS) + 0.25 * Math.sin(2 * w),
};

describe('continuous relative phase, as the reference', () => {
  it.each([
    [0, reference.crp_lag0],
    [30, reference.crp_lag30],
    [90, reference.crp_lag90],
    [179, reference.crp_lag179],
  ])('of a lag of %d deg', (lag, expected) => {
    const summary = phaseSummary(lagging(lag));
    expect(summary.meanDeg).toBeCloseTo(expected.mean, 6);
    expect(summary.standardDeviationDeg).toBeCloseTo(expected.sd, 6);
    expect(summary.meanAbsoluteDeg).toBeCloseTo(expected.marp, 6);
  });

  it('of a harmonic', () => {
    const phase = relativePhase(cyclic(HARMONIC.proximal), cyclic(HARMONIC.distal));
    const summary = phaseSummary(phase);
    expect(summary.meanDeg).toBeCloseTo(reference.crp_harm.mean, 6);
    expect(summary.standardDeviationDeg).toBeCloseTo(reference.crp_harm.sd, 6);
    expect(summary.meanAbsoluteDeg).toBeCloseTo(reference.crp_harm.marp, 6);
    for (const [k, expected] of reference.crp_harm.d_200_4.entries()) {
      expect(phase[200 + k]).toBeCloseTo(expected, 5);
    }
  });
});

describe('continuous relative phase', () => {
  it('does not depend on amplitude, offset or sampling rate', () => {
    const plain = phaseSummary(lagging(40)).meanDeg;
    const other = relativePhase(
      cyclic((w) => 0.01 * Math.sin(w / 2) - 300, 2000),
      cyclic((w) => 90 * Math.sin(w / 2 - 40 * RADIANS) + 12, 2000),
    );
    expect(phaseSummary(other).meanDeg).toBeCloseTo(plain, 6);
  });

  it('changes its sign when the segments change places', () => {
    const a = cyclic(HARMONIC.proximal);
    const b = cyclic(HARMONIC.distal);
    const back = relativePhase(b, a);
    for (const [k, value] of relativePhase(a, b).entries()) expect(back[k]).toBeCloseTo(-value, 9);
  });

  it('has no jump around 180 deg', () => {
    const wobbling = relativePhase(
      cyclic((w) => Math.sin(w)),
      cyclic((w) => Math.sin(w - Math.PI + 0.2 * Math.sin(w / 5))),
    );
    const steps = [...wobbling].slice(1).map((value, k) => Math.abs(value - (wobbling[k] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(5);
  });

  it('is distorted less at the ends of a part when padded by half a cycle', () => {
    const whole = relativePhase(cyclic(HARMONIC.proximal), cyclic(HARMONIC.distal));
    const error = (length: number, padSamples: number): number => {
      const part = relativePhase(cyclic(HARMONIC.proximal, length, 35), cyclic(HARMONIC.distal, length, 35), {
        padSamples,
      });
      const squares = part.reduce((sum, value, k) => sum + (value - (whole[k + 35] ?? 0)) ** 2, 0);
      return Math.sqrt(squares / length);
    };
    const lengths = [610, 640, 670, 700, 730, 760, 790];
    const mean = (padSamples: number): number =>
      lengths.reduce((sum, length) => sum + error(length, padSamples) / lengths.length, 0);
    expect(mean(100)).toBeLessThan(mean(0) / 2);
  });

  it('drops the extra cycles at both ends', () => {
    const long = relativePhase(cyclic(HARMONIC.proximal), cyclic(HARMONIC.distal));
    const cut = relativePhase(cyclic(HARMONIC.proximal), cyclic(HARMONIC.distal), { discardSamples: 200 });
    expect(Array.from(cut)).toEqual(Array.from(long.slice(200, 800)));
  });

  it.each([
    ['a signal that never varies', () => relativePhase([1, 1, 1, 1], [1, 2, 3, 4])],
    ['lists of different length', () => relativePhase([1, 2, 3, 4], [1, 2, 3, 4, 5])],
    ['NaN', () => relativePhase([1, 2, Number.NaN, 4], [1, 2, 3, 4])],
    ['three samples', () => relativePhase([1, 2, 1], [1, 2, 1])],
    ['more discarded than there is', () => relativePhase([1, 2, 1, 2], [1, 2, 1, 2], { discardSamples: 2 })],
    ['half a sample of padding', () => relativePhase([1, 2, 1, 2], [1, 2, 1, 2], { padSamples: 0.5 })],
    ['no values to summarise', () => phaseSummary([])],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('relative phase over cycles', () => {
  const samples = 2400;
  const proximal = cyclic((w) => 20 * Math.sin(w), samples);
  const starts = cycleStarts(proximal, { rateHz: 100 });

  it('has the lag as MARP, and hardly any DP, when every cycle is alike', () => {
    const distal = cyclic((w) => 12 * Math.sin(w - 25 * RADIANS), samples);
    const phase = phaseOverCycles(proximal, distal, { starts });
    expect(phase.cycles).toBe(10);
    expect(phase.meanAbsoluteRelativePhaseDeg).toBeCloseTo(25, 0);
    expect(phase.deviationPhaseDeg).toBeLessThan(2);
    expect(phase.flags).toEqual([]);
  });

  it('has the spread of the cycles as DP, across the cut at 180 deg too', () => {
    // Lags of 170 and 190 deg in turn, 20 deg apart: circular SD near 10.
    const distal = cyclic((w) => {
      const cycle = Math.floor(w / (2 * Math.PI) + 1e-9);
      return Math.sin(w - (cycle % 2 === 0 ? 170 : 190) * RADIANS);
    }, samples);
    const phase = phaseOverCycles(proximal, distal, { starts });
    expect(phase.deviationPhaseDeg).toBeGreaterThan(7);
    expect(phase.deviationPhaseDeg).toBeLessThan(12);
    expect(phase.meanAbsoluteRelativePhaseDeg).toBeGreaterThan(172);
  });

  it('says when there are too few cycles, and when there is no sine', () => {
    const random = createRandom(11);
    const noise = Array.from({ length: samples }, () => normal(random));
    const few = phaseOverCycles(proximal, noise, { starts: starts.slice(0, 2) });
    expect(few.deviationPhaseDeg).toBeUndefined();
    expect(few.flags.map((flag) => flag.code)).toEqual(['too-short', 'too-noisy']);
  });

  it.each([
    ['one start', [5]],
    ['starts out of order', [200, 100]],
    ['a start beyond the end', [100, 5000]],
  ])('refuses %s', (_, wrong) => {
    expect(() => phaseOverCycles(proximal, proximal, { starts: wrong })).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineOfTurns } from '#core/signal/cosine.ts';
import {
  STANDARD_HARMONICS,
  designMultisine,
  designTwoAxes,
  fittedWithin,
  multisineAt,
} from '#core/coordination/multisine.ts';
import type { Multisine } from '#core/coordination/multisine.ts';
import { fft } from '#core/signal/fft.ts';

fc.configureGlobal({ seed: 20240229 });

const standard = designMultisine({ seed: 7, rms: 4 });

function period(design: Multisine): number[] {
  return Array.from({ length: 2000 }, (_, k) => multisineAt(design, 10 * k));
}

describe('the multisine target', () => {
  const { re, im } = fft(period(standard));
  const amplitude = (k: number): number => Math.sqrt((re[k] ?? 0) ** 2 + (im[k] ?? 0) ** 2) / 1000;

  it('has lines at 0.10 to 2.05 Hz and nothing between', () => {
    expect(standard.lines.map((line) => line.frequencyHz)).toEqual(
      [0.1, 0.15, 0.25, 0.35, 0.55, 0.85, 1.15, 1.55, 2.05].map((hz) => expect.closeTo(hz, 12)),
    );
    for (let k = 0; k <= 1000; k++) {
      const line = standard.lines.find((one) => one.harmonic === k);
      expect(amplitude(k)).toBeCloseTo(line?.amplitude ?? 0, 9);
    }
  });

  it('moves equally fast at every line', () => {
    const [first] = standard.lines;
    for (const line of standard.lines) {
      expect(line.amplitude * line.frequencyHz).toBeCloseTo((first?.amplitude ?? 0) * 0.1, 9);
    }
  });

  it('has the RMS, peak and crest factor that it says', () => {
    const values = period(standard);
    const rms = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    expect(rms).toBeCloseTo(4, 9);
    expect(Math.max(...values.map(Math.abs))).toBeCloseTo(standard.peak, 9);
    expect(standard.crestFactor).toBeCloseTo(standard.peak / 4, 12);
    expect(standard.crestFactor).toBeLessThan(3);
    expect(standard.flags).toEqual([]);
  });

  it('repeats after 20 s, to the last bit, as often as you like', () => {
    for (const t of [0, 10, 1230, 19990]) {
      expect(multisineAt(standard, t + 100_000)).toBe(multisineAt(standard, t));
    }
  });

  it('is the same for a seed, and another for another', () => {
    expect(designMultisine({ seed: 7, rms: 4 })).toEqual(standard);
    expect(designMultisine({ seed: 8, rms: 4 }).lines).not.toEqual(standard.lines);
  });

  it('has a lower crest factor from 200 draws than from one', () => {
    for (const seed of [1, 2, 3]) {
      const one = designMultisine({ seed, rms: 1, draws: 1 });
      expect(designMultisine({ seed, rms: 1 }).crestFactor).toBeLessThan(one.crestFactor);
    }
  });

  it('of one line is a cosine, its peak found', () => {
    const cosine = designMultisine({ seed: 1, rms: 1, harmonics: [2], draws: 3 });
    expect(cosine.crestFactor).toBeCloseTo(Math.SQRT2, 3);
  });

  it('says when its peaks are high', () => {
    const rough = [1, 2, 3, 4].map((seed) =>
      designMultisine({ seed, rms: 1, draws: 1, harmonics: Array.from({ length: 60 }, (_, k) => 2 + k) }),
    );
    expect(rough.some((design) => design.crestFactor >= 3)).toBe(true);
    for (const design of rough) expect(design.flags).toHaveLength(design.crestFactor >= 3 ? 1 : 0);
  });

  it('gives every other line to the second axis', () => {
    const { first, second } = designTwoAxes({ seed: 7, rms: 4 });
    const lines = [...first.lines, ...second.lines].map((line) => line.harmonic);
    expect(first.lines.map((line) => line.harmonic)).toEqual([2, 5, 11, 23, 41]);
    expect(second.lines.map((line) => line.harmonic)).toEqual([3, 7, 17, 31]);
    expect(lines.toSorted((a, b) => a - b)).toEqual(STANDARD_HARMONICS);
    const dot = period(first).reduce((sum, value, k) => sum + value * multisineAt(second, 10 * k), 0);
    expect(dot / 2000).toBeCloseTo(0, 9);
    expect([first.rms, second.rms]).toEqual([4, 4]);
  });

  it('shrinks to stay within a limit, and only then', () => {
    const small = fittedWithin(standard, 5);
    expect(Math.max(...period(small).map(Math.abs))).toBeCloseTo(5, 9);
    expect(small.crestFactor).toBe(standard.crestFactor);
    expect(small.rms).toBeCloseTo(5 / standard.crestFactor, 9);
    expect(fittedWithin(standard, 50)).toBe(standard);
  });

  it.each([
    ['a seed below zero', () => designMultisine({ seed: -1, rms: 4 })],
    ['an RMS of zero', () => designMultisine({ seed: 1, rms: 0 })],
    ['no lines', () => designMultisine({ seed: 1, rms: 4, harmonics: [] })],
    ['lines out of order', () => designMultisine({ seed: 1, rms: 4, harmonics: [3, 2] })],
    ['a line of no whole number', () => designMultisine({ seed: 1, rms: 4, harmonics: [1.5] })],
    ['a line above half the rate', () => designMultisine({ seed: 1, rms: 4, harmonics: [1000] })],
    ['a period between samples', () => designMultisine({ seed: 1, rms: 4, periodS: 20.005, rateHz: 100 })],
    ['no draws', () => designMultisine({ seed: 1, rms: 4, draws: 0 })],
    ['two axes from one line', () => designTwoAxes({ seed: 1, rms: 4, harmonics: [2] })],
    ['a limit of zero', () => fittedWithin(standard, 0)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('the cosine that is the same on every engine', () => {
  it('is the cosine', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (turns) => {
        expect(Math.abs(cosineOfTurns(turns) - Math.cos(2 * Math.PI * turns))).toBeLessThan(1e-14);
      }),
    );
  });

  it('is exact where it can be, and keeps its bits', () => {
    expect([0, 0.25, 0.5, 0.75, 1, -0.5].map(cosineOfTurns)).toEqual([1, 0, -1, 0, 1, -1]);
    expect(cosineOfTurns(1 / 3)).toBe(-0.49999999999999983);
    expect(cosineOfTurns(0.1)).toBe(0.8090169943749475);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { fft, inverseFft } from '#core/signal/fft.ts';
import { analyticSignal, unwrapped } from '#core/signal/hilbert.ts';
import { welch } from '#core/signal/welch.ts';
import { at } from '#core/signal/values.ts';

/** A sine with a sawtooth on it: x[n] = sin(0.3 n) + 0.1 (7919 n mod 101) / 101. */
const signal = Array.from({ length: 60 }, (_, n) => Math.sin(0.3 * n) + (0.1 * ((n * 7919) % 101)) / 101);

/** The definition itself. */
function slowTransform(re: readonly number[], im: readonly number[]): [number, number][] {
  return re.map((_, k) => {
    let sumRe = 0;
    let sumIm = 0;
    re.forEach((value, n) => {
      const angle = (-2 * Math.PI * ((k * n) % re.length)) / re.length;
      sumRe += value * Math.cos(angle) - at(im, n) * Math.sin(angle);
      sumIm += value * Math.sin(angle) + at(im, n) * Math.cos(angle);
    });
    return [sumRe, sumIm];
  });
}

function expectAt(values: ArrayLike<number>, indices: readonly number[], expected: readonly number[]): void {
  indices.forEach((index, k) => expect(at(values, index)).toBeCloseTo(at(expected, k), 10));
}

const amplitude = fc.double({ min: -1, max: 1, noNaN: true });

describe('fft', () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 9, 12, 16, 30, 31, 37, 64, 74, 97, 101, 120, 202])(
    'equals the definition at length %i',
    (length) => {
      const re = Array.from({ length }, (_, n) => Math.sin(0.3 * n * n));
      const im = Array.from({ length }, (_, n) => Math.cos(0.7 * n));
      const fast = fft(re, im);
      slowTransform(re, im).forEach(([sumRe, sumIm], k) => {
        expect(fast.re[k]).toBeCloseTo(sumRe, 10);
        expect(fast.im[k]).toBeCloseTo(sumIm, 10);
      });
    },
  );

  it('comes back through its inverse', () => {
    fc.assert(
      fc.property(fc.array(amplitude, { minLength: 1, maxLength: 150 }), (values) => {
        const back = inverseFft(fft(values));
        values.forEach((value, n) => {
          expect(back.re[n]).toBeCloseTo(value, 10);
          expect(back.im[n]).toBeCloseTo(0, 10);
        });
      }),
    );
  });

  it('keeps the energy (Parseval), whatever the factors of the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2500 }), (length) => {
        const values = Array.from({ length }, (_, n) => Math.sin(n * n));
        const { re, im } = fft(values);
        const energy = re.reduce((sum, value, k) => sum + value * value + at(im, k) ** 2, 0) / length;
        expect(energy / values.reduce((sum, value) => sum + value * value, 1e-9)).toBeCloseTo(1, 6);
      }),
      { numRuns: 40, examples: [[2], [997], [2477]] },
    );
  });

  it('refuses nothing, NaN, and parts of different length', () => {
    expect(() => fft([])).toThrow('error.no-samples');
    expect(() => fft([1, Number.NaN])).toThrow(
      expect.objectContaining({
        told: message('error.sample-no-number', {
          quantity: message('quantity.fourier-transform'),
          sample: 2,
        }),
      }),
    );
    expect(() => fft([1, 2], [1])).toThrow('error.unequal-lists');
  });
});

describe('analyticSignal', () => {
  it('turns a cosine into a sine, and its phase into a straight line', () => {
    const cosine = Array.from({ length: 100 }, (_, n) => Math.cos((2 * Math.PI * 5 * n) / 100));
    const { re, im } = analyticSignal(cosine);
    const phases = unwrapped(re.map((value, n) => Math.atan2(at(im, n), value)));
    phases.forEach((phase, n) => expect(phase).toBeCloseTo((2 * Math.PI * 5 * n) / 100, 9));
  });

  it('equals scipy.signal.hilbert for even and odd lengths', () => {
    const even = analyticSignal(signal).im;
    const odd = analyticSignal(signal.slice(0, 59)).im;
    expectAt(
      even,
      [0, 1, 30, 59],
      [-1.2496177229414682, -0.9672832686885064, 0.9293997402102473, -1.0200727232324311],
    );
    expectAt(
      odd,
      [0, 1, 30, 58],
      [-1.232117339232425, -0.9202439473383972, 0.9203855640924067, -0.9594212083140653],
    );
  });
});

describe('welch', () => {
  it('equals scipy.signal.welch with a longer transform and with an odd segment', () => {
    const even = welch(signal, { rateHz: 25, segmentS: 0.8, transformLength: 60 });
    const odd = welch(signal.slice(0, 59), {
      rateHz: 25,
      segmentS: 0.84,
      detrend: 'constant',
      transformLength: 59,
    });
    expectAt(
      even.density,
      [0, 1, 3, 10, 30],
      [
        0.033103746535867874, 0.07740776497381978, 0.11687134925008427, 0.000210045478065776,
        5.524347268572712e-7,
      ],
    );
    expectAt(
      odd.density,
      [0, 1, 3, 10, 29],
      [
        0.012028795346509514, 0.09091019901313527, 0.28461168634209655, 0.000161003554607366,
        9.507537012814922e-6,
      ],
    );
    expect(even.frequenciesHz[30]).toBe(12.5);
  });

  it('integrates to the variance of a sine', () => {
    const sine = Array.from({ length: 3000 }, (_, n) => 3 * Math.sin((2 * Math.PI * n) / 50));
    const { density, frequenciesHz } = welch(sine, { rateHz: 50, detrend: 'constant' });
    const power = density.reduce((sum, value) => sum + value * at(frequenciesHz, 1), 0);
    expect(power).toBeCloseTo(4.5, 2);
  });

  it('takes a signal shorter than a segment as one segment', () => {
    expect(welch(signal, { rateHz: 25 }).segments).toBe(1);
  });
});

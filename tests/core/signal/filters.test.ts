import { describe, expect, it } from 'vitest';
import { type Message, message } from '#core/language/message.ts';
import fc from 'fast-check';
import { filterZeroPhase } from '#core/signal/butterworth.ts';
import { savitzkyGolay } from '#core/signal/savitzky-golay.ts';
import { detrendLinear, fitLine, fitPolynomial, solveLinear } from '#core/signal/regression.ts';
import { at } from '#core/signal/values.ts';

/** A sine with a sawtooth on it: x[n] = sin(0.3 n) + 0.1 (7919 n mod 101) / 101. */
const signal = Array.from({ length: 60 }, (_, n) => Math.sin(0.3 * n) + (0.1 * ((n * 7919) % 101)) / 101);

function expectAt(values: ArrayLike<number>, indices: readonly number[], expected: readonly number[]): void {
  indices.forEach((index, k) => expect(at(values, index)).toBeCloseTo(at(expected, k), 9));
}

const telling = (told: Message): unknown => expect.objectContaining({ told });

describe('filterZeroPhase', () => {
  it('equals scipy.signal.filtfilt: order 4 low-pass at 10 of 25 Hz', () => {
    expectAt(
      filterZeroPhase(signal, { rateHz: 25, cutoffHz: 10 }),
      [0, 1, 30, 58, 59],
      [
        -0.00029631697298729276, 0.3480821285156, 0.4440810694543543, -0.9498730785596663,
        -0.8178847286557291,
      ],
    );
  });

  it('equals scipy.signal.filtfilt: order 3 high-pass at 2 of 25 Hz', () => {
    expectAt(
      filterZeroPhase(signal, { rateHz: 25, cutoffHz: 2, order: 3, pass: 'high' }),
      [0, 1, 30, 58, 59],
      [
        0.008547601487522979, 0.04583296988981346, -0.02480373960703163, -0.12533334848561198,
        0.0005774700838559604,
      ],
    );
  });

  it('leaves a constant as it is and is linear', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (level, gain) => {
          const shifted = filterZeroPhase(
            signal.map((value) => gain * value + level),
            { rateHz: 25, cutoffHz: 5 },
          );
          const plain = filterZeroPhase(signal, { rateHz: 25, cutoffHz: 5 });
          plain.forEach((value, index) => expect(at(shifted, index)).toBeCloseTo(gain * value + level, 8));
        },
      ),
    );
  });

  it('gives the same forward and back', () => {
    const forward = filterZeroPhase(signal, { rateHz: 25, cutoffHz: 5 });
    const back = filterZeroPhase(signal.toReversed(), { rateHz: 25, cutoffHz: 5 }).toReversed();
    // Only the middle: the edges know which pass came first.
    for (let index = 25; index < 35; index++) expect(at(back, index)).toBeCloseTo(at(forward, index), 4);
  });

  it('refuses a cut-off beyond half the rate, too few samples and NaN, and says why', () => {
    expect(() => filterZeroPhase(signal, { rateHz: 20, cutoffHz: 10 })).toThrow(
      telling(message('error.signal.cut-off-too-high', { cutoffHz: 10, leastHz: 20, rateHz: 20 })),
    );
    expect(() => filterZeroPhase(signal.slice(0, 15), { rateHz: 25, cutoffHz: 10 })).toThrow(
      telling(
        message('error.too-few-samples', {
          quantity: message('quantity.butterworth-filter'),
          least: 16,
          got: 15,
        }),
      ),
    );
    expect(() => filterZeroPhase([...signal, Number.NaN], { rateHz: 25, cutoffHz: 10 })).toThrow(
      telling(
        message('error.sample-no-number', { quantity: message('quantity.butterworth-filter'), sample: 61 }),
      ),
    );
  });
});

describe('savitzkyGolay', () => {
  it('equals scipy.signal.savgol_filter, ends and all', () => {
    expectAt(
      savitzkyGolay(signal, { rateHz: 25 }),
      [0, 1, 2, 30, 57, 58, 59],
      [
        10.327337281200569, 7.68344902645818, 5.744881772152533, -7.2751334383717, -1.7766936558743343,
        1.4056246156190708, 5.9552877165649045,
      ],
    );
    expectAt(
      savitzkyGolay(signal, { rateHz: 25, window: 7, order: 2, derivative: 2 }),
      [0, 1, 2, 30, 57, 58, 59],
      [
        -45.44812741377596, -45.44812741377596, -45.44812741377596, -18.585942208124262, 50.90199435790856,
        50.90199435790856, 50.90199435790856,
      ],
    );
  });

  it('differentiates a cubic exactly', () => {
    const cubic = Array.from({ length: 20 }, (_, n) => (n / 10) ** 3 - n / 10);
    const speed = savitzkyGolay(cubic, { rateHz: 10 });
    speed.forEach((value, n) => expect(value).toBeCloseTo(3 * (n / 10) ** 2 - 1, 10));
  });

  it('refuses an even window, an order not below it and too few samples', () => {
    expect(() => savitzkyGolay(signal, { rateHz: 25, window: 4 })).toThrow('error.signal.window-not-odd');
    expect(() => savitzkyGolay(signal, { rateHz: 25, window: 3, order: 3 })).toThrow(
      'error.signal.window-not-odd',
    );
    expect(() => savitzkyGolay([1, 2], { rateHz: 25 })).toThrow(
      telling(
        message('error.too-few-samples', {
          quantity: message('quantity.savitzky-golay-filter'),
          least: 5,
          got: 2,
        }),
      ),
    );
  });
});

describe('regression', () => {
  it('finds the line that was drawn', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (slope, intercept) => {
          const x = [1, 2, 4, 7];
          const line = fitLine(
            x,
            x.map((value) => intercept + slope * value),
          );
          expect(line.slope).toBeCloseTo(slope, 9);
          expect(line.intercept).toBeCloseTo(intercept, 9);
          expect(line.rmse).toBeCloseTo(0, 9);
        },
      ),
    );
  });

  it('takes a straight line away and leaves what is across it', () => {
    const trended = signal.map((value, n) => value + 3 * n - 7);
    const a = detrendLinear(signal);
    detrendLinear(trended).forEach((value, n) => expect(value).toBeCloseTo(at(a, n), 9));
  });

  it('fits a parabola and solves a system whose first pivot is zero', () => {
    const x = [-1, -0.5, 0, 0.5, 1];
    expect(
      fitPolynomial(
        x,
        x.map((v) => 2 - v + 3 * v * v),
        2,
      ).map((c) => Math.round(c * 1e9) / 1e9),
    ).toEqual([2, -1, 3]);
    expect(
      solveLinear(
        [
          [0, 2],
          [1, 1],
        ],
        [4, 5],
      ),
    ).toEqual([3, 2]);
  });

  it('refuses equal x values and equations without a single solution', () => {
    expect(() => fitLine([1, 1], [1, 2])).toThrow('error.signal.one-x');
    expect(() =>
      solveLinear(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toThrow('error.signal.no-solution');
  });
});

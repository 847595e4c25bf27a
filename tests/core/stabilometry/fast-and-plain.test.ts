/** The fast ways beside the obvious ones: same counts, same distances. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterZeroPhase } from '#core/signal/butterworth.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { sampleEntropy } from '#core/signal/sample-entropy.ts';
import { sampleStandardDeviation } from '#core/signal/statistics.ts';
import { at } from '#core/signal/values.ts';
import { diffusionPlot } from '#core/stabilometry/diffusion.ts';
import { convexHull, greatestDistance, hullArea } from '#core/stabilometry/hull.ts';
import { swayDensity } from '#core/stabilometry/sway-density.ts';

fc.configureGlobal({ seed: 20240229 });

function noise(seed: number, length: number, rounding = 0): number[] {
  const random = createRandom(seed);
  let value = 0;
  return Array.from({ length }, () => {
    value = 0.95 * value + normal(random);
    return rounding === 0 ? value : Math.round(value / rounding) * rounding;
  });
}

describe('greatestDistance', () => {
  const coordinate = fc.oneof(
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  );

  it('equals the greatest over all pairs, with doubles, lines and rectangles among the points', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }), (points) => {
        const [x, y] = [points.map((p) => p[0]), points.map((p) => p[1])];
        let greatest = 0;
        for (const [ax, ay] of points)
          for (const [bx, by] of points) greatest = Math.max(greatest, Math.hypot(ax - bx, ay - by));
        expect(greatestDistance(x, y)).toBeCloseTo(greatest, 9);
      }),
      {
        numRuns: 500,
        examples: [
          [
            [
              [-1, -1],
              [-5e-324, 0],
              [0, -1e-323],
              [-2, 2],
            ],
          ],
        ],
      },
    );
  });

  it('does not stall at two corners so close that rounding puts them level', () => {
    // Over the edge from (-1, -2) to (0, 0) plain arithmetic sees (-5e-324, 5e-324) at no height at all.
    const [x, y] = [
      [-1, -5e-324, -2, 0],
      [-2, 5e-324, 1, 0],
    ];
    expect(greatestDistance(x, y)).toBe(Math.sqrt(10));
    expect(convexHull(x, y)).toHaveLength(4);
  });

  it('keeps a corner that lies a last digit beside a line, and none on it', () => {
    for (let digits = 0; digits < 20; digits++) {
      const beside = 0.5 + (digits * Number.EPSILON) / 2;
      expect(convexHull([0.5, 12, 24], [beside, 12, 24])).toHaveLength(digits === 0 ? 2 : 3);
    }
  });

  it('holds on ten minutes of sway', () => {
    const [x, y] = [noise(1, 60_000), noise(2, 60_000)];
    const hull = convexHull(x, y);
    let greatest = 0;
    for (const a of hull)
      for (const b of hull) greatest = Math.max(greatest, Math.hypot(a.x - b.x, a.y - b.y));
    expect(greatestDistance(x, y)).toBeCloseTo(greatest, 12);
  });

  it('turns calipers round a hull of many corners', () => {
    for (const [corners, width] of [
      [101, 1],
      [500, 1],
      [997, 30],
      [1200, 0.2],
    ] as const) {
      const x = Array.from(
        { length: corners },
        (_, k) => width * Math.cos((2 * Math.PI * k) / corners + 0.3),
      );
      const y = Array.from({ length: corners }, (_, k) => Math.sin((2 * Math.PI * k) / corners + 0.3));
      expect(convexHull(x, y).length).toBeGreaterThan(100);
      let greatest = 0;
      for (let i = 0; i < corners; i++) {
        for (let j = 0; j < i; j++) {
          greatest = Math.max(greatest, Math.hypot(at(x, i) - at(x, j), at(y, i) - at(y, j)));
        }
      }
      expect(greatestDistance(x, y)).toBeCloseTo(greatest, 12);
    }
  });

  it('knows the hull of a square with points inside and on its sides', () => {
    const [x, y] = [
      [0, 4, 4, 0, 2, 2, 4, 0],
      [0, 0, 4, 4, 2, 0, 2, 1],
    ];
    expect(convexHull(x, y)).toHaveLength(4);
    expect(hullArea(x, y)).toBe(16);
  });
});

describe('sampleEntropy', () => {
  /** The definition, pair by pair. */
  function plain(values: readonly number[], m: number, r: number): number {
    const tolerance = r * sampleStandardDeviation(values);
    const matches = (size: number): number => {
      let pairs = 0;
      for (let i = 0; i < values.length - m; i++) {
        for (let j = i + 1; j < values.length - m; j++) {
          let near = true;
          for (let k = 0; k < size; k++)
            near &&= Math.abs(at(values, i + k) - at(values, j + k)) <= tolerance;
          if (near) pairs += 1;
        }
      }
      return pairs;
    };
    return -Math.log(matches(m + 1) / matches(m));
  }

  it('counts the same pairs as the definition, also where many values are equal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 0.25, 1),
        (seed, m, rounding) => {
          const values = noise(seed, 150 + (seed % 80), rounding);
          expect(sampleEntropy(values, { m, r: 0.3 })).toBe(plain(values, m, 0.3));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses a constant, too few samples, and a signal in which nothing repeats', () => {
    expect(() => sampleEntropy([1, 1, 1, 1, 1])).toThrow('error.signal.constant');
    expect(() => sampleEntropy([1, 2, 3])).toThrow('error.too-few-samples');
    expect(() => sampleEntropy([1, 2, 4, 8, 16, 32], { r: 0.01 })).toThrow('error.signal.no-templates');
  });
});

describe('diffusionPlot', () => {
  it('gives by Fourier transform what the double loop gives', () => {
    const values = Float64Array.from(noise(3, 9000));
    const { msdMm2, lagsS } = diffusionPlot({ rateHz: 100, mlMm: values, apMm: values }, 'ml');
    expect(lagsS).toHaveLength(3000);
    for (const lag of [1, 64, 65, 200, 1500, 3000]) {
      let sum = 0;
      for (let k = lag; k < values.length; k++) sum += (at(values, k) - at(values, k - lag)) ** 2;
      expect(at(msdMm2, lag - 1) / (sum / (values.length - lag))).toBeCloseTo(1, 10);
    }
  });
});

describe('swayDensity', () => {
  /** Sample by sample, without passing blocks. */
  function plainPeak(mlMm: Float64Array, apMm: Float64Array, radiusMm: number): number {
    const near = (a: number, b: number): boolean =>
      Math.sqrt((at(mlMm, a) - at(mlMm, b)) ** 2 + (at(apMm, a) - at(apMm, b)) ** 2) <= radiusMm;
    const stays = Array.from({ length: mlMm.length - 1 }, (_, sample) => {
      let [before, after] = [sample, sample];
      while (after + 1 < mlMm.length && near(after + 1, sample)) after += 1;
      while (before > 0 && near(before - 1, sample)) before -= 1;
      return (after - before) / 25;
    });
    const curve = filterZeroPhase(stays, { rateHz: 25, cutoffHz: 2.5 });
    const peaks = curve.filter((value, k) => value > at(curve, k - 1) && value > at(curve, k + 1));
    return peaks.reduce((sum, value) => sum + value, 0) / peaks.length;
  }

  it.each([1, 4, 12])('equals the plain search for a radius of %i mm', (radiusMm) => {
    const [mlMm, apMm] = [Float64Array.from(noise(5, 1500)), Float64Array.from(noise(6, 1500))];
    const { peakS } = swayDensity({ rateHz: 25, mlMm, apMm }, { radiusMm });
    expect(peakS).toBeCloseTo(plainPeak(mlMm, apMm, radiusMm), 9);
  });

  it('has no peak to give where nothing ever leaves the radius', () => {
    const mlMm = Float64Array.from(noise(5, 1500));
    expect(swayDensity({ rateHz: 25, mlMm, apMm: mlMm }, { radiusMm: 100 })).toEqual({
      peakS: undefined,
      peakDistanceMm: undefined,
      peaks: 0,
    });
  });
});

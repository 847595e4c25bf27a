import { describe, expect, it } from 'vitest';
import { fittsThroughput } from '#core/coordination/fitts.ts';
import type { AimedMovement } from '#core/coordination/fitts.ts';

/** SD of misses of -a, a, -a, a is 2 a / sqrt(3). */
function movements(distance: number, a: number, movementS: readonly number[]): AimedMovement[] {
  return movementS.map((s, index) => ({ distance, miss: index % 2 === 0 ? -a : a, movementS: s }));
}

describe('Fitts throughput', () => {
  it.each([
    // D_e / W_e = 1, 3 and 7: one, two and three bits.
    { ratio: 1, movementS: 1, bits: 1, bitsPerSecond: 1 },
    { ratio: 3, movementS: 0.5, bits: 2, bitsPerSecond: 4 },
    { ratio: 7, movementS: 1.5, bits: 3, bitsPerSecond: 2 },
  ])('is $bits bits in $movementS s where the distance is $ratio effective widths', (row) => {
    const a = 5;
    const width = (4.133 * 2 * a) / Math.sqrt(3);
    const found = fittsThroughput(movements(row.ratio * width, a, Array(4).fill(row.movementS)));
    expect(found?.effectiveWidth).toBeCloseTo(width, 9);
    expect(found?.effectiveIndexBits).toBeCloseTo(row.bits, 9);
    expect(found?.throughput.value).toBeCloseTo(row.bitsPerSecond, 9);
    expect(found?.throughput.trials).toBe(4);
  });

  it('comes of times by their mean', () => {
    const width = (4.133 * 2) / Math.sqrt(3);
    const found = fittsThroughput(movements(3 * width, 1, [1, 2, 1, 4]));
    expect(found?.throughput.value).toBeCloseTo(2 / 2, 9);
  });

  it('has a standard error of the spread of times and of end points', () => {
    const width = (4.133 * 2) / Math.sqrt(3);
    const found = fittsThroughput(movements(3 * width, 1, [2, 2, 2, 2]));
    // Times do not scatter: only ID_e does, d ID / ID = (3 / 4) / (ID ln 2) dW / W, dW / W = 1 / sqrt(6).
    expect(found?.throughput.standardError).toBeCloseTo((1 * 0.75) / (2 * Math.LN2) / Math.sqrt(6), 9);
  });

  it('is not told of fewer than four movements, or end points without a spread', () => {
    expect(fittsThroughput(movements(10, 1, [1, 1, 1]))).toBeUndefined();
    expect(fittsThroughput(movements(10, 0, [1, 1, 1, 1]))).toBeUndefined();
  });

  it('refuses what is no number', () => {
    expect(() => fittsThroughput(movements(10, 1, [1, 1, Number.NaN, 1]))).toThrow(/number/i);
  });
});

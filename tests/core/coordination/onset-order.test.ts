import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { onsetOrder } from '#core/coordination/onset-order.ts';

const rateHz = 100;

/** A bell of `lengthS` from `atS` on, in two seconds. */
function bell(atS: number, peak: number, lengthS = 1): number[] {
  return Array.from({ length: 200 }, (_, k) => {
    const share = (k / rateHz - atS) / lengthS;
    return share <= 0 || share >= 1 ? 0 : (peak * (1 - Math.cos(2 * Math.PI * share))) / 2;
  });
}

describe('onset order', () => {
  it('is the shift between two bells of one shape, finer than a sample', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.5, noNaN: true }),
        fc.double({ min: -0.09, max: 0.3, noNaN: true }),
        (atS, lagS) => {
          const { lagMs } = onsetOrder(bell(atS, 60), bell(atS + lagS, -25), { rateHz });
          expect(Math.abs(lagMs - 1000 * lagS)).toBeLessThan(2);
        },
      ),
    );
  });

  it('is at the share of the peak: a tenth of a raised cosine after a tenth of its length', () => {
    // (1 - cos 2 pi x) / 2 = 0.1 at x = 0.1024.
    expect(onsetOrder(bell(0.3, 60), bell(0.3, 60), { rateHz }).firstOnsetMs).toBeCloseTo(402.4, 0);
  });

  it('changes its sign when the segments are swapped, and names who began', () => {
    const [one, other] = [bell(0.3, 60), bell(0.42, 30)];
    expect(onsetOrder(one, other, { rateHz })).toMatchObject({ order: 'first', flags: [] });
    expect(onsetOrder(other, one, { rateHz })).toMatchObject({ order: 'second' });
    expect(onsetOrder(one, other, { rateHz }).lagMs).toBe(-onsetOrder(other, one, { rateHz }).lagMs);
    expect(onsetOrder(one, bell(0.33, 30), { rateHz }).order).toBe('together');
  });

  it('does not depend on how fast either goes', () => {
    const { lagMs } = onsetOrder(bell(0.3, 60), bell(0.42, 30), { rateHz });
    expect(onsetOrder(bell(0.3, 180), bell(0.42, 7), { rateHz }).lagMs).toBeCloseTo(lagMs, 9);
  });

  it('takes no short twitch for a beginning', () => {
    const twitch = bell(0.6, 60).map((value, k) => value + (k >= 20 && k < 23 ? 15 : 0));
    expect(onsetOrder(twitch, bell(0.6, 60), { rateHz }).order).toBe('together');
  });

  it('says when a segment did not move, or moved from the first sample on', () => {
    expect(onsetOrder(bell(0.3, 60), bell(0.3, 2), { rateHz }).flags.map(({ code }) => code)).toEqual([
      'no-response',
    ]);
    expect(onsetOrder(bell(-0.5, 60), bell(0.3, 60), { rateHz }).flags.map(({ code }) => code)).toEqual([
      'at-limit',
    ]);
  });

  it('refuses lists that do not fit', () => {
    expect(() => onsetOrder([1, 2, 3, 4, 5], [1, 2, 3, 4], { rateHz })).toThrow('error.unequal-lists');
    expect(() => onsetOrder([1, 2], [1, 2], { rateHz })).toThrow(
      expect.objectContaining({
        told: message('error.too-few-samples', {
          quantity: message('quantity.onset-order'),
          least: 5,
          got: 2,
        }),
      }),
    );
    expect(() => onsetOrder(bell(0.3, 60), bell(0.3, 60), { rateHz, share: 1 })).toThrow(
      'error.coordination.share-of-peak',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Random,
  createRandom,
  deriveSeed,
  fnv1a,
  integerBelow,
  mix32,
  normal,
  restoreRandom,
  shuffled,
  uniform,
} from '#core/signal/random.ts';

fc.configureGlobal({ seed: 20240229 });

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

function words(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next() * 2 ** 32);
}

describe('the generator', () => {
  it('gives the published sequence of xoshiro128** for the state 1, 2, 3, 4', () => {
    expect(words(restoreRandom([1, 2, 3, 4]), 10)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('agrees with the reference C code for a second state', () => {
    const random = restoreRandom([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]);
    expect(words(random, 4)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('goes on from a stored state as if it had never stopped', () => {
    fc.assert(
      fc.property(seeds, fc.nat(50), (seed, skip) => {
        const random = createRandom(seed);
        words(random, skip);
        const stored = JSON.parse(JSON.stringify(random.state)) as typeof random.state;
        expect(words(restoreRandom(stored), 5)).toEqual(words(random, 5));
      }),
    );
  });

  it('differs between seeds that differ only above 32 bits', () => {
    expect(words(createRandom(7), 4)).not.toEqual(words(createRandom(7 + 2 ** 32), 4));
  });

  it.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('refuses %s as a seed', (seed) => {
    expect(() => createRandom(seed)).toThrow(RangeError);
    expect(() => deriveSeed(seed, 'label')).toThrow(RangeError);
  });

  it('refuses a state that would stay zero for ever, or is not 32-bit words', () => {
    expect(() => restoreRandom([0, 0, 0, 0])).toThrow(RangeError);
    expect(() => restoreRandom([1, 2, 3, -4])).toThrow(RangeError);
    expect(() => restoreRandom([1, 2, 3, 2 ** 32])).toThrow(RangeError);
  });
});

describe('draws', () => {
  it('stays within [0, 1) and covers it evenly', () => {
    const random = createRandom(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 20_000; draw++) {
      const tenth = Math.floor(random.next() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    // 99.9 % point of chi-square with 9 degrees of freedom.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('draws integers below n, all of them, and nothing else', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 12 }), (seed, n) => {
        const random = createRandom(seed);
        const drawn = new Set(Array.from({ length: 300 }, () => integerBelow(random, n)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, index) => index));
      }),
    );
  });

  it('accepts every range up to 2^32 and refuses what is no range', () => {
    expect(integerBelow(createRandom(1), 2 ** 32)).toBeGreaterThan(2 ** 31);
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => integerBelow(createRandom(1), n)).toThrow(RangeError);
    }
  });

  it('shuffles without losing or inventing, each order as likely as the next', () => {
    const random = createRandom(5);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const order = shuffled(random, ['a', 'b', 'c']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });

  it('leaves the shuffled list as it was', () => {
    const items = [1, 2, 3, 4];
    shuffled(createRandom(1), items);
    expect(items).toEqual([1, 2, 3, 4]);
  });

  it('draws uniform numbers between two bounds', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 1000 }, () => uniform(random, -2, 6));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...values)).toBeLessThan(6);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(7.5);
  });

  it('draws normal numbers of mean 0, variance 1 and kurtosis 3', () => {
    const random = createRandom(11);
    const values = Array.from({ length: 20_000 }, () => normal(random));
    const moment = (power: number): number =>
      values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
  });
});

describe('derived seeds', () => {
  it('depend on the seed and on the label, and on nothing else', () => {
    expect(deriveSeed(42, 'gusts')).toBe(deriveSeed(42, 'gusts'));
    const seen = new Set<number>();
    for (const label of ['gusts', 'catch', 'set 1', 'set 2', 'größe', '漢']) {
      for (let seed = 0; seed < 50; seed++) seen.add(deriveSeed(seed, label));
    }
    expect(seen.size).toBe(300);
  });

  it('rest on the published hashes', () => {
    // FNV-1a, 32 bits: Noll's test suite. fmix32 of MurmurHash3.
    expect(fnv1a('')).toBe(0x811c9dc5);
    expect(fnv1a('a')).toBe(0xe40c292c);
    expect(fnv1a('foobar')).toBe(0xbf9cf968);
    expect([mix32(0), mix32(1)]).toEqual([0, 0x514e28b7]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUIET_METRICS } from '#core/exercise/quiet-metrics.ts';
import { changeOf, changeOfShare } from '#core/profile/change.ts';
import type { JudgedMeasure, Verdict } from '#core/profile/change.ts';
import { changeOverSessions } from '#core/profile/change-over-sessions.ts';
import { fitWithinPerson } from '#core/reliability/within-person.ts';
import { createRandom, normal, shuffled } from '#core/signal/random.ts';
import { scatterOfPerson, toldOverSessions } from '../../../bench/support/told-over-sessions.ts';

const PLAIN: JudgedMeasure = {
  better: 'lower',
  withinPerson: { scale: 'plain', standardDeviation: 1, degreesOfFreedom: 4 },
};
const RATIO: JudgedMeasure = {
  better: 'neither',
  withinPerson: { scale: 'log', standardDeviation: 0.112, degreesOfFreedom: 7 },
};

function values(...numbers: number[]): { readonly value: number }[] {
  return numbers.map((value) => ({ value }));
}

describe('change against a baseline', () => {
  it('needs two sessions', () => {
    expect(changeOf(values(5), { value: 1 }, PLAIN)).toBeUndefined();
  });

  it('pools the person’s variance with the prior, and takes a t of the pooled degrees of freedom', () => {
    const change = changeOf(values(9, 10, 11), { value: 7 }, PLAIN);
    // Own variance 1 and prior 1 give 1; t95(4 + 2) = 2.446912, sqrt(1 + 1/3) = 1.154701.
    expect(change).toMatchObject({ baseline: 10, change: -3, verdict: 'better' });
    expect(change?.expectedHigh).toBeCloseTo(10 + 2.446912 * 1.154701, 5);
    expect(change?.expectedLow).toBeCloseTo(10 - 2.446912 * 1.154701, 5);
    // 2 P(t6 > 3 / 1.154701)
    expect(change?.pValue).toBeCloseTo(0.0408, 3);
    expect(changeOf(values(9, 10, 11), { value: 13 }, PLAIN)?.verdict).toBe('worse');
    expect(changeOf(values(9, 10, 11), { value: 12.5 }, PLAIN)?.verdict).toBe('no-real-change');
  });

  it('judges what scales by its ratio: halved and doubled are equally far', () => {
    const base = values(8, 12.5);
    const [half, twice] = [5, 20].map((value) => changeOf(base, { value }, RATIO));
    expect(half?.baseline).toBeCloseTo(10, 12);
    expect(half?.pValue).toBeCloseTo(twice?.pValue ?? 0, 12);
    expect(half?.expectedLow).toBeCloseTo(100 / (half?.expectedHigh ?? 0), 10);
    expect(half?.verdict).toBe('changed');
    expect(changeOf(base, { value: 0 }, RATIO)).toBeUndefined();
  });

  it('never claims to know more than the trials within the sessions do', () => {
    const rough = { value: 10, standardError: 5 };
    const change = changeOf([rough, rough], rough, PLAIN);
    // t95(4 + 1) sqrt(25 + 25 / 2)
    expect(change?.expectedHigh).toBeCloseTo(10 + 2.570582 * Math.sqrt(37.5), 4);
  });
});

describe('the change of a share', () => {
  const share: JudgedMeasure = {
    better: 'higher',
    withinPerson: { scale: 'plain', standardDeviation: 20, degreesOfFreedom: 4 },
  };

  it('expects nothing below 0 or above 100 %, and leaves the rest as it is', () => {
    const change = changeOf(values(90, 40, 10), { value: 50 }, share);
    if (change === undefined) throw new Error('Three sessions are enough');
    expect(change.expectedLow).toBeLessThan(0);
    expect(change.expectedHigh).toBeGreaterThan(100);
    expect(changeOfShare(change)).toEqual({ ...change, expectedLow: 0, expectedHigh: 100 });
  });

  it('stays where no limit is near', () => {
    const change = changeOf(values(50, 51), { value: 52 }, { ...PLAIN, better: 'higher' });
    if (change === undefined) throw new Error('Two sessions are enough');
    expect(changeOfShare(change)).toEqual(change);
  });
});

describe('change over sessions', () => {
  const steady = [20, 10, 10, 10];
  const over = (earlier: readonly number[], now: number) =>
    changeOverSessions(values(...earlier), { value: now }, PLAIN);

  it('leaves the first session out of the baseline, and needs two more', () => {
    expect(over([20, 10], 5)).toBeUndefined();
    expect(over([20, 10, 10], 5)?.change.baseline).toBe(10);
    expect(over([...steady, 4, 4], 5)?.change.baseline).toBe(10);
  });

  it('is confirmed when the session before said the same', () => {
    expect(over(steady, 5)).toMatchObject({ change: { verdict: 'better' }, confirmed: false });
    expect(over([...steady, 5], 5)).toMatchObject({ change: { verdict: 'better' }, confirmed: true });
    expect(over([...steady, 15], 5)).toMatchObject({ change: { verdict: 'better' }, confirmed: false });
    expect(over([...steady, 5], 10)).toMatchObject({
      change: { verdict: 'no-real-change' },
      confirmed: false,
    });
  });

  it('is not confirmed by a change the other way, where no way is the better one', () => {
    const neither: JudgedMeasure = { ...PLAIN, better: 'neither' };
    const session = changeOverSessions(values(...steady, 15), { value: 5 }, neither);
    expect(session).toMatchObject({ change: { verdict: 'changed' }, confirmed: false });
  });
});

/** Three trials of 60 s of one person within the hour (Santos & Duarte 2016, PeerJ 4:e2648): nobody changed. */
const REPEATS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/reference/reliability/repeats.json'), 'utf8'),
) as { readonly triples: readonly (readonly [Triple, Triple, Triple])[] };
type Triple = readonly [number, number, number];

/** A fall of sway velocity by 26 %. */
const FALL = 0.74;

function shareOf(triples: readonly Triple[], measure: JudgedMeasure, verdict: Verdict, factor = 1): number {
  const found = triples.filter(
    ([first, second, third]) =>
      changeOf(values(first, second), { value: factor * third }, measure)?.verdict === verdict,
  );
  return found.length / triples.length;
}

describe('people who did not change', () => {
  it.each([0, 1, 2])('are told so in 95 of 100 cases, by real repeats of measure %i', (index) => {
    const spec = QUIET_METRICS[index];
    const people = REPEATS.triples.flatMap((person) => [person[index] ?? []]) as Triple[];
    expect(people).toHaveLength(322);
    expect(spec && shareOf(people, spec, 'changed')).toBeLessThanOrEqual(0.05);
  });

  it('are told so with a prior from other people: half of them fit it, the others are judged', () => {
    const random = createRandom(11);
    const shares = Array.from({ length: 20 }, () => {
      const people = shuffled(random, REPEATS.triples).map(([velocity]) => velocity);
      const withinPerson = fitWithinPerson(people.slice(0, 161), 'log');
      const measure: JudgedMeasure = { better: 'lower', withinPerson };
      const others = people.slice(161);
      const wrong = shareOf(others, measure, 'better') + shareOf(others, measure, 'worse');
      return { wrong, power: shareOf(others, measure, 'better', FALL) };
    });
    const mean = (key: 'wrong' | 'power'): number =>
      shares.reduce((sum, share) => sum + share[key], 0) / shares.length;
    expect(mean('wrong')).toBeLessThan(0.05);
    expect(mean('power')).toBeGreaterThan(0.45);
  });

  it.each([2, 3, 5])('are told so with %i baseline sessions, whoever they are', (k) => {
    const random = createRandom(k);
    const changed = Array.from({ length: 4000 }, () => {
      const person = scatterOfPerson(random, SCATTER);
      const session = (): { value: number } => ({ value: 10 * Math.exp(person * normal(random)) });
      return changeOf(Array.from({ length: k }, session), session(), RATIO)?.verdict === 'changed';
    });
    expect(changed.filter(Boolean).length / changed.length).toBeLessThan(0.05);
  });
});

/** As fitted to the repeats of velocity. */
const SCATTER = { standardDeviation: 0.104, degreesOfFreedom: 5.4 };

it('a fall of sway velocity by 26 % is seen after two baseline sessions in 45 % or more of real people', () => {
  const velocity = QUIET_METRICS[0];
  const people = REPEATS.triples.map(([triple]) => triple);
  const measure: JudgedMeasure | undefined = velocity && { ...velocity, better: 'lower' };
  expect(measure && shareOf(people, measure, 'better', FALL)).toBeGreaterThan(0.45);
});

it('at most one of twenty people who do not change is told “better” within eight sessions', () => {
  const random = createRandom(31);
  const measure: JudgedMeasure = { ...RATIO, better: 'lower' };
  const people = Array.from({ length: 1500 }, () =>
    toldOverSessions(random, measure, SCATTER, {
      sessions: 8,
      axes: 1,
      firstSession: 0.08,
      afterBaseline: 0,
    }),
  );
  const share = (told: 'better' | 'looksBetter'): number =>
    people.filter((person) => person[told]).length / people.length;
  expect(share('better')).toBeLessThan(0.05);
  // What the confirmation keeps from being told.
  expect(share('looksBetter')).toBeGreaterThan(0.05);
});

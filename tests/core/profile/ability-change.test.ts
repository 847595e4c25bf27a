import { describe, expect, it } from 'vitest';
import { slopedSuccess } from '#core/difficulty/grades.ts';
import type { TrialTally } from '#core/difficulty/trial-tally.ts';
import { abilityChangeOf } from '#core/profile/ability-change.ts';

const PRIOR = { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4 };

/** A session of 27 trials at 80 % and a probe of nine, as somebody of this ability plays them on average. */
function session(ability: number, trials = 1): readonly TrialTally[] {
  return [
    { difficulty: ability - 1.5, place: 13, count: 27 * trials },
    { difficulty: 0, place: 31, count: 9 * trials },
  ].map(({ difficulty, place, count }) => {
    const reached = [0, 1, 2, 3].map((margin) => count * slopedSuccess(ability, 1, difficulty + margin));
    const graded = reached.map((share, grade) => share - (reached[grade + 1] ?? 0));
    return { difficulty, place, failures: count - (reached[0] ?? 0), ungraded: 0, graded };
  });
}

const BEFORE = [0.2, -0.1, 0].map((ability) => session(ability));
const change = (...abilities: number[]) =>
  abilityChangeOf([...BEFORE, ...abilities.map((ability) => session(ability))], PRIOR);

describe('a change of ability', () => {
  it('is judged only after a baseline of two sessions', () => {
    expect(abilityChangeOf(BEFORE.slice(0, 2), PRIOR)).toBeUndefined();
    expect(abilityChangeOf(BEFORE, PRIOR)?.verdict).toBe('no-real-change');
  });

  it('of +1.5 logits is told after one session on average, and surer with each that agrees', () => {
    const one = change(1.5);
    const three = change(1.5, 1.5, 1.5);
    expect(one?.verdict).toBe('better');
    expect(three?.probabilityHigher).toBeGreaterThan(one?.probabilityHigher ?? 1);
    expect(three?.standardError).toBeLessThan(one?.standardError ?? 0);
    expect(three?.change).toBeGreaterThan(1.2);
    expect(three?.change).toBeLessThan(1.6);
    expect(change(-1.5, -1.5)?.verdict).toBe('worse');
  });

  it('is not told of one good day among others', () => {
    expect(change(0, 1.2, 0.1)?.verdict).toBe('no-real-change');
    expect(change(0.1, -0.2, 0.1)?.verdict).toBe('no-real-change');
  });

  it('stays uncertain where days differ, however many trials each has', () => {
    const before = [0.6, -0.6, 0.1].map((ability) => session(ability, 30));
    const told = abilityChangeOf([...before, session(1, 30)], PRIOR);
    expect(told?.verdict).toBe('no-real-change');
    expect(told?.standardError).toBeGreaterThan(0.4);
  });

  it('is told of a change of ability, not of one of difficulty', () => {
    const easier = session(0).map((tally) => ({ ...tally }));
    const harder = [0, 1, 2, 3].map((margin) => 36 * slopedSuccess(0, 1, 0.5 + margin));
    const graded = harder.map((share, grade) => share - (harder[grade + 1] ?? 0));
    const hard = { difficulty: 0.5, place: 17, failures: 36 - (harder[0] ?? 0), ungraded: 0, graded };
    const told = abilityChangeOf([...BEFORE, easier, [hard]], PRIOR);
    expect(Math.abs(told?.change ?? 1)).toBeLessThan(0.2);
  });

  it('gives an interval around the change that holds most of the posterior', () => {
    const { change: mean = 0, low95 = 0, high95 = 0, standardError = 0 } = change(0.8, 0.9) ?? {};
    expect(low95).toBeLessThan(mean);
    expect(high95).toBeGreaterThan(mean);
    expect((high95 - low95) / standardError).toBeGreaterThan(3.5);
    expect((high95 - low95) / standardError).toBeLessThan(4.3);
  });
});

import { describe, expect, it } from 'vitest';
import { rmseCurve, simulate } from '#core/difficulty/simulation.ts';
import type { SimulationPlan } from '#core/difficulty/simulation.ts';
import { METHODS } from '#core/difficulty/simulation-methods.ts';
import { SCENARIOS, SCENARIO_NAMES, createPatient } from '#core/difficulty/simulation-patients.ts';
import { GUESS, successProbability } from '#core/difficulty/psychometric.ts';
import { PIVOT_DISTANCE } from '#core/difficulty/grades.ts';

const PLAN: SimulationPlan = {
  patients: 30,
  trials: 20,
  seed: 3,
  method: 'bayes',
  reading: 'graded',
  scenario: 'matched',
  targetSuccess: 0.775,
};

/** Share of successes at one difficulty, and how often a success follows a success. */
function playAt(scenario: (typeof SCENARIO_NAMES)[number], below: number) {
  const trials = 8000;
  const patient = createPatient(9, { ...SCENARIOS[scenario], gain: 0 }, trials);
  const difficulty = patient.abilityAt(0) - below;
  const successes = Array.from({ length: trials }, () => patient.plays(difficulty).success);
  const rate = successes.filter(Boolean).length / trials;
  const pairs =
    successes.filter((success, index) => success && successes[index + 1] === true).length / trials;
  return { rate, pairs };
}

describe('a simulated patient', () => {
  it('of slope 1 succeeds by the plain logistic', () => {
    const patient = createPatient(9, { ...SCENARIOS.matched, slope: 1 }, 1);
    for (const below of [2, -1]) {
      const successes = Array.from(
        { length: 8000 },
        () => patient.plays(patient.abilityAt(0) - below).success,
      );
      const rate = successes.filter(Boolean).length / successes.length;
      expect(Math.abs(rate - successProbability(below, 0))).toBeLessThan(0.015);
    }
  });

  it.each(SCENARIO_NAMES)('has an ability that says where 77.5 %% succeed: %s', (scenario) => {
    expect(Math.abs(playAt(scenario, PIVOT_DISTANCE).rate - 0.775)).toBeLessThan(0.015);
  });

  it('succeeds in streaks where trials are correlated, and nowhere else', () => {
    const at = PIVOT_DISTANCE;
    const alone = playAt('matched', at);
    const streaks = playAt('correlated-trials', at);
    expect(Math.abs(alone.pairs - alone.rate * alone.rate)).toBeLessThan(0.01);
    expect(streaks.pairs - streaks.rate * streaks.rate).toBeGreaterThan(0.03);
  });

  it('succeeds by more than a margin as often as it would succeed that much harder, luck apart', () => {
    const trials = 20_000;
    for (const margin of [1, 2]) {
      const patient = createPatient(9, SCENARIOS.matched, trials);
      const difficulty = patient.abilityAt(0) - PIVOT_DISTANCE - 1;
      const margins = Array.from({ length: trials }, () => patient.plays(difficulty).margin ?? 0);
      const beyond = margins.filter((played) => played > margin).length / trials;
      const other = createPatient(9, { ...SCENARIOS.matched }, trials);
      const successes = Array.from({ length: trials }, () => other.plays(difficulty + margin).success);
      const harder = successes.filter(Boolean).length / trials;
      expect(Math.abs(beyond - (harder - GUESS))).toBeLessThan(0.015);
    }
  });

  it('learns or tires over the session and no further', () => {
    const tired = createPatient(1, SCENARIOS.fatigue, 11);
    expect(tired.abilityAt(5) - tired.abilityAt(0)).toBeCloseTo(-0.3, 12);
    expect(tired.abilityAt(50) - tired.abilityAt(0)).toBeCloseTo(-0.6, 12);
  });
});

describe('the simulation', { timeout: 60_000 }, () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const plan = { ...PLAN, patients: 5, trials: 5 };
    expect(simulate(plan)).toEqual(simulate(plan));
    expect(simulate({ ...plan, seed: 4 })).not.toEqual(simulate(plan));
  });

  it.each(METHODS)('finds people by %s: the error falls far below not knowing them', (method) => {
    const { rmse, byTrial } = simulate({ ...PLAN, method });
    expect(byTrial).toHaveLength(PLAN.trials);
    expect(rmse).toBeLessThan(1);
    expect(rmse).toBeLessThan((byTrial[0]?.rmse ?? 0) / 1.3);
  });

  it('finds people without bias, inside their interval, while they succeed as often as aimed at', () => {
    const { bias, coverage95, successRate } = simulate({
      ...PLAN,
      patients: 60,
      trials: 30,
      seed: 20,
      targetSuccess: 0.8,
    });
    expect(Math.abs(bias)).toBeLessThan(0.15);
    expect(coverage95).toBeGreaterThanOrEqual(0.9);
    expect(coverage95).toBeLessThanOrEqual(0.99);
    expect(successRate).toBeGreaterThan(0.77);
    expect(successRate).toBeLessThan(0.83);
  });

  it('has intervals for a staircase read by the posterior, and none by its reversals', () => {
    const plan = { ...PLAN, patients: 3, trials: 3, method: 'staircase' } as const;
    expect(simulate(plan).coverage95).toBeDefined();
    expect(simulate({ ...plan, reading: 'reversals' }).coverage95).toBeUndefined();
  });

  it('goes on until the error is small enough or patience is at an end', () => {
    const plan = { ...PLAN, trials: 2, method: 'questplus' } as const;
    const found = rmseCurve(plan, 0.9, 30);
    expect(found.length).toBeGreaterThan(2);
    expect(found.findIndex((rmse) => rmse <= 0.9)).toBe(found.length - 1);
    expect(rmseCurve(plan, 0, 4)).toHaveLength(4);
  });
});

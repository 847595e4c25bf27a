import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import { describe, expect, it } from 'vitest';
import { previewTraining } from '#core/difficulty/preview.ts';
import type { PreviewPlan } from '#core/difficulty/preview.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';

const model = createAbilityModel(SQUALL_CURVE.ability);

const PLAN: PreviewPlan = {
  prescribed: {
    targetSuccess: 0.8,
    bounds: {},
    method: { name: 'bayes' },
    setting: 'clinic',
    pain: { limit: 6, riseStepsBack: 2 },
  },
  conservative: 'never',
  specs: SQUALL_INFO.parameters,
  curve: SQUALL_CURVE,
  model,
  start: undefined,
  sessionsBefore: 5,
  ability: 0,
  trials: 10,
  trialsPerSet: 4,
  seed: 3,
};

describe('a preview', () => {
  it('plays as many trials as were asked for, set by set', () => {
    const sets = previewTraining(PLAN);
    expect(sets.map(({ set, trials }) => [set, trials.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 2],
    ]);
    expect(sets.map(({ decision }) => decision.oldDifficulty)).toEqual([
      undefined,
      sets[0]?.decision.newDifficulty,
      sets[1]?.decision.newDifficulty,
    ]);
  });

  it('is the same for the same plan, and another for another seed', () => {
    const outcomes = (seed: number): readonly boolean[] =>
      previewTraining({ ...PLAN, seed, trials: 60 }).flatMap(({ trials }) => trials);
    expect(previewTraining(PLAN)).toEqual(previewTraining(PLAN));
    expect(outcomes(1)).not.toEqual(outcomes(2));
  });

  it('decides as sessions do: the first set is what the model chooses under this programme', () => {
    const bounds = { amplitudePercent: { floor: 15, cap: 22 }, intervalS: { floor: 2, cap: 8, locked: 3 } };
    const sets = previewTraining({ ...PLAN, prescribed: { ...PLAN.prescribed, bounds }, ability: 3 });
    for (const { decision } of sets) {
      expect(decision.parameters['amplitudePercent']).toBeLessThanOrEqual(22);
      expect(decision.parameters['intervalS']).toBe(3);
      expect(decision.targetSuccess).toBe(0.8);
    }
  });

  it('begins with what a therapist chose in the programme, once', () => {
    const startOverride = { difficulty: -2, reason: 'after a cold', at: '2026-01-01T09:00:00.000Z' };
    const [first, second] = previewTraining({ ...PLAN, startOverride });
    expect(first?.decision).toMatchObject({ reason: 'override', note: 'after a cold' });
    expect(first?.decision.newDifficulty).toBeCloseTo(-2, 6);
    expect(second?.decision.reason).not.toBe('override');
    const start = { ...model.initial(), followedOverride: startOverride.at };
    expect(previewTraining({ ...PLAN, startOverride, start })[0]?.decision.reason).not.toBe('override');
  });

  it('goes conservatively where a session would', () => {
    const targets = (sessionsBefore: number, conservative: PreviewPlan['conservative']): number[] =>
      previewTraining({ ...PLAN, sessionsBefore, conservative }).map(
        ({ decision }) => decision.targetSuccess,
      );
    expect(targets(0, 'at-first')).toEqual([0.875, 0.875, 0.875]);
    expect(targets(2, 'at-first')).toEqual([0.8, 0.8, 0.8]);
    expect(targets(9, 'always')).toEqual([0.875, 0.875, 0.875]);
  });

  it('succeeds about as often as the programme aims at, whoever plays', () => {
    for (const ability of [-1.5, 0, 1.5]) {
      const sets = previewTraining({ ...PLAN, ability, trials: 600 }).slice(20);
      const trials = sets.flatMap((set) => set.trials);
      const share = trials.filter(Boolean).length / trials.length;
      expect(Math.abs(share - 0.8)).toBeLessThan(0.07);
    }
  });

  it('begins where a patient who is known left off', () => {
    let start = model.initial();
    for (let trial = 0; trial < 20; trial++) start = model.update(start, { difficulty: 1, score: 1 });
    const known = previewTraining({ ...PLAN, start })[0]?.decision.newDifficulty ?? 0;
    const unknown = previewTraining(PLAN)[0]?.decision.newDifficulty ?? 0;
    expect(known).toBeGreaterThan(unknown + 1);
  });
});

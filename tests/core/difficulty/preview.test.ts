import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { describe, expect, it } from 'vitest';
import { previewTraining } from '#core/difficulty/preview.ts';
import type { PreviewPlan } from '#core/difficulty/preview.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';

const model = createAbilityModels();

const PLAN: PreviewPlan = {
  programme: { ...DEFAULT_SQUALL_PROGRAMME, conservative: 'never' },
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
    const sets = previewTraining({ ...PLAN, programme: { ...PLAN.programme, bounds }, ability: 3 });
    for (const { decision } of sets) {
      expect(decision.parameters['amplitudePercent']).toBeLessThanOrEqual(22);
      expect(decision.parameters['intervalS']).toBe(3);
      expect(decision.targetSuccess).toBe(0.8);
    }
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

// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { homeCeiling, previewOf } from '#renderer/therapist/preview/preview-of.ts';
import type { Tried } from '#renderer/therapist/preview/preview-of.ts';
import { Preview } from '#renderer/therapist/preview/Preview.tsx';
import { say } from '../support/english.ts';
import { squallBlock } from '../support/programmes.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { FEET, PROGRAMME } from './support/sessions.ts';

const model = createAbilityModels().of(SQUALL_CURVE);

/** Somebody who caught four in five at this difficulty, in twenty trials. */
function abilityAt(difficulty: number): AbilityState {
  let state = model.initial();
  for (let trial = 0; trial < 20; trial++) {
    state = model.update(state, { difficulty, score: trial % 5 === 0 ? 0 : 1 });
  }
  return state;
}

function tried(block: Partial<ExerciseBlock> = {}, ability?: AbilityState): Tried {
  return {
    block: squallBlock(block),
    programme: PROGRAMME,
    conservative: 'never',
    known: ability && { skill: FEET, ability, sessions: 3, daysSince: 2, history: [] },
    sessionsBefore: 3,
  };
}

function show(what: Tried | undefined): void {
  renderWithProviders(<Preview tried={what} info={SQUALL_INFO} curve={SQUALL_CURVE} />);
}

const trials = (): number => document.querySelectorAll('[data-trial]').length;
/** The reasons of the sets, each begun by its set and level. */
const reasons = (): readonly string[] => screen.getAllByRole('listitem').map((item) => item.textContent);
/** Levels in tenths, of which one is said to be that of a set. */
const levelOf = (set: number): number | undefined =>
  Array.from({ length: 91 }, (_, tenths) => 1 + tenths / 10).find((level) =>
    reasons()[set - 1]?.startsWith(say('preview.set-at-level', { set, level })),
  );
const lastLevel = (): number => levelOf(reasons().length) ?? Number.NaN;

describe('the preview of a block', () => {
  it('draws twenty trials and says why each set is played at its level', () => {
    show(tried({ dose: { sets: 3, seconds: 30 } }));
    expect(trials()).toBe(20);
    expect(reasons()[0]).toContain(say('decisions.done.first-set'));
    expect(levelOf(4)).toBeDefined();
    const told = screen.getByRole('img').getAttribute('aria-label');
    expect(told).toContain(say('preview.strip'));
    expect(told?.split(say('exercise.squall.success')).length).toBeGreaterThan(10);
  });

  it('makes sets of as many trials as are prescribed', () => {
    show(tried({ dose: { sets: 3, repetitions: 10 } }));
    expect(reasons()).toHaveLength(2);
  });

  it('plays a stronger patient harder in the end', () => {
    show(tried({ dose: { sets: 3, seconds: 20 } }));
    fireEvent.click(screen.getByRole('radio', { name: say('preview.strength.weaker') }));
    const weaker = lastLevel();
    fireEvent.click(screen.getByRole('radio', { name: say('preview.strength.stronger') }));
    expect(lastLevel()).toBeGreaterThan(weaker);
  });

  it('waits while the block can not be played', () => {
    show(undefined);
    expect(trials()).toBe(0);
    expect(screen.getByText(say('preview.refused'))).toBeDefined();
  });
});

describe('the patient of a preview', () => {
  const firstLevel = (what: Tried): number =>
    levelOfDifficulty(
      SQUALL_CURVE,
      previewOf(what, { info: SQUALL_INFO, curve: SQUALL_CURVE }, 'likely', 1)[0]?.decision.newDifficulty ??
        0,
    );

  it('begins where this skill was left, not where anybody begins', () => {
    const unknown = firstLevel(tried());
    expect(firstLevel(tried({}, abilityAt(2)))).toBeGreaterThan(unknown);
    expect(firstLevel(tried({}, abilityAt(-3)))).toBeLessThan(unknown);
  });

  it('begins where a therapist said, once', () => {
    const startOverride = { difficulty: -3, reason: 'Sore', at: '2026-01-05T10:00:00.000Z' };
    const [first] = previewOf(
      tried({ startOverride }, abilityAt(2)),
      { info: SQUALL_INFO, curve: SQUALL_CURVE },
      'likely',
      1,
    );
    expect(first?.decision).toMatchObject({ reason: 'override', note: 'Sore' });
  });

  it('is held at home by what was verified in the clinic', () => {
    const ability = { ...abilityAt(2), verifiedDifficulty: 0.5 };
    const { known } = tried({}, ability);
    expect(homeCeiling({ programme: { ...PROGRAMME, setting: 'home' }, known })).toBe(0.5);
    expect(homeCeiling({ programme: PROGRAMME, known })).toBeUndefined();
  });
});

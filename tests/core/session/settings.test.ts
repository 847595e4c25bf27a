/** What a therapist sets beside the difficulty: played in sets alone, recorded, and no lesson about ability. */
import { describe, expect, it } from 'vitest';
import type { Exercise } from '#core/exercise/exercise.ts';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import { standing } from '../../support/frames.ts';
import { toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { PERTURBATION_SETTINGS } from '#games/perturbations/settings.ts';
import { toyExercise } from '../../support/toy-exercise.ts';
import type { ToyState } from '../../support/toy-exercise.ts';

const TOY: Exercise<ToyState> = {
  ...toyExercise,
  info: { ...toyExercise.info, probeSeconds: 20, settings: PERTURBATION_SETTINGS },
};
const DEPENDENCIES = { ...TOY_DEPENDENCIES, exercises: { toy: TOY } };
const KEY = skillKey(skillOf(toyBlock()));
const CATCHES = standing({ copMlMm: 30 });

function played(settings: Readonly<Record<string, number>>, setting: 'clinic' | 'home' = 'clinic') {
  const setup = toySetup({ dose: { sets: 2, seconds: 20 }, probe: true, settings }, {}, { setting });
  const session = new SessionUnderTest(setup, DEPENDENCIES).toPlaying();
  return session.feedUntil(CATCHES, 'check-out');
}

describe('settings', () => {
  it('are played and recorded in every set, and left out of practice and probe', () => {
    const { result } = outcomeOf(played({ gain: 2 }).state, DEPENDENCIES);
    const gains = result.blocks.flatMap((record) =>
      record.kind === 'exercise' ? [[record.role, record.parameters['gain']]] : [],
    );
    expect(gains).toEqual([
      ['practice', undefined],
      ['set', 2],
      ['set', 2],
      ['probe', undefined],
    ]);
    expect(result.decisions.every(({ parameters }) => parameters['gain'] === undefined)).toBe(true);
  });

  it('keep what is not allowed at home out of it, whatever the programme says', () => {
    const { result } = outcomeOf(played({ delayMs: 900, gain: 2 }, 'home').state, DEPENDENCIES);
    expect(result.blocks[1]).toMatchObject({ parameters: { gain: 2 } });
    expect(result.blocks[1]).not.toHaveProperty('parameters.delayMs');
  });

  it('make sets that say nothing of ability, nor verify a difficulty for the home', () => {
    const [usual, changed] = [played({}), played({ gain: 2 })].map(
      (session) => outcomeOf(session.state, DEPENDENCIES).result.skills[0],
    );
    const trialsOf = (outcome: typeof usual): number =>
      (outcome?.summary.tallies ?? []).reduce((sum, { ungraded, failures }) => sum + ungraded + failures, 0);
    // Two sets and a probe; the probe alone.
    expect(trialsOf(usual)).toBe(3 * trialsOf(changed));
    expect(changed?.summary.fromProbe).toBe(true);
    const verified = (session: SessionUnderTest) => session.state.abilities[KEY]?.verifiedDifficulty;
    expect(verified(played({}))).toBeDefined();
    expect(verified(played({ gain: 2 }))).toBeUndefined();
  });
});

/** What the demonstration plays: limits and Squall standing, Squall sitting by the chest, a recorded turn, a probe. */
import { PROGRAMME_VERSION } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import { presetBlock, presetMovement, stancesOf } from '#core/programme/presets.ts';
import { exerciseOf } from '#core/session/exercise-of.ts';
import { EXERCISES } from '#games/registry.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { currentTranslator } from '../app/language.tsx';

const REST_SECONDS = 20;

/** What both programmes of the demonstration have in common. */
const RULES = {
  version: PROGRAMME_VERSION,
  revision: 1,
  sessionsPerWeek: 2,
  weeks: 8,
  setting: 'clinic',
  ask: { before: { pain: true }, after: { pain: true, effort: true } },
  pain: { limit: 6, riseStepsBack: 2, riseEnds: 3 },
  trunk: { leanDeg: 30, speedDegS: 150 },
  touch: [],
  rangeEveryDays: 14,
  sessionMinutes: 25,
} as const satisfies Partial<Programme>;

/** What the virtual patient of the demonstration has. */
const SENSORS = ['board', 'thorax', 'pelvis'] as const;

/**
 * One set of one exercise, after its practice.
 * @throws KeelError `not-found` for an exercise that there is not; RangeError for one that these sensors do not allow.
 */
export function gameProgramme(id: string, author: string, today: string, exercise: string): Programme {
  const { info } = exerciseOf({ exercises: EXERCISES }, exercise);
  const [stance] = stancesOf(info, SENSORS);
  if (stance === undefined) throw new RangeError(`${exercise} can't be played in the demo`);
  const block = presetBlock('game', info, stance, {
    dose: { sets: 1, seconds: info.setSeconds.usual },
    probe: false,
  });
  return {
    ...RULES,
    id,
    name: currentTranslator().say(info.name),
    author,
    validFrom: today,
    phases: [{ fromWeek: 1, order: 'blocked', conservative: 'never', blocks: [block] }],
    primaryOutcomes: {},
    coolDownSeconds: 0,
  };
}

/** @param today ISO day on which it begins. */
export function demoProgramme(id: string, author: string, today: string): Programme {
  const standing = presetBlock(
    'standing',
    SQUALL_INFO,
    { steering: 'centre-of-pressure', posture: 'feet-apart' },
    { dose: { sets: 2, seconds: SQUALL_INFO.setSeconds.usual }, restSeconds: REST_SECONDS },
  );
  const sitting = presetBlock(
    'sitting',
    SQUALL_INFO,
    { steering: 'thorax', posture: 'sitting-on-chair' },
    { dose: { sets: 1, seconds: SQUALL_INFO.setSeconds.usual }, restSeconds: REST_SECONDS, probe: false },
  );
  return {
    ...RULES,
    id,
    name: currentTranslator().say('demo.programme'),
    author,
    validFrom: today,
    phases: [
      {
        fromWeek: 1,
        order: 'blocked',
        conservative: 'at-first',
        blocks: [standing, sitting, presetMovement('turn', 'turn')],
      },
    ],
    primaryOutcomes: {
      REACT: { skill: skillOf(standing), metric: ABILITY_METRIC },
    },
    coolDownSeconds: 30,
  };
}

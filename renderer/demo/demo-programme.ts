/** What the demonstration plays: limits and Squall standing, Squall sitting by the chest, a recorded turn, a probe. */
import { PROGRAMME_VERSION } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import { presetBlock, presetMovement } from '#core/programme/presets.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { currentTranslator } from '../app/language.tsx';

const REST_SECONDS = 20;

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
    version: PROGRAMME_VERSION,
    id,
    revision: 1,
    name: currentTranslator().say('demo.programme'),
    author,
    validFrom: today,
    sessionsPerWeek: 2,
    weeks: 8,
    setting: 'clinic',
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
    ask: { before: { pain: true }, after: { pain: true, effort: true } },
    pain: { limit: 6, riseStepsBack: 2, riseEnds: 3 },
    trunk: { leanDeg: 30, speedDegS: 150 },
    rangeEveryDays: 14,
    sessionMinutes: 25,
    coolDownSeconds: 30,
  };
}

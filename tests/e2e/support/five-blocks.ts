/** Standing by the feet, sitting by the rib cage, a recorded turn, and a probe of the first; each with its range. */
import { skillOf } from '#core/exercise/skill.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { Programme } from '#core/programme/programme.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

interface FiveBlocks {
  readonly feetSets: number;
  readonly seconds?: number;
  readonly rangeEveryDays?: number;
}

export function fiveBlocks({ feetSets, seconds = 40, rangeEveryDays = 14 }: FiveBlocks): Programme {
  const feet = squallBlock({
    id: 'feet',
    dose: { sets: feetSets, seconds },
    restSeconds: 10,
    probe: true,
  });
  const chest = squallBlock({
    id: 'chest',
    steering: 'thorax',
    posture: 'sitting-on-chair',
    dose: { sets: 1, seconds },
    restSeconds: 10,
    probe: false,
  });
  return programmeOf([feet, chest, presetMovement('turn', 'turn')], {
    coolDownSeconds: 10,
    rangeEveryDays,
    primaryOutcomes: { REACT: { skill: skillOf(feet), metric: ABILITY_METRIC } },
  });
}

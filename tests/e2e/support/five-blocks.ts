/** Standing by the feet, sitting by the rib cage, a recorded turn, and a probe of the first; each with its range. */
import { presetMovement } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

interface FiveBlocks {
  readonly feetSets: number;
  readonly rangeEveryDays?: number;
}

export function fiveBlocks({ feetSets, rangeEveryDays = 14 }: FiveBlocks): Programme {
  const feet = squallBlock({
    id: 'feet',
    dose: { sets: feetSets, seconds: 40 },
    restSeconds: 10,
    probe: true,
  });
  const chest = squallBlock({
    id: 'chest',
    steering: 'thorax',
    posture: 'sitting-on-chair',
    dose: { sets: 1, seconds: 40 },
    restSeconds: 10,
    probe: false,
  });
  return programmeOf([feet, chest, presetMovement('turn', 'turn')], { coolDownSeconds: 10, rangeEveryDays });
}

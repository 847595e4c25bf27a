/** A block in a line. Pure. */
import { cautionsOf } from '#core/programme/check-programme.ts';
import type { Caution } from '#core/programme/check-programme.ts';
import type { Block } from '#core/programme/block.ts';
import { EYES_TEXT, POSTURE_TEXT, STEERING_TEXT, SURFACE_TEXT } from '../../ui/exercise-text.ts';
import { counted } from '../../ui/words.ts';

/** As in "weight on the board, standing, feet apart". What is usual is left out. */
export function stanceText(block: Block): string {
  if (block.kind === 'movement') return 'recorded with the motion sensors';
  const { steering, posture, surface, eyes } = block;
  return [
    STEERING_TEXT[steering],
    POSTURE_TEXT[posture],
    ...(surface === 'firm' ? [] : [SURFACE_TEXT[surface]]),
    ...(eyes === 'open' ? [] : [EYES_TEXT[eyes]]),
  ].join(', ');
}

/** As in "3 × 60 s, rest 40 s". */
export function doseText({ kind, dose, restSeconds }: Block): string {
  const each =
    'seconds' in dose
      ? `${dose.seconds} s`
      : counted(dose.repetitions, kind === 'movement' ? 'repetition' : 'trial');
  const sets = dose.sets === 1 ? each : `${dose.sets} × ${each}`;
  return `${sets}, rest ${restSeconds} s`;
}

/** What asks for somebody to stand by, in a word. */
export const CAUTION_LABELS: Readonly<Record<Caution, string>> = {
  'one-leg': 'One leg',
  foam: 'Foam',
  wobble: 'Wobble',
  'eyes-closed': 'Eyes closed',
};

export function cautionLabels(block: Block): readonly string[] {
  return cautionsOf(block).map((caution) => CAUTION_LABELS[caution]);
}

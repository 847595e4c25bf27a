/** A block in a line. Pure. */
import { cautionsOf } from '#core/programme/check-programme.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';

/** As in "weight on the board, standing, feet apart". What is usual is left out. */
export function stanceText(block: Block, { say }: Translator): string {
  if (block.kind === 'movement') return say('programme.recorded');
  const { steering, posture, surface, eyes } = block;
  return [
    say(`steering.${steering}`),
    say(`posture.${posture}`),
    ...(surface === 'firm' ? [] : [say(`surface.${surface}`)]),
    ...(eyes === 'open' ? [] : [say(`eyes.${eyes}`)]),
  ].join(', ');
}

/** As in "3 × 60 s, rest 40 s". */
export function doseText({ kind, dose, restSeconds: rest }: Block, { say }: Translator): string {
  const { sets } = dose;
  if ('seconds' in dose) return say('programme.dose.seconds', { sets, seconds: dose.seconds, rest });
  const { repetitions } = dose;
  return kind === 'movement'
    ? say('programme.dose.repetitions', { sets, repetitions, rest })
    : say('programme.dose.trials', { sets, trials: repetitions, rest });
}

/** What asks for somebody to stand by, in a word. */
export function cautionLabels(block: Block, { say }: Translator): readonly string[] {
  return cautionsOf(block).map((caution) => say(`programme.caution-name.${caution}`));
}

/** Left against right, in words. Pure. */
import type { Translator } from '#core/language/translator.ts';
import type { MovementAsymmetry } from '#core/movement-tests/movement-result.ts';
import { formatNumber } from '../ui/numbers.ts';
import { measureLabel } from './measure-label.ts';

export function asymmetryLabel({ key }: MovementAsymmetry, translator: Translator): string {
  return measureLabel(key, undefined, translator);
}

export function indexText({ indexPercent }: MovementAsymmetry, translator: Translator): string {
  if (indexPercent === undefined) return '–';
  return translator.say('movement.index', { percent: formatNumber(indexPercent, translator) });
}

/** Nothing is known of the scatter of a side that was moved to once. */
export function detectableText(
  { minimalDetectableChange }: MovementAsymmetry,
  translator: Translator,
): string {
  return minimalDetectableChange === undefined ? '–' : formatNumber(minimalDetectableChange, translator);
}

export function asymmetryVerdict(
  { asymmetric, left, right, flags }: MovementAsymmetry,
  { say, sayMessage }: Translator,
): string {
  if (flags.length > 0) return flags.map(({ reason }) => sayMessage(reason)).join(' ');
  if (!asymmetric) return say('movement.asymmetry.none');
  return say(left > right ? 'movement.asymmetry.left' : 'movement.asymmetry.right');
}

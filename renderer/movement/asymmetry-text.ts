/** Left against right, in words. Pure. */
import { MOVEMENT_MEASURES } from '#core/movement-tests/measures.ts';
import type { MovementAsymmetry } from '#core/movement-tests/movement-result.ts';
import { formatNumber } from '../ui/numbers.ts';
import { unitText } from './measure-rows.ts';

export function asymmetryLabel({ key }: MovementAsymmetry): string {
  const { label, unit } = MOVEMENT_MEASURES[key];
  return unit === '' ? label : `${label}, ${unitText(unit)}`;
}

export function indexText({ indexPercent }: MovementAsymmetry): string {
  return indexPercent === undefined ? '–' : `${formatNumber(indexPercent)} %`;
}

/** Nothing is known of the scatter of a side that was moved to once. */
export function detectableText({ minimalDetectableChange }: MovementAsymmetry): string {
  return minimalDetectableChange === undefined ? '–' : formatNumber(minimalDetectableChange);
}

export function asymmetryVerdict({ asymmetric, left, right, flags }: MovementAsymmetry): string {
  if (flags.length > 0) return flags.map(({ reason }) => reason).join(' ');
  if (!asymmetric) return 'No difference that could be told';
  return left > right ? 'More to the left' : 'More to the right';
}

/** A movement against earlier recordings of it, in words. Pure. */
import type { MovementPoint } from '#core/ipc/records.ts';
import { movementChanges } from '#core/movement-tests/changes.ts';
import type { MovementChange } from '#core/movement-tests/changes.ts';
import { measureInfo, MOVEMENT_MEASURES } from '#core/movement-tests/measures.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { SIDE_NAMES, unitText } from './measure-rows.ts';

/** The entries worth a line: primary measures, and whatever really changed. */
export function changesOf(
  result: MovementResult,
  earlier: readonly MovementPoint[],
): readonly MovementChange[] {
  const results = earlier.map(({ record }) => record.result);
  return movementChanges(results, result).filter(
    ({ key, change }) =>
      change?.verdict === 'changed' ||
      (measureInfo(key, result.task).grade === 'primary' && change !== undefined),
  );
}

export function changeLabel({ key, side }: MovementChange): string {
  const { label, unit } = MOVEMENT_MEASURES[key];
  const of = side === undefined ? label : `${label}, ${SIDE_NAMES[side].toLowerCase()}`;
  return unit === '' ? of : `${of}, ${unitText(unit)}`;
}

/** More or less of a movement is neither better nor worse by itself. */
export function changeVerdict({ change }: MovementChange): string {
  if (change === undefined) return 'Too few to compare with';
  if (change.verdict === 'no-real-change') return 'No real change';
  return change.change > 0 ? 'More than before' : 'Less than before';
}

/** A movement against earlier recordings of it, in words. Pure. */
import type { Translator } from '#core/language/translator.ts';
import type { MovementPoint } from '#core/ipc/records.ts';
import { movementChanges } from '#core/movement-tests/changes.ts';
import type { MovementChange } from '#core/movement-tests/changes.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { measureLabel } from './measure-label.ts';

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

export function changeLabel({ key, side }: MovementChange, translator: Translator): string {
  return measureLabel(key, side, translator);
}

/** More or less of a movement is neither better nor worse by itself. */
export function changeVerdict({ change }: MovementChange, { say }: Translator): string {
  if (change === undefined) return say('movement.change.too-few');
  if (change.verdict === 'no-real-change') return say('verdict.no-real-change');
  return say(change.change > 0 ? 'movement.change.more' : 'movement.change.less');
}

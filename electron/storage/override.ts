/** A change of the difficulty by hand: the programme after it, and the row that tells of it. Pure. */
import type { StoredSession } from '#core/contract/ipc.ts';
import type { Override, OverrideRow } from '#core/contract/records.ts';
import { KeelError } from '#core/errors.ts';
import type { Programme } from '#core/protocol/programme.ts';

interface Overridden {
  readonly programme: Programme;
  readonly row: OverrideRow;
}

/** Difficulty of the last set that was decided in this exercise, logits; undefined before the first. */
export function lastDifficulty(sessions: readonly StoredSession[], exercise: string): number | undefined {
  const decided = sessions.findLast(
    ({ row, result }) => row.programme.exercise === exercise && (result?.decisions.length ?? 0) > 0,
  );
  return decided?.result?.decisions.at(-1)?.newDifficulty;
}

/**
 * @param at ISO 8601.
 * @param difficultyBefore Of the last set, logits.
 * @throws KeelError 'invalid-argument' for a parameter that is not locked.
 */
export function overriddenProgramme(
  programme: Programme,
  override: Override,
  at: string,
  difficultyBefore: number | undefined,
): Overridden {
  const { exercise } = programme;
  const { reason } = override;
  if (override.kind === 'start') {
    const { difficulty } = override;
    return {
      programme: { ...programme, startOverride: { difficulty, reason, at } },
      row: { at, kind: 'start', exercise, oldValue: difficultyBefore, newValue: difficulty, reason },
    };
  }
  const { parameter } = override;
  const bound = programme.bounds[parameter];
  if (bound?.locked === undefined) {
    throw new KeelError('invalid-argument', 'This value is not locked. Look at the programme again.');
  }
  const { floor, cap, locked } = bound;
  return {
    programme: { ...programme, bounds: { ...programme.bounds, [parameter]: { floor, cap } } },
    row: { at, kind: 'unlock', exercise, parameter, oldValue: locked, reason },
  };
}

/** A change of the difficulty by hand: the programme after it, and the row that tells of it. */
import type { Override, OverrideRow } from '../ipc/records.ts';
import { KeelError } from '../errors.ts';
import type { Programme } from './programme.ts';

interface Overridden {
  readonly programme: Programme;
  readonly row: OverrideRow;
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

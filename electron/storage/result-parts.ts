/**
 * A result as it is stored: what lists show stands apart, and every number once. Records of movements and what skills
 * came to are taken out of the result before it is packed, and put back when the whole is read.
 */
import type { MovementRecord, SessionResult, SkillOutcome } from '#core/session/result.ts';

export interface PlacedMovement {
  /** Among all blocks of the session. */
  readonly position: number;
  readonly record: MovementRecord;
}

export interface ResultParts {
  /** The result without its movements and skills. */
  readonly rest: SessionResult;
  readonly movements: readonly PlacedMovement[];
  readonly skills: readonly SkillOutcome[];
}

export function partsOf(result: SessionResult): ResultParts {
  const { blocks, skills } = result;
  return {
    rest: { ...result, blocks: blocks.filter(({ kind }) => kind === 'exercise'), skills: [] },
    movements: blocks.flatMap((record, position) =>
      record.kind === 'movement' ? [{ position, record }] : [],
    ),
    skills,
  };
}

/** @param parts Movements by position. */
export function resultOf({ rest, movements, skills }: ResultParts): SessionResult {
  const blocks = [...rest.blocks];
  for (const { position, record } of movements) blocks.splice(position, 0, record);
  return { ...rest, blocks, skills };
}

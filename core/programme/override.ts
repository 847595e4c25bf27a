/** A change of the difficulty by hand: the programme after it. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { skillOf } from '../exercise/skill.ts';
import type { Skill } from '../exercise/skill.ts';
import type { ExerciseBlock } from './block.ts';
import type { Programme } from './programme.ts';

export type OverrideOfBlock =
  | { readonly kind: 'start'; readonly block: string; readonly difficulty: number; readonly reason: string }
  | { readonly kind: 'unlock'; readonly block: string; readonly parameter: string; readonly reason: string };

export interface Overridden {
  readonly programme: Programme;
  readonly skill: Skill;
  /** The value that was locked, of an unlock. */
  readonly lockedBefore?: number | undefined;
}

/**
 * In every phase that has the block.
 * @param at ISO 8601.
 * @throws KeelError 'invalid-argument' for a block that is not there, or a parameter that is not locked.
 */
export function overriddenProgramme(programme: Programme, override: OverrideOfBlock, at: string): Overridden {
  const block = exerciseBlock(programme, override.block);
  const change = changeOf(override, at);
  const locked = override.kind === 'unlock' ? block.bounds[override.parameter]?.locked : undefined;
  if (override.kind === 'unlock' && locked === undefined) {
    throw new KeelError('invalid-argument', message('error.programme.not-locked'));
  }
  const phases = programme.phases.map((phase) => ({
    ...phase,
    blocks: phase.blocks.map((candidate) =>
      candidate.kind === 'exercise' && candidate.id === override.block ? change(candidate) : candidate,
    ),
  }));
  return { programme: { ...programme, phases }, skill: skillOf(block), lockedBefore: locked };
}

function exerciseBlock({ phases }: Programme, id: string): ExerciseBlock {
  for (const { blocks } of phases) {
    const block = blocks.find((candidate) => candidate.id === id);
    if (block?.kind === 'exercise') return block;
  }
  throw new KeelError('invalid-argument', message('error.programme.no-such-block'));
}

function changeOf(override: OverrideOfBlock, at: string): (block: ExerciseBlock) => ExerciseBlock {
  if (override.kind === 'start') {
    const { difficulty, reason } = override;
    return (block) => ({ ...block, startOverride: { difficulty, reason, at } });
  }
  return (block) => {
    const bound = block.bounds[override.parameter];
    if (bound === undefined) return block;
    const { floor, cap } = bound;
    return { ...block, bounds: { ...block.bounds, [override.parameter]: { floor, cap } } };
  };
}

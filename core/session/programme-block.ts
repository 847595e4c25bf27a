/** The blocks of the programme that a session plays. */
import type { Block, ExerciseBlock } from '../programme/block.ts';
import { phaseOf } from '../programme/programme.ts';
import type { SessionSetup } from './setup.ts';

type Played = Pick<SessionSetup, 'programme' | 'week'>;

/** The blocks of the week, as they are prescribed. */
export function blocksOfWeek({ programme, week }: Played): readonly Block[] {
  return phaseOf(programme, week)?.blocks ?? [];
}

export function programmeBlock(setup: Played, id: string): ExerciseBlock | undefined {
  const block = blocksOfWeek(setup).find((candidate) => candidate.id === id);
  return block?.kind === 'exercise' ? block : undefined;
}

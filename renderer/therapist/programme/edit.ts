/** Changes to a programme that is being written: each gives a new one. Pure. */
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { Block, ExerciseBlock, MovementBlock } from '#core/programme/block.ts';
import { presetBlock, presetMovement, stancesOf } from '#core/programme/presets.ts';
import type { Stance } from '#core/programme/presets.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';

/** Weeks from one phase to the next, when one is added. */
const USUAL_PHASE_WEEKS = 2;

export type BlockPatch = Partial<Omit<ExerciseBlock, 'kind' | 'id'>> &
  Partial<Omit<MovementBlock, 'kind' | 'id'>>;

export function changePhase(programme: Programme, index: number, patch: Partial<ProgrammePhase>): Programme {
  const phases = programme.phases.map((phase, at) => (at === index ? { ...phase, ...patch } : phase));
  return { ...programme, phases };
}

/**
 * After the last phase, with the blocks of the last: what is learnt in them goes on under their ids.
 * The programme grows where it is too short for it.
 */
export function addPhase(programme: Programme): Programme {
  const last = programme.phases.at(-1);
  const fromWeek = last === undefined ? 1 : last.fromWeek + USUAL_PHASE_WEEKS;
  const phase: ProgrammePhase = last === undefined ? EMPTY_PHASE : { ...last, fromWeek };
  const weeks = Math.max(programme.weeks, fromWeek);
  return { ...programme, weeks, phases: [...programme.phases, phase] };
}

const EMPTY_PHASE: ProgrammePhase = { fromWeek: 1, order: 'blocked', conservative: 'at-first', blocks: [] };

/** The one that is first then begins with week 1. */
export function removePhase(programme: Programme, index: number): Programme {
  const [first, ...others] = programme.phases.filter((_, at) => at !== index);
  return first === undefined ? programme : { ...programme, phases: [{ ...first, fromWeek: 1 }, ...others] };
}

/** An exercise as it is usually given, in the first stance that these sensors allow. */
export function exerciseBlock(
  programme: Programme,
  exercise: string,
  sensors: readonly SensorNeed[],
): ExerciseBlock | undefined {
  const known = EXERCISES[exercise];
  if (known === undefined) return undefined;
  const { info, curve } = known;
  const [first] = stancesOf(info, sensors);
  const stance = first ?? usualStance(info.steerings[0], info.postures[0]);
  return presetBlock(newId(programme), info, stance, { probe: curve !== undefined });
}

function usualStance(
  steering: Stance['steering'] = 'centre-of-pressure',
  posture: Stance['posture'] = 'feet-apart',
): Stance {
  return { steering, posture };
}

export function movementBlock(programme: Programme, task: MovementTask): MovementBlock {
  return presetMovement(newId(programme), task);
}

export function addBlock(programme: Programme, phase: number, block: Block): Programme {
  return changeBlocks(programme, phase, (blocks) => [...blocks, block]);
}

export function removeBlock(programme: Programme, phase: number, index: number): Programme {
  return changeBlocks(programme, phase, (blocks) => blocks.filter((_, at) => at !== index));
}

/** One place up (-1) or down (1); where there is none it stays. */
export function moveBlock(programme: Programme, phase: number, index: number, by: -1 | 1): Programme {
  return changeBlocks(programme, phase, (blocks) => {
    const block = blocks[index];
    const to = index + by;
    if (block === undefined || to < 0 || to >= blocks.length) return blocks;
    return blocks.toSpliced(index, 1).toSpliced(to, 0, block);
  });
}

/** Below the one that is copied, under an id of its own; a word on where to begin is not copied with it. */
export function copyBlock(programme: Programme, phase: number, index: number): Programme {
  return changeBlocks(programme, phase, (blocks) => {
    const block = blocks[index];
    if (block === undefined) return blocks;
    const id = newId(programme);
    const copy = block.kind === 'exercise' ? { ...block, id, startOverride: undefined } : { ...block, id };
    return blocks.toSpliced(index + 1, 0, copy);
  });
}

export function changeBlock(
  programme: Programme,
  phase: number,
  index: number,
  patch: BlockPatch,
): Programme {
  return changeBlocks(programme, phase, (blocks) =>
    blocks.map((block, at) => (at === index ? { ...block, ...patch } : block)),
  );
}

/** Another exercise in its place: dose, stance and bounds as they are usual for it. */
export function changeExercise(
  programme: Programme,
  phase: number,
  index: number,
  exercise: string,
  sensors: readonly SensorNeed[],
): Programme {
  const fresh = exerciseBlock(programme, exercise, sensors);
  if (fresh === undefined) return programme;
  return changeBlocks(programme, phase, (blocks) =>
    blocks.map((block, at) => (at === index ? { ...fresh, id: block.id } : block)),
  );
}

function changeBlocks(
  programme: Programme,
  phase: number,
  change: (blocks: readonly Block[]) => readonly Block[],
): Programme {
  const before = programme.phases[phase]?.blocks ?? [];
  return changePhase(programme, phase, { blocks: [...change(before)] });
}

/** The first of "b1", "b2", ... that no block of any phase has. */
function newId({ phases }: Programme): string {
  const used = new Set(phases.flatMap(({ blocks }) => blocks.map(({ id }) => id)));
  let number = 1;
  while (used.has(`b${number}`)) number += 1;
  return `b${number}`;
}

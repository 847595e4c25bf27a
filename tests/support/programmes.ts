/** Programmes for tests: one block of the toy exercise unless told otherwise. */
import type { Block, ExerciseBlock } from '#core/programme/block.ts';
import { presetBlock } from '#core/programme/presets.ts';
import { PROGRAMME_VERSION } from '#core/programme/programme.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { toyExercise } from './toy-exercise.ts';

const PROGRAMME: Omit<Programme, 'phases'> = {
  version: PROGRAMME_VERSION,
  id: '00000000-0000-4000-8000-0000000000aa',
  revision: 1,
  name: 'Test',
  author: 'Alex Morgan',
  validFrom: '2026-01-01',
  sessionsPerWeek: 2,
  weeks: 8,
  setting: 'clinic',
  primaryOutcomes: {},
  ask: { before: { pain: true }, after: { pain: true, effort: true } },
  pain: { limit: 6, riseStepsBack: 2, riseEnds: 3 },
  trunk: { leanDeg: 30, speedDegS: 150 },
  touch: [],
  rangeEveryDays: 14,
  sessionMinutes: 60,
  coolDownSeconds: 0,
};

/** A programme of one phase. */
export function programmeOf(
  blocks: readonly Block[],
  changes: Partial<Programme> & Partial<Pick<ProgrammePhase, 'order' | 'conservative'>> = {},
): Programme {
  const { order = 'blocked', conservative = 'never', ...rest } = changes;
  return { ...PROGRAMME, phases: [{ fromWeek: 1, order, conservative, blocks: [...blocks] }], ...rest };
}

/** Standing on the board, steered by the centre of pressure. */
export function toyBlock(changes: Partial<ExerciseBlock> = {}): ExerciseBlock {
  const stance = { steering: 'centre-of-pressure', posture: 'feet-apart' } as const;
  const usual = { dose: { sets: 2, seconds: 20 }, restSeconds: 10, probe: false };
  return { ...presetBlock('toy', toyExercise.info, stance, usual), ...changes };
}

export function squallBlock(changes: Partial<ExerciseBlock> = {}): ExerciseBlock {
  const squall = EXERCISES['squall'];
  if (squall === undefined) throw new Error('no Squall');
  const stance = { steering: 'centre-of-pressure', posture: 'feet-apart' } as const;
  return { ...presetBlock('squall', squall.info, stance), ...changes };
}

/**
 * Programmes to start from: one exercise as it is usually given, or eight weeks (DOMAIN A6). One function makes either.
 */
import type { Posture, Steering } from '../contract/stimulus.ts';
import type { ExerciseInfo } from '../exercise/info.ts';
import type { SensorNeed } from '../exercise/needs.ts';
import { needsOfSteering, steersIn } from '../exercise/posture.ts';
import type { MovementTask } from '../movement-tests/tasks.ts';
import type { ExerciseCatalogue } from './check-programme.ts';
import type { ExerciseBlock, MovementBlock } from './block.ts';
import { usualOutcomes } from './primary-outcome.ts';
import { PROGRAMME_VERSION } from './programme.ts';
import type { Programme, ProgrammePhase } from './programme.ts';

export type Preset =
  | {
      readonly kind: 'exercise';
      readonly exercise: string;
      readonly steering?: Steering;
      readonly posture?: Posture;
    }
  | { readonly kind: 'eight-weeks' };

export interface PresetFacts {
  readonly id: string;
  /** In the language of whoever writes the programme: it is theirs to change. */
  readonly name: string;
  readonly author: string;
  /** ISO day on which it begins. */
  readonly validFrom: string;
  readonly setting: Programme['setting'];
  /** What can be had where it is played. */
  readonly sensors: readonly SensorNeed[];
  readonly catalogue: ExerciseCatalogue;
}

/** A programme that passes `checkProgramme` at this place, as far as any exercise can be played there. */
export function presetProgramme(preset: Preset, facts: PresetFacts): Programme {
  const phases = preset.kind === 'exercise' ? exercisePhases(preset, facts) : eightWeeks(facts);
  const primaryOutcomes = usualOutcomes({ phases }, facts.catalogue);
  return { ...RULES, phases, primaryOutcomes, ...identity(facts) };
}

function identity({ id, name, author, validFrom, setting }: PresetFacts) {
  return { id, name, author, validFrom, setting };
}

/** The clinic dose of the perturbation trials: twice a week for eight weeks (DOMAIN 3A). */
const RULES = {
  version: PROGRAMME_VERSION,
  revision: 1,
  sessionsPerWeek: 2,
  weeks: 8,
  ask: { before: { pain: true }, after: { pain: true, effort: true } },
  pain: { limit: 6, riseStepsBack: 2, riseEnds: 3 },
  trunk: { leanDeg: 30, speedDegS: 150 },
  touch: [],
  rangeEveryDays: 14,
  sessionMinutes: 25,
  coolDownSeconds: 30,
} as const satisfies Partial<Programme>;

function exercisePhases(
  { exercise, steering, posture }: Extract<Preset, { kind: 'exercise' }>,
  { catalogue, sensors }: PresetFacts,
): ProgrammePhase[] {
  const info = catalogue[exercise]?.info;
  if (info === undefined) return [];
  const stance = stancesOf(info, sensors).find(
    (candidate) =>
      (steering === undefined || candidate.steering === steering) &&
      (posture === undefined || candidate.posture === posture),
  );
  const chosen = stance ?? { steering: steering ?? 'centre-of-pressure', posture: posture ?? 'feet-apart' };
  return [phase(1, 'blocked', [presetBlock('a', info, chosen)])];
}

export interface Stance {
  readonly steering: Steering;
  readonly posture: Posture;
}

/** An exercise as it is usually given in this stance. */
export function presetBlock(
  id: string,
  info: ExerciseInfo,
  { steering, posture }: Stance,
  changes: Partial<Omit<ExerciseBlock, 'kind' | 'id'>> = {},
): ExerciseBlock {
  return {
    kind: 'exercise',
    id,
    exercise: info.id,
    steering,
    posture,
    surface: 'firm',
    eyes: 'open',
    dose: { sets: 3, seconds: info.setSeconds.usual },
    restSeconds: 40,
    method: { name: 'bayes' },
    targetSuccess: 0.8,
    bounds: {},
    qualityGate: { measured: true },
    probe: true,
    ...changes,
  };
}

export function presetMovement(id: string, task: MovementTask, repetitions = 5): MovementBlock {
  const dose = task === 'type' ? { sets: 1, seconds: 300 } : { sets: 1, repetitions };
  return { kind: 'movement', id, task, dose, restSeconds: 20 };
}

function phase(
  fromWeek: number,
  order: ProgrammePhase['order'],
  blocks: ProgrammePhase['blocks'],
): ProgrammePhase {
  return { fromWeek, order, conservative: 'at-first', blocks };
}

/** Postures that a preset chooses from, the easiest to begin with first. */
const GENTLE_POSTURES: readonly Posture[] = [
  'feet-apart',
  'sitting-on-chair',
  'sitting-on-board',
  'feet-together',
];

/** Every stance of an exercise that these sensors allow, the usual one first. */
export function stancesOf(info: ExerciseInfo, sensors: readonly SensorNeed[]): readonly Stance[] {
  return info.steerings.flatMap((steering) =>
    GENTLE_POSTURES.filter(
      (posture) =>
        info.postures.includes(posture) &&
        steersIn(steering, posture) &&
        [...needsOfSteering(steering, posture), ...info.sensors].every((need) => sensors.includes(need)),
    ).map((posture) => ({ steering, posture })),
  );
}

/**
 * Weeks 1 and 2 blocked, 3 and 4 serial with a second stance, 5 and 6 with a third, from 7 on in random order with a
 * recorded turn where the trunk is seen (DOMAIN A6). Every trainable exercise comes in, as far as the sensors allow.
 */
function eightWeeks({ catalogue, sensors }: PresetFacts): ProgrammePhase[] {
  const exercises = Object.values(catalogue).filter(({ curve }) => curve !== undefined);
  const stances = exercises.flatMap(({ info }) =>
    stancesOf(info, sensors).map((stance) => ({ info, stance })),
  );
  const different = oneOfEachSteering(stances);
  const block = (index: number, sets: number): ExerciseBlock[] => {
    const chosen = different[index];
    if (chosen === undefined) return [];
    const { info, stance } = chosen;
    const id = 'abcdef'.charAt(index);
    return [
      presetBlock(id, info, stance, { dose: { sets, seconds: info.setSeconds.usual }, probe: index === 0 }),
    ];
  };
  const turn = sensors.includes('thorax') ? [presetMovement('turn', 'turn')] : [];
  const last = [...block(0, 2), ...block(1, 2), ...block(2, 1), ...turn];
  return [
    phase(1, 'blocked', block(0, 3)),
    phase(3, different.length > 1 ? 'serial' : 'blocked', [...block(0, 2), ...block(1, 2)]),
    phase(5, different.length > 1 ? 'serial' : 'blocked', [...block(0, 2), ...block(1, 1), ...block(2, 1)]),
    phase(7, last.length > 1 ? 'random' : 'blocked', last),
  ];
}

interface Candidate {
  readonly info: ExerciseInfo;
  readonly stance: Stance;
}

/** The first stance of each exercise and steering. */
function oneOfEachSteering(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ info, stance }) => {
    const key = `${info.id}/${stance.steering}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The order of a session: made once from programme, week, the sensors at hand, what was measured lately and the seed.
 *
 * Check-in, sensors, the zero of the board; then, set by set in the order of the phase, what each needs before it: the
 * place with quiet standing or sitting, the range of what steers, a practice of a skill that is new; the probes; cool-down,
 * check-out, summary.
 */
import type { Posture, Steering } from '../contract/stimulus.ts';
import { KeelError } from '../errors.ts';
import type { Exercise } from '../exercise/exercise.ts';
import type { ExerciseInfo } from '../exercise/info.ts';
import { isWorn } from '../exercise/needs.ts';
import type { SensorNeed, WornNeed } from '../exercise/needs.ts';
import { needsOfSteering } from '../exercise/posture.ts';
import { skillKey, skillOf } from '../exercise/skill.ts';
import { message } from '../language/message.ts';
import { TASK_FACTS, isRepeated } from '../movement-tests/tasks.ts';
import type { Block, ExerciseBlock, MovementBlock } from '../programme/block.ts';
import { MOVEMENT_NEEDS, secondsOfSet } from '../programme/block.ts';
import { needsOfBlock } from '../programme/check-programme.ts';
import { phaseOf } from '../programme/programme.ts';
import type { Order, Programme } from '../programme/programme.ts';
import { createRandom, deriveSeed, shuffled } from '../signal/random.ts';
import { exerciseOf } from './exercise-of.ts';
import { needsOfStep } from './plan-step.ts';
import type { ExerciseStep, MovementStep, Place, PlanStep } from './plan-step.ts';
import type { SessionSetup } from './setup.ts';

/** The exercise that measures the range of what steers. */
export const RANGE_EXERCISE = 'limits';
/** Generous: the assessment ends by itself when all eight directions are done. */
export const RANGE_DURATION_MS = 150_000;
/** Shorter trials of double stance say little about sway (Clark 2018, in DOMAIN 2.0). */
export const SWAY_DURATION_MS = 30_000;
/** Enough for neutral where sway is not compared. */
export const NEUTRAL_DURATION_MS = 10_000;
/** A skill that was not played for so many days is practised again. */
const PRACTICE_AFTER_DAYS = 21;

export type PlannedSetup = Pick<
  SessionSetup,
  'programme' | 'week' | 'sensors' | 'ranges' | 'skills' | 'seed'
>;
export type PlannedExercises = Readonly<Record<string, Pick<Exercise, 'info' | 'curve'>>>;

export interface SessionPlan {
  readonly steps: readonly PlanStep[];
  /** Blocks of the week that can't be played with the sensors at hand. */
  readonly leftOut: readonly { readonly block: string; readonly sensor: SensorNeed }[];
}

/**
 * @throws KeelError `not-allowed` where the week has nothing that can be played with the sensors at hand, `not-found`
 *   for an exercise that this Keel does not know.
 */
export function planOf(setup: PlannedSetup, exercises: PlannedExercises): SessionPlan {
  const phase = phaseOf(setup.programme, setup.week);
  const blocks = phase?.blocks ?? [];
  const leftOut = blocks.flatMap((block) => {
    const sensor = missingFor(block, setup.sensors, exercises);
    return sensor === undefined ? [] : [{ block: block.id, sensor }];
  });
  const playable = blocks.filter(({ id }) => !leftOut.some(({ block }) => block === id));
  if (phase === undefined || playable.length === 0) throw nothingToPlay(leftOut[0]?.sensor);
  const sets = ordered(playable, phase.order, setup.seed);
  const probes = playable.flatMap((block) =>
    isProbed(block) ? [{ block, role: 'probe', number: 1 } as const] : [],
  );
  const body = planBody(exercises, [...sets, ...probes], knownBefore(setup));
  return {
    steps: [
      { kind: 'check-in' },
      ...wornSteps(body, setup.sensors),
      ...boardSteps(body),
      ...body,
      ...closingSteps(setup.programme),
    ],
    leftOut,
  };
}

function isProbed(block: Block): boolean {
  return block.kind === 'exercise' && block.probe;
}

/** What ends every session. */
export function closingSteps({ coolDownSeconds }: Programme): readonly PlanStep[] {
  return [
    ...(coolDownSeconds > 0 ? [{ kind: 'cool-down', durationMs: coolDownSeconds * 1000 } as const] : []),
    { kind: 'check-out' },
    { kind: 'summary' },
  ];
}

/** The first sensor that a block needs and that is not at hand. */
function missingFor(
  block: Block,
  sensors: readonly SensorNeed[],
  exercises: PlannedExercises,
): SensorNeed | undefined {
  const needs =
    block.kind === 'movement'
      ? MOVEMENT_NEEDS
      : needsOfBlock(block, exerciseOf({ exercises }, block.exercise).info);
  return needs.find((need) => !sensors.includes(need));
}

function nothingToPlay(sensor: SensorNeed | undefined): KeelError {
  return new KeelError(
    'not-allowed',
    sensor === undefined ? message('error.nothing-to-play') : message('error.sensor-needed', { sensor }),
  );
}

/** One set to come, or the probe of a block. */
export interface PlannedSet {
  readonly block: Block;
  readonly role: 'set' | 'probe';
  /** From 1. */
  readonly number: number;
}

/** The sets of all blocks in the order of the phase. */
function ordered(blocks: readonly Block[], order: Order, seed: number): readonly PlannedSet[] {
  const ofBlock = (block: Block): PlannedSet[] =>
    Array.from({ length: block.dose.sets }, (_, index) => ({ block, role: 'set', number: index + 1 }));
  const all = blocks.flatMap(ofBlock);
  switch (order) {
    case 'blocked':
      return all;
    case 'serial':
      return all.toSorted((one, other) => one.number - other.number);
    case 'random':
      return numbered(shuffled(createRandom(deriveSeed(seed, 'order')), all));
  }
}

/** The sets of a block keep counting from 1, however they were shuffled. */
function numbered(sets: readonly PlannedSet[]): readonly PlannedSet[] {
  const counts = new Map<string, number>();
  return sets.map(({ block }) => {
    const number = (counts.get(block.id) ?? 0) + 1;
    counts.set(block.id, number);
    return { block, role: 'set', number };
  });
}

/** What need not be done again; keys as `placeKey`, `rangeKey` and `skillKey` make them. */
export interface PlanKnowledge {
  readonly neutral: ReadonlySet<string>;
  readonly ranges: ReadonlySet<string>;
  readonly practised: ReadonlySet<string>;
  /** Where the person is. */
  readonly place: Place | undefined;
}

function knownBefore(setup: PlannedSetup): PlanKnowledge {
  return {
    neutral: new Set(),
    ranges: new Set(setup.ranges.map(rangeKey)),
    practised: new Set(practisedBefore(setup)),
    place: undefined,
  };
}

/** Skills that were played lately enough to need no practice. */
export function practisedBefore({ skills }: Pick<PlannedSetup, 'skills'>): readonly string[] {
  const fresh = skills.filter(({ daysSince }) => daysSince !== undefined && daysSince <= PRACTICE_AFTER_DAYS);
  return fresh.map(({ skill }) => skillKey(skill));
}

export function rangeKey({ steering, posture }: { steering: Steering; posture: Posture }): string {
  return `${steering}/${posture}`;
}

export function placeKey({ posture, surface, onBoard }: Omit<Place, 'eyes'>): string {
  return `${posture}/${surface}/${onBoard ? 'board' : 'floor'}`;
}

/** A board that measures load, or one that tilts, has the person on it. */
function bears(needs: readonly SensorNeed[]): boolean {
  return needs.includes('board') || needs.includes('tilt');
}

/** The sets one after the other, with what each needs before it and a rest between two. */
export function planBody(
  exercises: PlannedExercises,
  sets: readonly PlannedSet[],
  known: PlanKnowledge,
): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  let knowledge = known;
  for (const [index, set] of sets.entries()) {
    const added = stepsOfSet(set, exercises, knowledge);
    steps.push(...added.steps);
    knowledge = added.known;
    const { id, restSeconds } = set.block;
    if (index < sets.length - 1) steps.push({ kind: 'rest', durationMs: restSeconds * 1000, block: id });
  }
  return steps;
}

interface AddedSteps {
  readonly steps: readonly PlanStep[];
  readonly known: PlanKnowledge;
}

function stepsOfSet(
  { block, role, number }: PlannedSet,
  exercises: PlannedExercises,
  known: PlanKnowledge,
): AddedSteps {
  // A movement is done wherever there is room: the place before is left.
  if (block.kind === 'movement') {
    return { steps: [movementStep(block, number)], known: { ...known, place: undefined } };
  }
  const { info } = exerciseOf({ exercises }, block.exercise);
  const needs = needsOfBlock(block, info);
  const place = placeSteps(block, needs, known);
  const range = rangeSteps(block, exercises, place.known);
  const practice =
    role === 'set' ? practiceSteps(block, info, needs, range.known) : { steps: [], known: range.known };
  const set = setStep(block, role, number, info, needs);
  return { steps: [...place.steps, ...range.steps, ...practice.steps, set], known: practice.known };
}

function setStep(
  block: ExerciseBlock,
  role: PlannedSet['role'],
  number: number,
  info: ExerciseInfo,
  needs: readonly SensorNeed[],
): ExerciseStep {
  const { dose } = block;
  const base = stepOf(block, role, needs);
  if (role === 'probe') return { ...base, number: 1, of: 1, durationMs: info.probeSeconds * 1000 };
  const seconds = secondsOfSet(dose, info.trialsPerMinute);
  const of = Math.max(number, dose.sets);
  if ('seconds' in dose) return { ...base, number, of, durationMs: seconds * 1000 };
  // A set that counts trials may take half as long again before it is broken off.
  return { ...base, number, of, durationMs: 1000 * Math.ceil(1.5 * seconds), repetitions: dose.repetitions };
}

/** Quiet standing or sitting where neutral is not known yet; otherwise only taking the place, where it changes. */
function placeSteps(
  { posture, surface, eyes }: ExerciseBlock,
  needs: readonly SensorNeed[],
  known: PlanKnowledge,
): AddedSteps {
  const place = { posture, surface, eyes, onBoard: bears(needs) };
  const key = placeKey(place);
  const measured = known.neutral.has(key);
  if (measured && known.place !== undefined && samePlace(known.place, place)) return { steps: [], known };
  const swayCompared = needs.includes('board') && surface === 'firm' && eyes === 'open';
  const durationMs = measured ? 0 : swayCompared ? SWAY_DURATION_MS : NEUTRAL_DURATION_MS;
  return {
    steps: [{ kind: 'quiet', ...place, needs, durationMs }],
    known: { ...known, place, neutral: new Set([...known.neutral, key]) },
  };
}

function rangeSteps(block: ExerciseBlock, exercises: PlannedExercises, known: PlanKnowledge): AddedSteps {
  const key = rangeKey(block);
  if (known.ranges.has(key) || exercises[RANGE_EXERCISE] === undefined) return { steps: [], known };
  const needs = needsOfSteering(block.steering, block.posture);
  const step = { ...stepOf(block, 'range', needs), exercise: RANGE_EXERCISE };
  return {
    steps: [{ ...step, number: 1, of: 1, durationMs: RANGE_DURATION_MS }],
    known: { ...known, ranges: new Set([...known.ranges, key]) },
  };
}

function practiceSteps(
  block: ExerciseBlock,
  info: ExerciseInfo,
  needs: readonly SensorNeed[],
  known: PlanKnowledge,
): AddedSteps {
  const key = skillKey(skillOf(block));
  if (known.practised.has(key)) return { steps: [], known };
  const after = { ...known, practised: new Set([...known.practised, key]) };
  if (info.practiceSeconds === 0) return { steps: [], known: after };
  const durationMs = info.practiceSeconds * 1000;
  return { steps: [{ ...stepOf(block, 'practice', needs), number: 1, of: 1, durationMs }], known: after };
}

function samePlace(one: Place, other: Place): boolean {
  return placeKey(one) === placeKey(other) && one.eyes === other.eyes;
}

function stepOf(
  { id, exercise, steering, posture, surface, eyes }: ExerciseBlock,
  role: ExerciseStep['role'],
  needs: readonly SensorNeed[],
): Omit<ExerciseStep, 'number' | 'of' | 'durationMs'> {
  // A range is measured with the eyes open: the lights that are reached for have to be seen.
  const seen = role === 'range' ? 'open' : eyes;
  const place = { posture, surface, eyes: seen, onBoard: bears(needs) };
  return { kind: 'exercise', role, block: id, exercise, steering, ...place, needs };
}

function movementStep(block: MovementBlock, number: number): MovementStep {
  const { task, dose, id } = block;
  const { longestMs } = TASK_FACTS[task];
  const base = { kind: 'movement', block: id, task, number, of: dose.sets } as const;
  if (!isRepeated(task) || !('repetitions' in dose)) {
    const seconds = 'seconds' in dose ? dose.seconds : longestMs / 1000;
    return { ...base, durationMs: Math.min(longestMs, seconds * 1000) };
  }
  return { ...base, durationMs: longestMs, repetitions: dose.repetitions };
}

/** What is worn and needed, put on once; a pelvis sensor at hand helps a recorded movement without being needed. */
function wornSteps(steps: readonly PlanStep[], sensors: readonly SensorNeed[]): readonly PlanStep[] {
  const needs = new Set<WornNeed>();
  for (const step of steps) {
    if (step.kind === 'movement' && sensors.includes('pelvis')) needs.add('pelvis');
    for (const need of needsOfStep(step)) if (isWorn(need)) needs.add(need);
  }
  return needs.size === 0 ? [] : [{ kind: 'sensors', needs: [...needs].toSorted().toReversed() }];
}

function boardSteps(steps: readonly PlanStep[]): readonly PlanStep[] {
  const bears = steps.some((step) => step.kind === 'exercise' && step.needs.includes('board'));
  return bears ? [{ kind: 'zero-board' }] : [];
}

/** The steps of a session's plan. Plain data; the order is decided in plan.ts. */
import type { Posture, Steering } from '../contract/stimulus.ts';
import type { SensorNeed, WornNeed } from '../exercise/needs.ts';
import type { MovementTask } from '../movement-tests/tasks.ts';
import { MOVEMENT_NEEDS } from '../programme/block.ts';
import type { Eyes, Surface } from '../programme/block.ts';

/**
 * `range` measures how far what steers goes; `practice` is not scored; `probe` never adapts.
 */
export const BLOCK_ROLES = ['range', 'practice', 'set', 'probe'] as const;
export type BlockRole = (typeof BLOCK_ROLES)[number];

/** Where a person is while they play. */
export interface Place {
  readonly posture: Posture;
  readonly surface: Surface;
  readonly eyes: Eyes;
  /** A board bears the person. */
  readonly onBoard: boolean;
}

export interface QuietStep extends Place {
  readonly kind: 'quiet';
  /** What is measured of: neutral, sway, load. Sensors that are at hand but not needed are measured with. */
  readonly needs: readonly SensorNeed[];
  /** 0: the person only takes the place; neutral is known from before. */
  readonly durationMs: number;
}

export interface ExerciseStep extends Place {
  readonly kind: 'exercise';
  readonly role: BlockRole;
  /** Id of the block in the programme. */
  readonly block: string;
  readonly exercise: string;
  readonly steering: Steering;
  readonly needs: readonly SensorNeed[];
  /** Which set of how many of this role. */
  readonly number: number;
  readonly of: number;
  /** At most. */
  readonly durationMs: number;
  /** Ends after so many scored trials. */
  readonly repetitions?: number | undefined;
}

export interface MovementStep {
  readonly kind: 'movement';
  readonly block: string;
  readonly task: MovementTask;
  readonly number: number;
  readonly of: number;
  readonly durationMs: number;
  /** To each side where the movement has sides; undefined: until the time is over. */
  readonly repetitions?: number | undefined;
}

export type PlanStep =
  | { readonly kind: 'check-in' }
  /** Put on and calibrate what is worn. */
  | { readonly kind: 'sensors'; readonly needs: readonly WornNeed[] }
  /** Zero the empty board. */
  | { readonly kind: 'zero-board' }
  | QuietStep
  | ExerciseStep
  | MovementStep
  | { readonly kind: 'rest'; readonly durationMs: number; readonly block: string }
  | { readonly kind: 'cool-down'; readonly durationMs: number }
  | { readonly kind: 'check-out' }
  | { readonly kind: 'summary' };

export type StepOf<Kind extends PlanStep['kind']> = Extract<PlanStep, { kind: Kind }>;

/** The sensors that a step can't do without. */
export function needsOfStep(step: PlanStep): readonly SensorNeed[] {
  if (step.kind === 'exercise' || step.kind === 'quiet') return step.needs;
  if (step.kind === 'movement') return MOVEMENT_NEEDS;
  return step.kind === 'zero-board' ? ['board'] : [];
}

/** A set that was prescribed: no range, no practice, no probe. */
export function isSet(step: PlanStep): step is MovementStep | (ExerciseStep & { readonly role: 'set' }) {
  return step.kind === 'movement' || (step.kind === 'exercise' && step.role === 'set');
}

export function placeOf({ posture, surface, eyes, onBoard }: Place): Place {
  return { posture, surface, eyes, onBoard };
}

/** Which block of the programme a step belongs to; undefined for what belongs to the session. */
export function blockOfStep(step: PlanStep): string | undefined {
  return step.kind === 'exercise' || step.kind === 'movement' || step.kind === 'rest'
    ? step.block
    : undefined;
}

/** What is asked and answered takes about this long, s. */
const ASKING_SECONDS = 20;
/** Putting on two sensors and calibrating them. */
const SENSORS_SECONDS = 60;
const ZERO_SECONDS = 8;
const TAKE_PLACE_SECONDS = 5;
/** The instruction before a block. */
const READY_SECONDS = 6;
/** All eight directions of a range; it ends by itself. */
const RANGE_SECONDS = 70;
const COUNTDOWN_SECONDS = 6;
/** One repetition of a movement with the rest after it. */
const REPETITION_SECONDS = 5;

/** How long a step is expected to take, s. */
export function secondsOf(step: PlanStep): number {
  switch (step.kind) {
    case 'check-in':
    case 'check-out':
      return ASKING_SECONDS;
    case 'sensors':
      return SENSORS_SECONDS;
    case 'zero-board':
      return ZERO_SECONDS;
    case 'quiet':
      return TAKE_PLACE_SECONDS + step.durationMs / 1000;
    case 'exercise':
      return step.role === 'range' ? RANGE_SECONDS : READY_SECONDS + step.durationMs / 1000;
    case 'movement': {
      const { repetitions } = step;
      const seconds = repetitions === undefined ? step.durationMs / 1000 : repetitions * REPETITION_SECONDS;
      return COUNTDOWN_SECONDS + Math.min(seconds, step.durationMs / 1000);
    }
    case 'rest':
    case 'cool-down':
      return step.durationMs / 1000;
    case 'summary':
      return 0;
  }
}

export function secondsOfPlan(plan: readonly PlanStep[]): number {
  return plan.reduce((seconds, step) => seconds + secondsOf(step), 0);
}

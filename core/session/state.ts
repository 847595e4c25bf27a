/** What the runner carries from frame to frame, and what it is given to work with. */
import type { AppendOnlyList } from '../append-only-list.ts';
import type { Frame } from '../contract/frame.ts';
import type { Steering } from '../contract/stimulus.ts';
import type { AbilityModels, AbilityState, DifficultyOverride } from '../difficulty/ability.ts';
import type { PlaneVector } from '../exercise/directions.ts';
import type { Exercise, ExerciseCue, Parameters } from '../exercise/exercise.ts';
import type { MotionNeed, SensorNeed, WornNeed } from '../exercise/needs.ts';
import type { SteeringRange } from '../exercise/range.ts';
import type { BlockSamples } from '../exercise/samples.ts';
import type { Skill, SkillKey } from '../exercise/skill.ts';
import { sameSkill, skillKey, skillOf } from '../exercise/skill.ts';
import type { SteeringValue } from '../exercise/steering.ts';
import type { RepetitionCount } from '../movement-tests/count-repetitions.ts';
import type { StopCause } from './actions.ts';
import { planOf, rangeKey } from './plan.ts';
import type { ExerciseStep, MovementStep, Place, PlanStep } from './plan-step.ts';
import { NO_QUIET } from './quiet.ts';
import type { QuietFold, QuietMeasures } from './quiet.ts';
import type { BlockRecord, DecisionRecord, ExerciseRecord, PlanChange, StopRecord } from './result.ts';
import { CALM } from './safety.ts';
import type { SafetyState } from './safety.ts';
import type { KnownSkill, SessionSetup, SummaryMetrics } from './setup.ts';

/** Changes whenever the same frames and actions give another session. */
export const RUNNER_VERSION = 1;

/** What a session plays with: the exercises it knows and the models of ability. */
export interface SessionDependencies {
  readonly exercises: Readonly<Record<string, Exercise>>;
  readonly abilityModels: AbilityModels;
}

/** Why a countdown waits: nobody in the place on the board, or a motion sensor that is needed does not speak. */
export type WaitingProblem = 'off-board' | MotionNeed;

/** What the patient is in the middle of. `sinceMs` and `untilMs` are session time. */
export type Phase =
  | { readonly name: 'check-in' }
  /** Refused: pain too high or the checklist not met. */
  | { readonly name: 'refused'; readonly reason: 'pain' | 'checklist' }
  /** Put on and calibrated; goes on by itself when all that is needed has spoken for a second. */
  | {
      readonly name: 'sensors';
      readonly sinceMs: number;
      readonly needs: readonly WornNeed[];
      readonly missing: readonly WornNeed[];
    }
  | {
      readonly name: 'empty-board';
      readonly sinceMs: number;
      readonly problem?: 'no-board' | 'loaded';
      readonly taring?: boolean;
    }
  | { readonly name: 'take-place'; readonly sinceMs: number; readonly problem?: WaitingProblem }
  | {
      readonly name: 'quiet';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly problem?: 'moving';
    }
  /** The instruction for the coming block; waits for `begin`, or begins by itself after `untilMs`. */
  | {
      readonly name: 'ready';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly problem?: WaitingProblem;
    }
  | { readonly name: 'playing'; readonly sinceMs: number; readonly untilMs: number }
  /** A recorded movement: a countdown at neutral, a moment of rest, the movement. */
  | {
      readonly name: 'movement';
      readonly stage: 'countdown' | 'hold' | 'moving';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly problem?: WaitingProblem;
    }
  /** The disturbance is ramping down after a stop. */
  | {
      readonly name: 'releasing';
      readonly sinceMs: number;
      readonly cause: StopCause;
      readonly sensor?: SensorNeed | undefined;
    }
  /** Waits for the person or the sensor; resumes by `resume`, by itself when the cause was a sensor. */
  | {
      readonly name: 'paused';
      readonly sinceMs: number;
      readonly cause: StopCause;
      readonly sensor?: SensorNeed | undefined;
    }
  | {
      readonly name: 'resuming';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly problem?: WaitingProblem;
    }
  | { readonly name: 'rest'; readonly sinceMs: number; readonly untilMs: number }
  | { readonly name: 'cool-down'; readonly sinceMs: number; readonly untilMs: number }
  | { readonly name: 'check-out' }
  | { readonly name: 'summary' };

export type PhaseOf<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

/** What was measured in one place, with the place. */
export interface MeasuredPlace extends QuietMeasures {
  readonly place: Place;
}

/** One block of an exercise while it is played. */
export interface RunningBlock {
  readonly step: ExerciseStep;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly startMs: number;
  /** The exercise's own clock: stands still while paused. */
  readonly tMs: number;
  readonly neutral: PlaneVector;
  readonly range: SteeringRange;
  /** The newest value of what steers. */
  readonly steering: SteeringValue;
  readonly samples: BlockSamples;
  readonly state: unknown;
  /** The state one step before, for drawing between the two. */
  readonly previous: unknown;
  readonly scoredTrials: number;
  /** Lean of the trunk that the quality gate of a set allows, deg. */
  readonly leanGateDeg: number | undefined;
  /** How long the trunk was seen, and leaned farther than that. */
  readonly trunkSeenMs: number;
  readonly leanedMs: number;
  /** Sensors that are at hand and not needed. */
  readonly spareSensors: readonly SensorNeed[];
  /** Those of them that were silent for a while. */
  readonly sensorsLost: readonly SensorNeed[];
}

/** One recorded movement while it is made. */
export interface RunningMovement {
  readonly step: MovementStep;
  readonly startMs: number;
  readonly zeroed: boolean;
  /** From the moment at which the person was told to begin. */
  readonly frames: AppendOnlyList<Frame>;
  readonly count: RepetitionCount;
  /** When there were enough repetitions, ms since the beginning. */
  readonly enoughMs: number | undefined;
}

export interface LastSet {
  readonly success: number | undefined;
  readonly qualityGood: boolean;
}

export interface SessionState {
  readonly setup: SessionSetup;
  readonly plan: readonly PlanStep[];
  readonly planIndex: number;
  readonly phase: Phase;
  /** Session time: 10 ms a frame, and the silences. */
  readonly nowMs: number;
  readonly frame: Frame | undefined;
  readonly safety: SafetyState;
  /** Where the person is; undefined before the first place. */
  readonly place: Place | undefined;
  readonly quiet: QuietFold;
  /** By `placeKey`. */
  readonly places: Readonly<Record<string, MeasuredPlace>>;
  readonly bodyMassKg: number | undefined;
  /** By `rangeKey`; measured lately or in this session. */
  readonly ranges: Readonly<Record<string, SteeringRange>>;
  readonly block: RunningBlock | undefined;
  readonly movement: RunningMovement | undefined;
  readonly abilities: Readonly<Record<SkillKey, AbilityState>>;
  readonly lastSets: Readonly<Record<SkillKey, LastSet>>;
  /** A therapist's choice for the next set. */
  readonly override: DifficultyOverride | undefined;
  readonly painBefore: number | undefined;
  readonly painNow: number | undefined;
  readonly painWorst: number | undefined;
  readonly painAfter: number | undefined;
  readonly effort: number | undefined;
  readonly blocks: readonly BlockRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly stops: readonly StopRecord[];
  readonly changes: readonly PlanChange[];
  readonly aborts: number;
  /** How long what is needed has spoken again, while paused by its silence or waited for. */
  readonly steadyMs: number;
  /** What is worn lost its calibration with the hub that knew it. */
  readonly calibrateAgain: boolean;
  /** The person must take their place again before the interrupted step goes on. */
  readonly standAgain: boolean;
  readonly endedEarly: boolean;
}

/** What the runner asks of the sensors; the answer comes back as frames. */
export type SensorRequest =
  | { readonly type: 'tare'; readonly durationMs: number }
  | { readonly type: 'body-mass'; readonly bodyMassKg: number }
  | { readonly type: 'zero-heading' };

export interface RunnerOutput {
  readonly state: SessionState;
  readonly requests: readonly SensorRequest[];
  readonly cues: readonly ExerciseCue[];
}

/** @throws KeelError as `planOf`. */
export function startSession(setup: SessionSetup, dependencies: SessionDependencies): SessionState {
  const { steps, leftOut } = planOf(setup, dependencies.exercises);
  return {
    setup,
    plan: steps,
    planIndex: 0,
    phase: { name: 'check-in' },
    nowMs: 0,
    frame: undefined,
    safety: CALM,
    place: undefined,
    quiet: NO_QUIET,
    places: {},
    bodyMassKg: undefined,
    ranges: Object.fromEntries(setup.ranges.map((known) => [rangeKey(known), known.range])),
    block: undefined,
    movement: undefined,
    abilities: Object.fromEntries(
      setup.skills.flatMap(({ skill, ability }) =>
        ability === undefined ? [] : [[skillKey(skill), ability]],
      ),
    ),
    lastSets: {},
    override: undefined,
    painBefore: undefined,
    painNow: undefined,
    painWorst: undefined,
    painAfter: undefined,
    effort: undefined,
    blocks: [],
    decisions: [],
    stops: [],
    changes: leftOut.map((missing) => ({ kind: 'sensor-missing', ...missing })),
    aborts: 0,
    steadyMs: 0,
    calibrateAgain: false,
    standAgain: false,
    endedEarly: false,
  };
}

export function currentStep(state: SessionState): PlanStep {
  return state.plan[state.planIndex] ?? { kind: 'summary' };
}

/** What was known of a skill before the session. */
export function knownSkill({ setup }: SessionState, skill: Skill): KnownSkill | undefined {
  return setup.skills.find((known) => sameSkill(known.skill, skill));
}

/** Earlier sessions of a skill that the setup carries, oldest first. */
export function historyOf(state: SessionState, skill: Skill): readonly SummaryMetrics[] {
  return knownSkill(state, skill)?.history ?? [];
}

/** The set of a skill that was over last. */
export function lastSetOf({ blocks }: SessionState, skill: Skill): ExerciseRecord | undefined {
  return blocks.findLast(
    (record): record is ExerciseRecord =>
      record.kind === 'exercise' && record.role === 'set' && sameSkill(skillOf(record), skill),
  );
}

/** Where neutral is in the present place, mm or deg; the calibrated upright where it was not measured. */
export function neutralOf(measured: MeasuredPlace | undefined, steering: Steering): PlaneVector {
  return measured?.neutral[steering] ?? { ml: 0, ap: 0 };
}

/** What the runner carries from frame to frame, and what it is given to work with. */
import type { Frame } from '../contract/frame.ts';
import type { AbilityModel, AbilityState, DifficultyOverride } from '../difficulty/ability.ts';
import type { Exercise, ExerciseCue, ExerciseId, LimitsOfStability, Parameters } from './exercise.ts';
import { planOf } from './plan.ts';
import { NO_STANCE } from './quiet-stance.ts';
import type { QuietStance, QuietSway } from './quiet-stance.ts';
import { CALM } from './safety.ts';
import type { SafetyState } from './safety.ts';
import type {
  BlockRecord,
  BlockRole,
  DecisionRecord,
  Phase,
  PlanStep,
  SessionSetup,
  StopRecord,
} from './session-types.ts';

/** 2: difficulty by the rules of difficulty/training.ts; version 1 replays by those of its time. */
export const RUNNER_VERSION = 2;

/** What a session plays with: the exercises it knows and the model of ability. */
export interface SessionDependencies {
  readonly exercises: Readonly<Record<ExerciseId, Exercise>>;
  readonly abilityModel: AbilityModel;
  /** Limits assumed where none were measured. */
  readonly defaultLimits: LimitsOfStability;
}

export interface RunningBlock {
  readonly role: BlockRole;
  readonly number: number;
  readonly exercise: ExerciseId;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly durationMs: number;
  readonly startMs: number;
  /** The exercise's own clock: stands still while paused. */
  readonly tMs: number;
  readonly state: unknown;
  /** The state one step before, for drawing between the two. */
  readonly previous: unknown;
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
  readonly stance: QuietStance;
  readonly neutral: { readonly mlMm: number; readonly apMm: number } | undefined;
  readonly bodyMassKg: number | undefined;
  readonly quietSwayRmsMm: number | undefined;
  readonly quietSway: QuietSway | undefined;
  readonly limits: LimitsOfStability | undefined;
  readonly block: RunningBlock | undefined;
  readonly ability: AbilityState;
  readonly lastSuccess: number | undefined;
  readonly lastQualityGood: boolean;
  /** A therapist's choice for the next set. */
  readonly override: DifficultyOverride | undefined;
  readonly painBefore: number | undefined;
  readonly painNow: number | undefined;
  readonly painAfter: number | undefined;
  readonly effort: number | undefined;
  readonly blocks: readonly BlockRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly stops: readonly StopRecord[];
  readonly aborts: number;
  /** How long the board has spoken again, while paused by its silence. */
  readonly steadyMs: number;
  /** The board must be zeroed and stood on again before the interrupted block goes on. */
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

export function startSession(setup: SessionSetup, dependencies: SessionDependencies): SessionState {
  return {
    setup,
    plan: planOf(setup),
    planIndex: 0,
    phase: { name: 'check-in' },
    nowMs: 0,
    frame: undefined,
    safety: CALM,
    stance: NO_STANCE,
    neutral: undefined,
    bodyMassKg: undefined,
    quietSwayRmsMm: undefined,
    quietSway: undefined,
    limits: setup.limits,
    block: undefined,
    ability: setup.ability ?? dependencies.abilityModel.initial(setup.versions.ability),
    lastSuccess: undefined,
    lastQualityGood: true,
    override: undefined,
    painBefore: undefined,
    painNow: undefined,
    painAfter: undefined,
    effort: undefined,
    blocks: [],
    decisions: [],
    stops: [],
    aborts: 0,
    steadyMs: 0,
    standAgain: false,
    endedEarly: false,
  };
}

export function withoutEffects(state: SessionState): RunnerOutput {
  return { state, requests: [], cues: [] };
}

export function currentStep(state: SessionState): PlanStep {
  return state.plan[state.planIndex] ?? { kind: 'summary' };
}

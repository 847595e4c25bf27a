/**
 * The words of a session: its set-up, plan, phases, actions and results. Everything here is plain data; the recording
 * and the database keep it, and main validates it (session-schema.ts).
 */
import type { MotionNeed } from './needs.ts';
import type { AbilityState, AbilityEstimate, AdaptationDecision } from '../difficulty/ability.ts';
import type { Threshold } from '../difficulty/threshold.ts';
import type { AbilityChange } from '../profile/ability-change.ts';
import type { QuietSway } from './quiet-stance.ts';
import type { Programme } from '../programme/programme.ts';
import type { ExerciseId, ExerciseResult, LimitsOfStability, Parameters } from './exercise.ts';

/** Everything a session depends on besides readings and actions. The recording's header holds exactly this. */
export interface SessionSetup {
  readonly sessionId: string;
  readonly seed: number;
  /** ISO 8601, for people; nothing is computed from it. */
  readonly startedAt: string;
  readonly programme: Programme;
  /** Ability from earlier sessions, already carried over to today; undefined for a person never seen. */
  readonly ability?: AbilityState | undefined;
  /** A recent measure that need not be repeated; undefined: measure first. */
  readonly limits?: LimitsOfStability | undefined;
  /** Earlier sessions' summary metrics, oldest first: what "better" is told against. */
  readonly history: readonly SummaryMetrics[];
  readonly versions: SessionVersions;
}

export interface SessionVersions {
  readonly app: string;
  readonly hub: number;
  readonly exercise: number;
  readonly ability: number;
  readonly runner: number;
}

/** The few numbers of a session that later sessions are compared with. */
export interface SummaryMetrics {
  readonly sessionId: string;
  readonly startedAt: string;
  /** Metrics of the probe, or of all sets together when there was none. */
  readonly metrics: Readonly<
    Record<
      string,
      { readonly value: number; readonly standardError?: number | undefined; readonly trials: number }
    >
  >;
  readonly ability?: AbilityEstimate | undefined;
  /** Ability by the trials of this session's probe alone. Since runner version 2, as is what follows. */
  readonly probeAbility?: AbilityEstimate | undefined;
  /** Where on the exercise's curve three trials in four succeed, by all that is known of the person. */
  readonly threshold75?: Threshold | undefined;
}

export type BlockRole = 'limits' | 'practice' | 'set' | 'probe';

export type PlanStep =
  | { readonly kind: 'check-in' }
  /** Tare the empty board, step on, stand on the guide, stand quietly: neutral, body mass, quiet sway. */
  | { readonly kind: 'stand' }
  | {
      readonly kind: 'block';
      readonly role: BlockRole;
      readonly exercise: ExerciseId;
      readonly number: number;
      readonly of: number;
      readonly durationMs: number;
    }
  | { readonly kind: 'rest'; readonly durationMs: number }
  | { readonly kind: 'check-out' }
  | { readonly kind: 'summary' };

/** Why a countdown waits: nobody on the board, or a motion sensor that the exercise needs does not speak. */
export type WaitingProblem = 'off-board' | MotionNeed;

/** What the patient is in the middle of. `sinceMs` and `untilMs` are frame time. */
export type Phase =
  | { readonly name: 'check-in' }
  /** Refused: pain too high or the checklist not met. */
  | { readonly name: 'refused'; readonly reason: 'pain' | 'checklist' }
  | {
      readonly name: 'empty-board';
      readonly sinceMs: number;
      readonly problem?: 'no-board' | 'loaded';
      readonly taring?: boolean;
    }
  | { readonly name: 'step-on'; readonly sinceMs: number }
  | {
      readonly name: 'stand-still';
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
  /** The disturbance is ramping down after a stop. */
  | { readonly name: 'releasing'; readonly sinceMs: number; readonly cause: StopCause }
  /** Waits for the person or the sensor; resumes by `resume`, by itself when the cause was the sensor. */
  | { readonly name: 'paused'; readonly sinceMs: number; readonly cause: StopCause }
  | {
      readonly name: 'resuming';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly problem?: WaitingProblem;
    }
  | { readonly name: 'rest'; readonly sinceMs: number; readonly untilMs: number }
  | { readonly name: 'check-out' }
  | { readonly name: 'summary' };

export type StopCause =
  | 'stop-button'
  | 'space-key'
  | 'escape-key'
  | 'board-button'
  | 'step-off'
  | 'board-edge'
  | 'sensor-gap'
  | 'sensor-lost'
  | 'window-hidden'
  /** Pain rose by 3 or more during the session. */
  | 'pain'
  | 'three-aborts';

/** Stops that a person or the window asks for; the others are found in the frames. */
export type ChosenStopCause = Extract<
  StopCause,
  'stop-button' | 'space-key' | 'escape-key' | 'window-hidden'
>;

export interface StopRecord {
  readonly tMs: number;
  readonly cause: StopCause;
  readonly planIndex: number;
  /** Milliseconds from the cause to a disturbance of zero. */
  readonly releasedAfterMs: number;
}

/** What people do; each is recorded with the frame after which it took effect. */
export type SessionAction =
  | { readonly type: 'check-in'; readonly painNrs: number; readonly checklistMet: boolean }
  | { readonly type: 'begin' }
  | { readonly type: 'stop'; readonly cause: ChosenStopCause }
  | { readonly type: 'resume' }
  | { readonly type: 'skip-rest' }
  /** A therapist chooses the difficulty of the next set; before a set has begun, of that set. */
  | { readonly type: 'override'; readonly difficulty: number; readonly reason: string }
  /** Pain asked again during a rest. */
  | { readonly type: 'pain'; readonly painNrs: number }
  /** Go to check-out now. */
  | { readonly type: 'end' }
  | { readonly type: 'check-out'; readonly painNrs: number; readonly effort: number }
  /** No frame came for this long (a multiple of 10 ms): the clock goes on and the stop rules with it. */
  | { readonly type: 'silence'; readonly durationMs: number }
  /** The sensors process began anew: what the hub knew (tare, body mass) is gone. */
  | { readonly type: 'hub-restarted' };

export interface BlockRecord {
  readonly role: BlockRole;
  readonly number: number;
  readonly exercise: ExerciseId;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly startMs: number;
  readonly endMs: number;
  /** False when the block was broken off. */
  readonly completed: boolean;
  readonly result: ExerciseResult;
}

export interface DecisionRecord extends AdaptationDecision {
  readonly tMs: number;
  /** Set number that this decision is for. */
  readonly forSet: number;
}

/** What the summary tells the patient: one thing that got better, or that nothing really changed. */
export type SessionSummary =
  | {
      readonly kind: 'better';
      readonly metric: string;
      readonly change: number;
      readonly minimalDetectableChange: number;
      readonly unit: string;
    }
  | { readonly kind: 'no-real-change' }
  | { readonly kind: 'baseline'; readonly sessionsNeeded: number }
  | { readonly kind: 'too-little-data' };

export type SessionStatus = 'completed' | 'stopped' | 'refused' | 'interrupted';

export interface SessionResult {
  readonly sessionId: string;
  readonly status: SessionStatus;
  readonly durationMs: number;
  readonly versions: SessionVersions;
  readonly painBefore?: number | undefined;
  readonly painAfter?: number | undefined;
  readonly effort?: number | undefined;
  readonly bodyMassKg?: number | undefined;
  readonly quietSwayRmsMm?: number | undefined;
  readonly quietSway?: QuietSway | undefined;
  readonly limits?: LimitsOfStability | undefined;
  readonly blocks: readonly BlockRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly stops: readonly StopRecord[];
  readonly abilityAfter?: AbilityState | undefined;
  readonly abilityEstimate?: AbilityEstimate | undefined;
  /** Change of the probe's ability since the first sessions; undefined while there are too few. */
  readonly abilityChange?: AbilityChange | undefined;
  readonly summaryMetrics: SummaryMetrics;
  readonly summary: SessionSummary;
}

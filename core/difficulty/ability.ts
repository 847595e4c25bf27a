/**
 * The interface of adaptive difficulty. `AbilityState` is plain data: it is stored, recorded and replayed.
 * The posterior lies on a grid that the model version fixes.
 */
import type { Bounds, Curve } from '../exercise/curve.ts';
import type { DifficultyMethod, Programme } from '../programme/programme.ts';
import type { Parameters } from '../session/exercise.ts';

export interface AbilityState {
  readonly modelVersion: number;
  /** Posterior probability of each grid point of the model version; sums to 1. */
  readonly posterior: readonly number[];
  /** Scored trials this posterior rests on. */
  readonly trials: number;
  /** Difficulty of the last set played; undefined before the first. */
  readonly lastDifficulty?: number | undefined;
  /** Sets in a row whose success was below half. */
  readonly failedSets: number;
  /** What was played in the last set. Since version 3, as is what follows. */
  readonly lastParameters?: Parameters | undefined;
  /** The hardest difficulty that went well in a whole set in the clinic, logits: the ceiling at home. */
  readonly verifiedDifficulty?: number | undefined;
  /** `at` of the last start override that was followed: each counts once. */
  readonly followedOverride?: string | undefined;
  /** Successes in a row since the last step of a staircase; failures are negative. */
  readonly staircaseRun?: number | undefined;
}

export interface AbilityEstimate {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Equal-tailed 95 % interval. */
  readonly low95: number;
  readonly high95: number;
  readonly trials: number;
}

/** Difficulty (logits) at which so much success is expected, with its equal-tailed 95 % interval. */
export interface DifficultyThreshold {
  readonly difficulty: number;
  readonly low95: number;
  readonly high95: number;
}

export interface ScoredTrial {
  readonly difficulty: number;
  /** Success: 1 or 0, or a share of it. */
  readonly score: number;
  /** Of a success: how much harder, in logits, the trial could have been and still have succeeded. */
  readonly margin?: number | undefined;
}

/** What bounds the next choice. */
export interface AdaptationPolicy {
  /** Expected success at the next difficulty, 0.5 to 0.95. */
  readonly targetSuccess: number;
  readonly bounds: Bounds;
  /** Largest step up between sets, logits. */
  readonly maxStepUp: number;
  /** Smallest change worth making, logits. */
  readonly deadband: number;
  /** Pain (0-10) from which difficulty steps back; 6 when left out. */
  readonly painLimit?: number | undefined;
  /** How the difficulty is chosen; `bayes` when left out. */
  readonly method?: DifficultyMethod | undefined;
  readonly setting?: Programme['setting'] | undefined;
}

/** Facts of the moment that may forbid a step up or ask for a step back. */
export interface AdaptationContext {
  /** Pain 0-10 now and at check-in. */
  readonly painNow: number;
  readonly painAtStart: number;
  /** The last set's quality let it count. */
  readonly qualityGood: boolean;
  /** Success share of the last set's scored trials; undefined before the first set. */
  readonly lastSuccess?: number | undefined;
  /** Why the session is conservative; undefined when it is not. */
  readonly conservative?: ConservativeReason | undefined;
  /** Success of the last set's scored trials one by one, for a staircase. */
  readonly lastTrials?: readonly boolean[] | undefined;
  /** What this session began with, for what may rise by so much a session only. */
  readonly sessionParameters?: Parameters | undefined;
}

export type ConservativeReason = 'fear' | 'first-sessions' | 'pain';

export type DecisionReason =
  | 'first-set'
  | 'toward-target'
  | 'within-deadband'
  | 'step-limit'
  | 'two-failed-sets'
  | 'pain-gate'
  | 'quality-gate'
  | 'at-cap'
  | 'at-floor'
  /** Nothing gets harder at home than what went well in the clinic. */
  | 'home-ceiling'
  /** A parameter rises by a tenth a session at most. */
  | 'session-limit'
  /** One parameter moves at a time. */
  | 'one-parameter'
  /** Every parameter is locked. */
  | 'locked'
  | 'staircase'
  /** Where the next trials tell most. */
  | 'most-informative'
  /** A therapist said so. */
  | 'override';

/** One line of the audit trail: old, new, why, what was forbidden, and the facts it rests on. */
export interface AdaptationDecision {
  /** Difficulty really played before; undefined before the first set. */
  readonly oldDifficulty?: number | undefined;
  /** Difficulty of `parameters`, as the therapist's bounds let them be. */
  readonly newDifficulty: number;
  /** What the model would have chosen before limits and gates. */
  readonly wantedDifficulty: number;
  readonly reason: DecisionReason;
  /** Gates and limits that held the wanted difficulty back. */
  readonly forbiddenBy: readonly DecisionReason[];
  readonly parameters: Parameters;
  readonly ability: AbilityEstimate;
  readonly targetSuccess: number;
  readonly context: AdaptationContext;
  /** What was really played before; undefined before the first set. Since version 3, as is what follows. */
  readonly oldParameters?: Parameters | undefined;
  /** Keys of the parameters that moved. */
  readonly moved?: readonly string[] | undefined;
  readonly method?: DifficultyMethod['name'] | undefined;
  /** The therapist's reason for an override. */
  readonly note?: string | undefined;
  /** What of the programme could not be followed, and what was done instead; for the therapist. */
  readonly problems?: readonly string[] | undefined;
}

/** How a set went. */
export interface PlayedSet {
  readonly setting: Programme['setting'];
  /** Success share of its scored trials; undefined without any. */
  readonly success: number | undefined;
  readonly qualityGood: boolean;
}

/** A therapist's choice for the next set, in place of the model's. */
export interface DifficultyOverride {
  /** Logits. Floors, caps and locks still hold. */
  readonly difficulty: number;
  readonly reason: string;
}

export interface AbilityModel {
  readonly version: number;
  /** The state of a person never seen; as an older version of the model has it, to replay what it recorded. */
  initial(version?: number): AbilityState;
  /** A posterior carried over `days` since the last session: drift and widening. */
  carriedOver(state: AbilityState, days: number): AbilityState;
  update(state: AbilityState, trial: ScoredTrial): AbilityState;
  estimate(state: AbilityState): AbilityEstimate;
  /** What a set in the clinic verifies for the home. */
  afterSet(state: AbilityState, set: PlayedSet): AbilityState;
  /** Where a person of this ability and slope succeeds so often: mean and interval over what is not known of both. */
  threshold(state: AbilityState, success: number): DifficultyThreshold;
  /** Expected success at a difficulty. */
  expectedSuccess(state: AbilityState, difficulty: number): number;
  next(
    state: AbilityState,
    curve: Curve,
    policy: AdaptationPolicy,
    context: AdaptationContext,
  ): { readonly state: AbilityState; readonly decision: AdaptationDecision };
}

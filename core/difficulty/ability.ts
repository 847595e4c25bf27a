/**
 * The interface of adaptive difficulty. `AbilityState` is plain data: it is stored, recorded and replayed. The posterior
 * lies on a grid that the model's version and the curve's prior fix.
 */
import { z } from 'zod';
import type { Bounds, Curve } from '../exercise/curve.ts';
import type { DifficultyMethod } from './method.ts';
import { METHOD_NAMES } from './method.ts';

const finite = z.number();
const parametersSchema = z.record(z.string(), finite);

export const abilityStateSchema = z.object({
  modelVersion: z.number().int(),
  /** Posterior probability of each grid point; sums to 1. */
  posterior: z.array(finite).readonly(),
  /** Scored trials this posterior rests on. */
  trials: z.number().int().nonnegative(),
  /** Difficulty of the last set played, and what was played in it; undefined before the first. */
  lastDifficulty: finite.optional(),
  lastParameters: parametersSchema.optional(),
  /** Sets in a row whose success was below half. */
  failedSets: z.number().int().nonnegative(),
  /** The hardest difficulty that went well in a whole set in the clinic, logits: the ceiling at home. */
  verifiedDifficulty: finite.optional(),
  /** `at` of the last start override that was followed: each counts once. */
  followedOverride: z.string().optional(),
  /** Successes in a row since the last step of a staircase; failures are negative. */
  staircaseRun: z.number().int().optional(),
});
export type AbilityState = z.infer<typeof abilityStateSchema>;

export const abilityEstimateSchema = z.object({
  mean: finite,
  standardDeviation: finite,
  /** Equal-tailed 95 % interval. */
  low95: finite,
  high95: finite,
  trials: z.number().int().nonnegative(),
});
export type AbilityEstimate = z.infer<typeof abilityEstimateSchema>;

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

/** Where a programme is played. */
export type Setting = 'clinic' | 'home';

/** What bounds the next choice. */
export interface AdaptationPolicy {
  /** Expected success at the next difficulty, 0.5 to 0.95. */
  readonly targetSuccess: number;
  readonly bounds: Bounds;
  /** Largest step up between sets, logits. */
  readonly maxStepUp: number;
  /** Smallest change worth making, logits. */
  readonly deadband: number;
  /** Pain (0-10), and its rise within the session, from which difficulty steps back. */
  readonly painLimit: number;
  readonly painRise: number;
  /** How the difficulty is chosen. */
  readonly method: DifficultyMethod;
  readonly setting: Setting;
}

const ratingSchema = z.number().int().min(0).max(10);

export const conservativeReasonSchema = z.enum(['fear', 'first-sessions', 'pain']);
export type ConservativeReason = z.infer<typeof conservativeReasonSchema>;

/** Facts of the moment that may forbid a step up or ask for a step back. */
export const adaptationContextSchema = z.object({
  /** Pain 0-10 now and at check-in. */
  painNow: ratingSchema,
  painAtStart: ratingSchema,
  /** The last set's quality let it count. */
  qualityGood: z.boolean(),
  /** Success share of the last set's scored trials; undefined before the first set. */
  lastSuccess: finite.optional(),
  /** Why the session goes conservatively; undefined when it does not. */
  conservative: conservativeReasonSchema.optional(),
  /** Success of the last set's scored trials one by one, for a staircase. */
  lastTrials: z.array(z.boolean()).readonly().optional(),
  /** What this session began with, for what may rise by so much a session only. */
  sessionParameters: parametersSchema.optional(),
});
export type AdaptationContext = z.infer<typeof adaptationContextSchema>;

export const decisionReasonSchema = z.enum([
  'first-set',
  'toward-target',
  'within-deadband',
  'step-limit',
  'two-failed-sets',
  'pain-gate',
  'quality-gate',
  'at-cap',
  'at-floor',
  /** Nothing gets harder at home than what went well in the clinic. */
  'home-ceiling',
  /** A parameter rises by so much from set to set, and within a session, at most. */
  'set-limit',
  'session-limit',
  /** One parameter moves at a time. */
  'one-parameter',
  /** Every parameter is locked. */
  'locked',
  'staircase',
  /** Where the next trials tell most. */
  'most-informative',
  /** A therapist said so. */
  'override',
]);
export type DecisionReason = z.infer<typeof decisionReasonSchema>;

/** What of a programme could not be followed, and what was done instead. */
export const policyProblemSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('target-unreachable'), wanted: finite, used: finite }),
  z.object({ code: z.literal('parameter-unknown'), parameter: z.string() }),
  z.object({ code: z.literal('bound-mended'), parameter: z.string(), floor: finite, cap: finite }),
]);
export type PolicyProblem = z.infer<typeof policyProblemSchema>;

/** One line of the audit trail: old, new, why, what was forbidden, and the facts it rests on. */
export const adaptationDecisionSchema = z.object({
  /** Difficulty really played before, and its parameters; undefined before the first set. */
  oldDifficulty: finite.optional(),
  oldParameters: parametersSchema.optional(),
  /** Difficulty of `parameters`, as the therapist's bounds let them be. */
  newDifficulty: finite,
  /** What the model would have chosen before limits and gates. */
  wantedDifficulty: finite,
  reason: decisionReasonSchema,
  /** Gates and limits that held the wanted difficulty back. */
  forbiddenBy: z.array(decisionReasonSchema).readonly(),
  parameters: parametersSchema,
  /** Keys of the parameters that moved. */
  moved: z.array(z.string()).readonly(),
  ability: abilityEstimateSchema,
  targetSuccess: finite,
  method: z.enum(METHOD_NAMES),
  context: adaptationContextSchema,
  /** The therapist's reason for an override, and who they are. */
  note: z.string().optional(),
  therapist: z.string().optional(),
  problems: z.array(policyProblemSchema).readonly().optional(),
});
export type AdaptationDecision = z.infer<typeof adaptationDecisionSchema>;

/** How a set went. */
export interface PlayedSet {
  readonly setting: Setting;
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

/** The model of ability on one curve. */
export interface AbilityModel {
  /** The state of a person never seen. */
  initial(): AbilityState;
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

/** One model for each curve: what people can do and how they differ is told beside the curve. */
export interface AbilityModels {
  readonly version: number;
  of(curve: Pick<Curve, 'ability'>): AbilityModel;
}

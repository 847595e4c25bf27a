/** What a session comes to, as it is derived from the recording and stored. */
import { z } from 'zod';
import { numericRatingSchema } from '../contract/numeric-rating.ts';
import { postureSchema, steeringSchema } from '../contract/stimulus.ts';
import { abilityEstimateSchema, adaptationDecisionSchema } from '../difficulty/ability.ts';
import { sensorNeedSchema } from '../exercise/needs.ts';
import { exerciseResultSchema } from '../exercise/result.ts';
import { skillSchema } from '../exercise/skill.ts';
import { movementResultSchema } from '../movement-tests/movement-result.ts';
import { movementTaskSchema } from '../movement-tests/tasks.ts';
import { abilityChangeSchema } from '../profile/ability-change.ts';
import { eyesSchema, surfaceSchema } from '../programme/block.ts';
import { changeReasonSchema, stopCauseSchema } from './actions.ts';
import { judgementSchema } from './judgement.ts';
import { BLOCK_ROLES } from './plan-step.ts';
import { knownRangeSchema, sessionVersionsSchema, summaryMetricsSchema } from './setup.ts';

const finite = z.number();

const blockBase = {
  /** Id of the block in the programme. */
  block: z.string(),
  number: z.number().int(),
  startMs: finite,
  endMs: finite,
  /** False when it was broken off. */
  completed: z.boolean(),
};

export const exerciseRecordSchema = z.object({
  kind: z.literal('exercise'),
  ...blockBase,
  role: z.enum(BLOCK_ROLES),
  exercise: z.string(),
  steering: steeringSchema,
  posture: postureSchema,
  surface: surfaceSchema,
  eyes: eyesSchema,
  parameters: z.record(z.string(), finite),
  seed: z.number().int(),
  /** Sensors that were at hand, not needed, and silent for a while. */
  sensorsLost: z.array(sensorNeedSchema).readonly(),
  /** Share of the time in which the rib cage leaned farther than the quality gate allows; undefined where unseen. */
  leanedShare: finite.optional(),
  result: exerciseResultSchema,
});
export type ExerciseRecord = z.infer<typeof exerciseRecordSchema>;

export const movementRecordSchema = z.object({
  kind: z.literal('movement'),
  ...blockBase,
  task: movementTaskSchema,
  result: movementResultSchema,
});
export type MovementRecord = z.infer<typeof movementRecordSchema>;

export const blockRecordSchema = z.discriminatedUnion('kind', [exerciseRecordSchema, movementRecordSchema]);
export type BlockRecord = z.infer<typeof blockRecordSchema>;

/** A set that was prescribed: no range, no practice, no probe. */
export function isSetRecord(record: BlockRecord): boolean {
  return record.kind === 'movement' || record.role === 'set';
}

export const decisionRecordSchema = adaptationDecisionSchema.extend({
  skill: skillSchema,
  /** Id of the block it is for, and the number of its set. */
  block: z.string(),
  forSet: z.number().int(),
  tMs: finite,
});
export type DecisionRecord = z.infer<typeof decisionRecordSchema>;

export const stopRecordSchema = z.object({
  tMs: finite,
  cause: stopCauseSchema,
  /** Whose silence it was, for the causes that begin with "sensor". */
  sensor: sensorNeedSchema.optional(),
  planIndex: z.number().int(),
  /** Milliseconds from the cause to a disturbance of zero. */
  releasedAfterMs: finite,
});
export type StopRecord = z.infer<typeof stopRecordSchema>;

/** What became otherwise than it was planned. */
export const planChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['left-out', 'repeated', 'played-next']),
    tMs: finite,
    block: z.string(),
    reason: changeReasonSchema,
  }),
  z.object({ kind: z.literal('sensor-missing'), block: z.string(), sensor: sensorNeedSchema }),
  /** The session had lasted as long as the programme allows. */
  z.object({ kind: z.literal('time-limit'), tMs: finite }),
  z.object({ kind: z.literal('ended'), tMs: finite, reason: changeReasonSchema }),
]);
export type PlanChange = z.infer<typeof planChangeSchema>;

/**
 * Sway in quiet stance, of the hub's frames as they are: 100 Hz, a 40 ms causal window, no other filter. Only to be
 * compared with itself; a laboratory's pipeline gives other numbers (`keel analyze` names its own).
 */
export const quietSwaySchema = z.object({
  seconds: finite,
  /** Path over time (Prieto 1996, IEEE Trans Biomed Eng 43:956). */
  meanVelocityMmS: finite,
  rmsMlMm: finite,
  rmsApMm: finite,
});
export type QuietSway = z.infer<typeof quietSwaySchema>;

export const quietRecordSchema = z.object({
  posture: postureSchema,
  surface: surfaceSchema,
  eyes: eyesSchema,
  /** Of the centre of pressure, where a board bears the person and it lasted long enough. */
  sway: quietSwaySchema.optional(),
  /** RMS distance from neutral of each thing that can steer, mm or deg. */
  rms: z.partialRecord(steeringSchema, finite),
  /** What the board bore. */
  loadKg: finite.optional(),
});
export type QuietRecord = z.infer<typeof quietRecordSchema>;

/** What one skill came to in a session. */
export const skillOutcomeSchema = z.object({
  skill: skillSchema,
  summary: summaryMetricsSchema,
  ability: abilityEstimateSchema.optional(),
  /** Change of ability since the first sessions; undefined while there are too few, and without a probe. */
  abilityChange: abilityChangeSchema.optional(),
  /** Every measure that was taken, against the first sessions. */
  judgements: z.array(judgementSchema).readonly(),
});
export type SkillOutcome = z.infer<typeof skillOutcomeSchema>;

/** What the patient is told of the primary outcomes: never the best of many. */
export const sessionSummarySchema = z.discriminatedUnion('kind', [
  /** Confirmed: the session before said so too. */
  z.object({
    kind: z.literal('better'),
    skill: skillSchema,
    metric: z.string(),
    change: finite,
  }),
  /** For the first time; the next session will tell. */
  z.object({ kind: z.literal('looks-better'), skill: skillSchema, metric: z.string() }),
  z.object({ kind: z.literal('no-real-change') }),
  z.object({ kind: z.literal('baseline'), sessionsNeeded: z.number().int() }),
  /** No primary outcome was measured in a way that could be compared. */
  z.object({ kind: z.literal('not-compared') }),
  z.object({ kind: z.literal('too-little-data') }),
]);
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

export const sessionResultSchema = z.object({
  sessionId: z.string(),
  status: z.enum(['completed', 'stopped', 'refused', 'interrupted']),
  durationMs: finite,
  versions: sessionVersionsSchema,
  painBefore: numericRatingSchema.optional(),
  painAfter: numericRatingSchema.optional(),
  /** The worst that was said during the session. */
  painWorst: numericRatingSchema.optional(),
  effort: numericRatingSchema.optional(),
  bodyMassKg: finite.optional(),
  quiet: z.array(quietRecordSchema).readonly(),
  /** Measured in this session. */
  ranges: z.array(knownRangeSchema).readonly(),
  blocks: z.array(blockRecordSchema).readonly(),
  decisions: z.array(decisionRecordSchema).readonly(),
  stops: z.array(stopRecordSchema).readonly(),
  changes: z.array(planChangeSchema).readonly(),
  skills: z.array(skillOutcomeSchema).readonly(),
  summary: sessionSummarySchema,
});
export type SessionResult = z.infer<typeof sessionResultSchema>;
export type SessionStatus = SessionResult['status'];

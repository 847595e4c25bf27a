/** Everything a session depends on besides readings and actions. The recording's header holds exactly this. */
import { z } from 'zod';
import { inputSourceSchema } from '../contract/source.ts';
import { postureSchema, steeringSchema } from '../contract/stimulus.ts';
import { abilityEstimateSchema, abilityStateSchema } from '../difficulty/ability.ts';
import { thresholdSchema } from '../difficulty/threshold.ts';
import { trialTallySchema } from '../difficulty/trial-tally.ts';
import { sensorNeedSchema } from '../exercise/needs.ts';
import { steeringRangeSchema } from '../exercise/range.ts';
import { metricSchema } from '../exercise/result.ts';
import { skillSchema } from '../exercise/skill.ts';
import { verdictSchema } from '../profile/change.ts';
import { programmeSchema } from '../programme/programme.ts';

/** Of whatever a number of the session hangs on. */
export const sessionVersionsSchema = z.object({
  app: z.string(),
  hub: z.number(),
  runner: z.number(),
  ability: z.number(),
  movement: z.number(),
  /** By exercise. */
  exercises: z.record(z.string(), z.number()),
});
export type SessionVersions = z.infer<typeof sessionVersionsSchema>;

/** The few numbers of one skill in one session that later sessions are compared with. */
export const summaryMetricsSchema = z.object({
  sessionId: z.string(),
  startedAt: z.string(),
  /** Of the probe, or of all sets together when there was none. */
  metrics: z.record(z.string(), metricSchema),
  /** Whether the metrics are those of a probe: what depends on difficulty is compared with none but probes. */
  fromProbe: z.boolean(),
  ability: abilityEstimateSchema.optional(),
  /** Every scored trial of the session, sets and probe: what a change of ability is told from. */
  tallies: z.array(trialTallySchema).readonly().optional(),
  /** What this session said of ability, which the next may confirm; undefined while it could say nothing. */
  abilityVerdict: verdictSchema.optional(),
  /** Where on the exercise's curve three trials in four succeed, by all that is known of the person. */
  threshold75: thresholdSchema.optional(),
});
export type SummaryMetrics = z.infer<typeof summaryMetricsSchema>;

/** What is known of a skill before the session. */
export const knownSkillSchema = z.object({
  skill: skillSchema,
  /** Already carried over to today; undefined for a skill never played. */
  ability: abilityStateSchema.optional(),
  /** Completed sessions with this skill. */
  sessions: z.number().int().nonnegative(),
  /** Days since it was played last; undefined: never. */
  daysSince: z.number().nonnegative().optional(),
  /** The first sessions of every measure and the last ones, oldest first: what a change is told against. */
  history: z.array(summaryMetricsSchema).readonly(),
});
export type KnownSkill = z.infer<typeof knownSkillSchema>;

export const knownRangeSchema = z.object({
  steering: steeringSchema,
  posture: postureSchema,
  range: steeringRangeSchema,
});
export type KnownRange = z.infer<typeof knownRangeSchema>;

export const sessionSetupSchema = z.object({
  sessionId: z.uuid(),
  seed: z.number().int().nonnegative(),
  /** ISO 8601, for people; nothing is computed from it. */
  startedAt: z.iso.datetime(),
  /** Where it was played: made when the clinic was set up. */
  clinicId: z.string(),
  stationId: z.string(),
  source: inputSourceSchema,
  programme: programmeSchema,
  /** Of the programme, from 1. */
  week: z.number().int().min(1),
  /** What can be had in this session. */
  sensors: z.array(sensorNeedSchema).readonly(),
  /** Recent measures that need not be repeated. */
  ranges: z.array(knownRangeSchema).readonly(),
  skills: z.array(knownSkillSchema).readonly(),
  /** Sessions completed before, of this programme. */
  sessionsBefore: z.number().int().nonnegative(),
  versions: sessionVersionsSchema,
});
export type SessionSetup = z.infer<typeof sessionSetupSchema>;

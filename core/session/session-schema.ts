/**
 * Schemas of what crosses borders or is stored from a session. The types in session-types.ts lead; that schema and
 * type agree is checked in tests/core/session/session-schema.test.ts.
 */
import { z } from 'zod';
import { numericRatingSchema } from '../ipc/records.ts';
import { programmeSchema, startOverrideSchema } from '../programme/programme.ts';
import { DIRECTIONS } from './exercise.ts';

const finite = z.number();
const directionSchema = z.enum(DIRECTIONS);
const parametersSchema = z.record(z.string(), finite);

export const limitsSchema = z.object({
  excursionMm: z.record(directionSchema, finite),
  measured: z.record(directionSchema, z.boolean()),
});

export const abilityStateSchema = z.object({
  modelVersion: z.number().int(),
  posterior: z.array(finite).readonly(),
  trials: z.number().int().nonnegative(),
  lastDifficulty: finite.optional(),
  failedSets: z.number().int().nonnegative(),
  lastParameters: parametersSchema.optional(),
  verifiedDifficulty: finite.optional(),
  followedOverride: z.string().optional(),
  staircaseRun: z.number().int().optional(),
});

const abilityEstimateSchema = z.object({
  mean: finite,
  standardDeviation: finite,
  low95: finite,
  high95: finite,
  trials: z.number().int().nonnegative(),
});

const abilityChangeSchema = z.object({
  baseline: finite,
  change: finite,
  standardErrorOfMeasurement: finite,
  minimalDetectableChange: finite,
  verdict: z.enum(['better', 'worse', 'changed', 'no-real-change']),
  probabilityHigher: finite,
});

const thresholdSchema = z.object({
  success: finite,
  difficulty: finite,
  low95: finite,
  high95: finite,
  parameters: parametersSchema,
  easiest95: parametersSchema,
  hardest95: parametersSchema,
  beyond: z.enum(['easy-end', 'hard-end']).optional(),
});

const metricSchema = z.object({ value: finite, standardError: finite.optional(), trials: z.number().int() });

const summaryMetricsSchema = z.object({
  sessionId: z.string(),
  startedAt: z.string(),
  metrics: z.record(z.string(), metricSchema),
  ability: abilityEstimateSchema.optional(),
  probeAbility: abilityEstimateSchema.optional(),
  threshold75: thresholdSchema.optional(),
});

const versionsSchema = z.object({
  app: z.string(),
  hub: z.number(),
  exercise: z.number(),
  ability: z.number(),
  runner: z.number(),
});

export const sessionSetupSchema = z.object({
  sessionId: z.string(),
  seed: z.number().int().nonnegative(),
  startedAt: z.string(),
  programme: programmeSchema,
  ability: abilityStateSchema.optional(),
  limits: limitsSchema.optional(),
  history: z.array(summaryMetricsSchema).readonly(),
  versions: versionsSchema,
});

const stopCauseSchema = z.enum([
  'stop-button',
  'space-key',
  'escape-key',
  'board-button',
  'step-off',
  'board-edge',
  'sensor-gap',
  'sensor-lost',
  'window-hidden',
  'pain',
  'three-aborts',
]);

export const sessionActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('check-in'), painNrs: numericRatingSchema, checklistMet: z.boolean() }),
  z.object({ type: z.literal('begin') }),
  z.object({
    type: z.literal('stop'),
    cause: z.enum(['stop-button', 'space-key', 'escape-key', 'window-hidden']),
  }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('skip-rest') }),
  startOverrideSchema.omit({ at: true }).extend({ type: z.literal('override') }),
  z.object({ type: z.literal('pain'), painNrs: numericRatingSchema }),
  z.object({ type: z.literal('end') }),
  z.object({ type: z.literal('check-out'), painNrs: numericRatingSchema, effort: numericRatingSchema }),
  z.object({ type: z.literal('silence'), durationMs: z.number().int().min(10).max(60_000) }),
  z.object({ type: z.literal('hub-restarted') }),
]);

const trialSchema = z.object({
  index: z.number().int(),
  startMs: finite,
  endMs: finite,
  direction: directionSchema.optional(),
  kind: z.string(),
  score: finite.optional(),
  success: z.boolean().optional(),
  margin: finite.optional(),
  difficulty: finite.optional(),
  values: z.record(z.string(), finite),
  void: z.enum(['held-readings', 'interrupted']).optional(),
});

const exerciseResultSchema = z.object({
  exercise: z.string(),
  version: z.number(),
  trials: z.array(trialSchema).readonly(),
  metrics: z.record(z.string(), metricSchema),
  controlPattern: z.enum(['tight', 'loose', 'typical', 'unsure']).optional(),
  quality: z.enum(['good', 'few-trials', 'many-held-readings', 'interrupted']),
  limits: limitsSchema.optional(),
});

const blockSchema = z.object({
  role: z.enum(['limits', 'practice', 'set', 'probe']),
  number: z.number().int(),
  exercise: z.string(),
  parameters: parametersSchema,
  seed: z.number().int(),
  startMs: finite,
  endMs: finite,
  completed: z.boolean(),
  result: exerciseResultSchema,
});

const reasonSchema = z.enum([
  'first-set',
  'toward-target',
  'within-deadband',
  'step-limit',
  'two-failed-sets',
  'pain-gate',
  'quality-gate',
  'at-cap',
  'at-floor',
  'home-ceiling',
  'session-limit',
  'one-parameter',
  'locked',
  'staircase',
  'most-informative',
  'override',
]);

const decisionSchema = z.object({
  oldDifficulty: finite.optional(),
  newDifficulty: finite,
  wantedDifficulty: finite,
  reason: reasonSchema,
  forbiddenBy: z.array(reasonSchema).readonly(),
  parameters: parametersSchema,
  ability: abilityEstimateSchema,
  targetSuccess: finite,
  context: z.object({
    painNow: numericRatingSchema,
    painAtStart: numericRatingSchema,
    qualityGood: z.boolean(),
    lastSuccess: finite.optional(),
    conservative: z.enum(['fear', 'first-sessions', 'pain']).optional(),
    lastTrials: z.array(z.boolean()).readonly().optional(),
    sessionParameters: parametersSchema.optional(),
  }),
  oldParameters: parametersSchema.optional(),
  moved: z.array(z.string()).readonly().optional(),
  method: z.enum(['bayes', 'assessment', 'transformed-staircase', 'weighted-staircase']).optional(),
  note: z.string().optional(),
  problems: z.array(z.string()).readonly().optional(),
  tMs: finite,
  forSet: z.number().int(),
});

const stopSchema = z.object({
  tMs: finite,
  cause: stopCauseSchema,
  planIndex: z.number().int(),
  releasedAfterMs: finite,
});

const summarySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('better'),
    metric: z.string(),
    change: finite,
    minimalDetectableChange: finite,
    unit: z.string(),
  }),
  z.object({ kind: z.literal('no-real-change') }),
  z.object({ kind: z.literal('baseline'), sessionsNeeded: z.number().int() }),
  z.object({ kind: z.literal('too-little-data') }),
]);

export const sessionResultSchema = z.object({
  sessionId: z.string(),
  status: z.enum(['completed', 'stopped', 'refused', 'interrupted']),
  durationMs: finite,
  versions: versionsSchema,
  painBefore: numericRatingSchema.optional(),
  painAfter: numericRatingSchema.optional(),
  effort: numericRatingSchema.optional(),
  bodyMassKg: finite.optional(),
  quietSwayRmsMm: finite.optional(),
  quietSway: z
    .object({ seconds: finite, meanVelocityMmS: finite, rmsMlMm: finite, rmsApMm: finite })
    .optional(),
  limits: limitsSchema.optional(),
  blocks: z.array(blockSchema).readonly(),
  decisions: z.array(decisionSchema).readonly(),
  stops: z.array(stopSchema).readonly(),
  abilityAfter: abilityStateSchema.optional(),
  abilityEstimate: abilityEstimateSchema.optional(),
  abilityChange: abilityChangeSchema.optional(),
  summaryMetrics: summaryMetricsSchema,
  summary: summarySchema,
});

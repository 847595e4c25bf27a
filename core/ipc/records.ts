/** What the database keeps and the page shows, as schemas: patients, programmes, sessions. */
import { z } from 'zod';
import { inputSourceSchema } from '../contract/source.ts';
import { abilityEstimateSchema } from '../difficulty/ability.ts';
import { skillSchema } from '../exercise/skill.ts';
import { languageSchema } from '../language/language.ts';
import { messageId } from '../language/message.ts';
import { movementTaskSchema } from '../movement-tests/tasks.ts';
import { abilityChangeSchema } from '../profile/ability-change.ts';
import { stopCauseSchema } from '../session/actions.ts';
import { judgementSchema } from '../session/judgement.ts';
import { movementRecordSchema } from '../session/result.ts';
import { summaryMetricsSchema } from '../session/setup.ts';

export const uuidSchema = z.uuid();

const HEIGHT_CM = { minimum: 100, maximum: 230 } as const;
const isHeight = (cm: number): boolean => cm >= HEIGHT_CM.minimum && cm <= HEIGHT_CM.maximum;

export const patientFieldsSchema = z.object({
  /** What the tile on the start screen says. */
  name: z.string().trim().min(1, messageId('patient-form.name-missing')).max(60, messageId('form.too-long')),
  /** Their number in the clinic's other system. */
  clinicNumber: z.string().trim().max(40, messageId('form.too-long')).optional(),
  /** ISO date; helps to tell people of one name apart. Optional. */
  birthDate: z.iso.date(messageId('form.no-day')).optional(),
  heightCm: z
    .number()
    .refine(isHeight, { error: messageId('patient-form.height-outside'), params: HEIGHT_CM })
    .optional(),
  painSite: z.enum(['middle-back', 'low-back', 'both', 'none']),
  dominantSide: z.enum(['left', 'right', 'unknown']),
  /** What they read and hear in a session. */
  language: languageSchema,
  /** The clinician's decision after the red-flag screen; no session starts without it. */
  screened: z.boolean(),
  screenedBy: z.string().trim().max(60, messageId('form.too-long')),
  notes: z.string().max(4000, messageId('form.too-long')),
});
export type PatientFields = z.infer<typeof patientFieldsSchema>;

export const patientSchema = patientFieldsSchema.extend({
  id: uuidSchema,
  createdAt: z.iso.datetime(),
  archived: z.boolean(),
});
export type Patient = z.infer<typeof patientSchema>;

/** What the start screen may show without a therapist: no notes, no dates, no results. */
export const patientTileSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  language: languageSchema,
  /** Why tapping can't start a session now; undefined when it can. */
  blocked: z.enum(['not-screened', 'no-programme', 'programme-not-begun', 'programme-over']).optional(),
});
export type PatientTile = z.infer<typeof patientTileSchema>;

export const sessionStatusSchema = z.enum([
  'running',
  'completed',
  'stopped',
  'refused',
  'interrupted',
  'recovered',
]);
export type StoredStatus = z.infer<typeof sessionStatusSchema>;

/** A session as lists show it. */
export const sessionRowSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  startedAt: z.iso.datetime(),
  status: sessionStatusSchema,
  source: inputSourceSchema,
  /** Of the programme that it was played by. */
  programmeId: z.uuid(),
  programmeRevision: z.number().int(),
  week: z.number().int(),
  hasRecording: z.boolean(),
  /** Undefined while it runs, and where nothing could be measured; so is what follows. */
  durationMs: z.number().optional(),
  painBefore: z.number().int().optional(),
  painAfter: z.number().int().optional(),
  effort: z.number().int().optional(),
  /** What the page showed differs from what the recording gives. */
  differs: z.boolean(),
  /** What ended it before its end, if anything did. */
  endedBy: stopCauseSchema.optional(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

/** One skill in one session: what charts and changes are made of. */
export const skillPointSchema = z.object({
  sessionId: uuidSchema,
  startedAt: z.iso.datetime(),
  status: sessionStatusSchema,
  source: inputSourceSchema,
  skill: skillSchema,
  summary: summaryMetricsSchema,
  ability: abilityEstimateSchema.optional(),
  abilityChange: abilityChangeSchema.optional(),
  judgements: z.array(judgementSchema).readonly(),
  /** Share of trials that succeeded in the sets, and how many trials. */
  success: z.number().optional(),
  trials: z.number().int(),
});
export type SkillPoint = z.infer<typeof skillPointSchema>;

/** One recorded movement of a session. */
export const movementPointSchema = z.object({
  sessionId: uuidSchema,
  startedAt: z.iso.datetime(),
  source: inputSourceSchema,
  /** Position among the session's blocks. */
  position: z.number().int(),
  task: movementTaskSchema,
  record: movementRecordSchema,
});
export type MovementPoint = z.infer<typeof movementPointSchema>;

/** A therapist's own words; what has none is refused. */
const overrideReasonSchema = z
  .string()
  .trim()
  .min(1, messageId('programme.override-reason-missing'))
  .max(200, messageId('form.too-long'));

/** What a therapist changes by hand about a block of the programme, with the reason. */
export const overrideSchema = z.discriminatedUnion('kind', [
  /** Where the next session begins, logits. */
  z.object({
    kind: z.literal('start'),
    block: z.string(),
    difficulty: z.number(),
    reason: overrideReasonSchema,
  }),
  /** Lets a locked parameter adapt again, within its floor and cap. */
  z.object({
    kind: z.literal('unlock'),
    block: z.string(),
    parameter: z.string(),
    reason: overrideReasonSchema,
  }),
]);
export type Override = z.infer<typeof overrideSchema>;

/** An override as it is kept. */
export const overrideRowSchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['start', 'unlock']),
  therapist: z.string(),
  skill: skillSchema,
  block: z.string(),
  /** Of an unlock. */
  parameter: z.string().optional(),
  /** Difficulty of the last set before (logits), or the value that was locked; undefined where there was none. */
  oldValue: z.number().optional(),
  /** Difficulty the next session begins at (logits); undefined for an unlock. */
  newValue: z.number().optional(),
  reason: z.string(),
});
export type OverrideRow = z.infer<typeof overrideRowSchema>;

/** Everything that is kept of who did what. Codes, no names and no health data. */
export const AUDIT_CODES = [
  'passphrase-changed',
  'patient-created',
  'patient-changed',
  'patient-language-changed',
  'patient-archived',
  'patient-restored',
  'patient-erased',
  'programme-saved',
  'difficulty-overridden',
  'session-started',
  'session-completed',
  'session-stopped',
  'session-refused',
  'session-interrupted',
  'session-recovered',
  'report-saved',
  'recording-exported',
] as const;
export const auditCodeSchema = z.enum(AUDIT_CODES);
export type AuditCode = z.infer<typeof auditCodeSchema>;

export const auditRowSchema = z.object({
  at: z.iso.datetime(),
  code: auditCodeSchema,
  /** Empty where no therapist was present. */
  therapist: z.string(),
  stationId: z.string(),
  patientId: uuidSchema.optional(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** What the database keeps and the page shows, as schemas: patients, programmes, sessions. */
import { z } from 'zod';
import { movementResultSchema } from '../movement-tests/movement-result.ts';
import { movementSourceSchema } from '../movement-tests/movement-setup.ts';
import { movementTaskSchema } from '../movement-tests/tasks.ts';
import { programmeSchema } from '../programme/programme.ts';

export const uuidSchema = z.uuid();
/** Pain, effort: 0 to 10, whole numbers. */
export const numericRatingSchema = z.number().int().min(0).max(10);

export const patientFieldsSchema = z.object({
  /** What the tile on the start screen says. */
  name: z
    .string()
    .trim()
    .min(1, 'Give the patient a name or a pseudonym.')
    .max(60, 'Use at most 60 characters.'),
  /** ISO date; helps to tell people of one name apart. Optional. */
  birthDate: z.iso.date().optional(),
  heightCm: z
    .number()
    .min(100, 'Height is in cm: 100 to 230.')
    .max(230, 'Height is in cm: 100 to 230.')
    .optional(),
  painSite: z.enum(['middle-back', 'low-back', 'both', 'none']),
  dominantSide: z.enum(['left', 'right', 'unknown']),
  /** The clinician's decision after the red-flag screen; no session starts without it. */
  screened: z.boolean(),
  screenedBy: z.string().trim().max(60),
  notes: z.string().max(4000),
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
  /** Why tapping can't start a session now; undefined when it can. */
  blocked: z.enum(['not-screened', 'no-programme', 'programme-over']).optional(),
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

/** A finished session as stored. `result` is a SessionResult (core/session/session-types.ts), checked when stored. */
export const sessionRowSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  startedAt: z.iso.datetime(),
  status: sessionStatusSchema,
  /** Sessions on the virtual patient or the pointer never count as training. */
  source: z.enum(['hid', 'virtual-patient', 'pointer', 'unknown']),
  programme: programmeSchema,
  hasRecording: z.boolean(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

/** A therapist's own words; what has none is refused. */
const overrideReasonSchema = z
  .string()
  .trim()
  .min(1, 'Type why: the reason is kept with the decision.')
  .max(200, 'Use at most 200 characters.');

/** What a therapist changes by hand, with the reason. */
export const overrideSchema = z.discriminatedUnion('kind', [
  /** Where the next session begins, logits. */
  z.object({ kind: z.literal('start'), difficulty: z.number(), reason: overrideReasonSchema }),
  /** Lets a locked parameter adapt again, within its floor and cap. */
  z.object({ kind: z.literal('unlock'), parameter: z.string(), reason: overrideReasonSchema }),
]);
export type Override = z.infer<typeof overrideSchema>;

/** An override as it is kept. */
export const overrideRowSchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['start', 'unlock']),
  exercise: z.string(),
  /** Of an unlock. */
  parameter: z.string().optional(),
  /** Difficulty of the last set before (logits), or the value that was locked; undefined where there was none. */
  oldValue: z.number().optional(),
  /** Difficulty the next session begins at (logits); undefined for an unlock. */
  newValue: z.number().optional(),
  reason: z.string(),
});
export type OverrideRow = z.infer<typeof overrideRowSchema>;

/** A recorded movement as stored. */
export const movementRowSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  startedAt: z.iso.datetime(),
  task: movementTaskSchema,
  /** Recordings of the virtual patient are compared with none of a person. */
  source: movementSourceSchema,
  status: z.enum(['running', 'completed', 'interrupted', 'recovered']),
  hasRecording: z.boolean(),
});
export type MovementRow = z.infer<typeof movementRowSchema>;

export const storedMovementSchema = z.object({
  row: movementRowSchema,
  /** Undefined while it is recorded, and where nothing could be measured. */
  result: movementResultSchema.optional(),
});
export type StoredMovement = z.infer<typeof storedMovementSchema>;

export const auditRowSchema = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  patientId: uuidSchema.optional(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

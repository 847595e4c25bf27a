/**
 * Every call the page may make to the main process: name, arguments, answer. Main checks sender and arguments and
 * answers with a `Result`; the preload builds its client from the keys. There is no other way in.
 */
import { z } from 'zod';
import { movementCurvesSchema } from '../movement-tests/curves.ts';
import { movementSetupSchema } from '../movement-tests/movement-setup.ts';
import { programmeSchema } from '../programme/programme.ts';
import { segmentMeasuresSchema, pipelineNameSchema } from './measures.ts';
import {
  auditRowSchema,
  movementRowSchema,
  overrideRowSchema,
  overrideSchema,
  patientFieldsSchema,
  patientSchema,
  patientTileSchema,
  sessionRowSchema,
  storedMovementSchema,
  uuidSchema,
} from './records.ts';
import { sessionResultSchema, sessionSetupSchema } from '../session/session-schema.ts';
import { settingsPatchSchema, settingsSchema } from './settings.ts';

const nothing = z.undefined();
const passphrase = z.string().min(8, 'Use at least 8 characters.').max(200, 'Use at most 200 characters.');

export const vaultStatusSchema = z.object({
  /** new: nothing stored yet; locked: a passphrase opens it; open; unusable: see `problem`. */
  state: z.enum(['new', 'locked', 'open', 'unusable']),
  /** The operating system keeps the key, so that the start needs no passphrase. */
  keyRing: z.boolean(),
  /** What is wrong and what to do: a missing key, a damaged file. Nothing has been overwritten. */
  problem: z.string().optional(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

export const therapistStatusSchema = z.object({
  open: z.boolean(),
  /** After wrong passphrases: no attempt is taken before this many ms have passed. */
  retryAfterMs: z.number().nonnegative(),
});

/** A notice from start-up: settings moved aside, a session recovered. */
export const noticeSchema = z.object({ kind: z.enum(['info', 'warning']), message: z.string() });

export const storedSessionSchema = z.object({
  row: sessionRowSchema,
  result: sessionResultSchema.optional(),
});
export type StoredSession = z.infer<typeof storedSessionSchema>;

export const patientPageSchema = z.object({
  patient: patientSchema,
  programme: programmeSchema.optional(),
  /** The day the present programme began, ISO 8601. */
  programmeSince: z.iso.datetime().optional(),
  /** Oldest first. */
  sessions: z.array(storedSessionSchema),
  /** Oldest first. */
  overrides: z.array(overrideRowSchema),
  audit: z.array(auditRowSchema),
});
export type PatientPage = z.infer<typeof patientPageSchema>;

/** One recorded movement with what it is compared with. */
export const movementDetailSchema = z.object({
  patient: patientSchema,
  movement: storedMovementSchema,
  /** Recordings of the same movement on the same kind of sensors that went before, oldest first. */
  earlier: z.array(storedMovementSchema),
  /** Undefined where nothing was recorded or measured. */
  setup: movementSetupSchema.optional(),
  curves: movementCurvesSchema.optional(),
});
export type MovementDetail = z.infer<typeof movementDetailSchema>;

export const demoOptionsSchema = z.object({
  seed: z.number().int(),
  passphrase: z.string(),
});

export const contract = {
  'app:info': {
    in: nothing,
    out: z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      notices: z.array(noticeSchema),
      /** Simulated time against real time, for the virtual patient and tests; 1 for people. */
      simulationSpeed: z.number().min(1).max(20),
      /** Present when the app plays by itself. */
      demo: demoOptionsSchema.optional(),
    }),
  },
  'app:quit': { in: nothing, out: nothing },

  'settings:get': { in: nothing, out: settingsSchema },
  'settings:set': { in: settingsPatchSchema, out: settingsSchema },

  'vault:status': { in: nothing, out: vaultStatusSchema },
  /** First use: makes the encrypted database. The passphrase is the therapist's. */
  'vault:create': { in: z.object({ passphrase }), out: vaultStatusSchema },
  'vault:unlock': { in: z.object({ passphrase: z.string().max(200) }), out: vaultStatusSchema },

  'therapist:status': { in: nothing, out: therapistStatusSchema },
  'therapist:enter': { in: z.object({ passphrase: z.string().max(200) }), out: therapistStatusSchema },
  'therapist:leave': { in: nothing, out: therapistStatusSchema },
  'therapist:change-passphrase': {
    in: z.object({ current: z.string().max(200), next: passphrase }),
    out: nothing,
  },

  /** For the start screen; the only patient data that needs no therapist. */
  'patient:tiles': { in: nothing, out: z.array(patientTileSchema) },
  'patient:list': { in: nothing, out: z.array(patientSchema) },
  'patient:create': { in: patientFieldsSchema, out: patientSchema },
  'patient:update': { in: z.object({ id: uuidSchema, fields: patientFieldsSchema }), out: patientSchema },
  'patient:archive': { in: z.object({ id: uuidSchema, archived: z.boolean() }), out: patientSchema },
  /** Erases the patient, programme, sessions, recordings and what the audit trail says of them. Needs the name again. */
  'patient:erase': { in: z.object({ id: uuidSchema, nameAgain: z.string() }), out: nothing },
  'patient:page': { in: z.object({ id: uuidSchema }), out: patientPageSchema },
  'programme:save': {
    in: z.object({ patientId: uuidSchema, programme: programmeSchema }),
    out: programmeSchema,
  },

  /** Changes one thing about the difficulty by hand, with a reason; the programme goes on as it began. */
  'programme:override': {
    in: z.object({ patientId: uuidSchema, override: overrideSchema }),
    out: programmeSchema,
  },

  /** Opens a session and its recording; from here the display stays awake. */
  'session:start': {
    in: z.object({ patientId: uuidSchema, source: z.enum(['hid', 'virtual-patient', 'pointer']) }),
    out: sessionSetupSchema,
  },
  /** Encoded recording entries, in order; sealed and on disk when answered. */
  'session:append': {
    in: z.object({ sessionId: uuidSchema, bytes: z.instanceof(Uint8Array) }),
    out: nothing,
  },
  'session:finish': { in: z.object({ sessionId: uuidSchema, result: sessionResultSchema }), out: nothing },
  /** All measures of what was recorded, part by part in the order of the session; none where nobody stood or played. */
  'session:measures': {
    in: z.object({ sessionId: uuidSchema, pipeline: pipelineNameSchema }),
    out: z.array(segmentMeasuresSchema),
  },

  /** For the report page only. */
  'report:data': {
    in: z.object({ patientId: uuidSchema, sessionId: uuidSchema }),
    out: z.object({ page: patientPageSchema, session: storedSessionSchema }),
  },
  /** The report page has drawn everything. */
  'report:ready': { in: nothing, out: nothing },
  /** Asks where to save the one-page PDF; undefined when the therapist cancelled. */
  'report:save': {
    in: z.object({ patientId: uuidSchema, sessionId: uuidSchema }),
    out: z.object({ path: z.string() }).optional(),
  },
  /** An unsealed copy of a recording, for `keel replay`; the therapist is told that it is not encrypted. */
  'recording:export': {
    in: z.object({ sessionId: uuidSchema }),
    out: z.object({ path: z.string() }).optional(),
  },

  /** Opens the recording of a movement; from here the display stays awake. */
  'movement:start': {
    in: movementRowSchema.pick({ patientId: true, task: true, source: true }),
    out: movementSetupSchema,
  },
  /** Encoded recording entries, in order; sealed and on disk when answered. */
  'movement:append': {
    in: z.object({ recordingId: uuidSchema, bytes: z.instanceof(Uint8Array) }),
    out: nothing,
  },
  /** Ends a recording; answers what its readings, taken through the hub again, gave. */
  'movement:finish': { in: z.object({ recordingId: uuidSchema }), out: storedMovementSchema },
  /** Erases a recording that is of no use. */
  'movement:discard': { in: z.object({ recordingId: uuidSchema }), out: nothing },
  /** Oldest first. */
  'movement:of-patient': { in: z.object({ patientId: uuidSchema }), out: z.array(storedMovementSchema) },
  'movement:detail': { in: z.object({ recordingId: uuidSchema }), out: movementDetailSchema },
  /** An unsealed copy, as of a session's recording. */
  'movement:export': {
    in: z.object({ recordingId: uuidSchema }),
    out: z.object({ path: z.string() }).optional(),
  },
  /** For the report page only. */
  'report:movement-data': { in: z.object({ recordingId: uuidSchema }), out: movementDetailSchema },
  /** Asks where to save the one-page PDF; undefined when the therapist cancelled. */
  'report:save-movement': {
    in: z.object({ recordingId: uuidSchema }),
    out: z.object({ path: z.string() }).optional(),
  },

  /** Linux: shows the udev rule and the lines that install it; writes the rule file where the therapist chooses. */
  'devices:save-udev-rule': { in: nothing, out: z.object({ path: z.string() }).optional() },

  /** Unattended demo only: a picture of the window, and the end. */
  'demo:capture': { in: z.object({ name: z.string().regex(/^[a-z0-9-]+$/) }), out: nothing },
  'demo:finish': {
    in: z.object({ patientId: uuidSchema, sessionId: uuidSchema, result: sessionResultSchema }),
    out: nothing,
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type CallInput<C extends Channel> = z.input<Contract[C]['in']>;
export type CallOutput<C extends Channel> = z.output<Contract[C]['out']>;

/** What main tells the page without being asked. */
export type MainEvent =
  /** The sensors process (re)started and a port is on its way. */
  | { readonly type: 'sensors-restarting'; readonly attempt: number }
  | { readonly type: 'therapist-locked' }
  /** Something happened that people should hear of: a session was recovered. Those from before the page listens come
   *  with `app:info`. */
  | { readonly type: 'notice'; readonly kind: 'info' | 'warning'; readonly message: string }
  /** The computer slept or its screen was locked. */
  | { readonly type: 'suspended' };

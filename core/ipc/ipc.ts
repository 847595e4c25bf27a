/**
 * Every call the page may make to the main process: name, arguments, answer. Main checks sender and arguments and
 * answers with a `Result`; the preload builds its client from the keys. There is no other way in.
 */
import { z } from 'zod';
import { inputSourceSchema } from '../contract/source.ts';
import { sensorNeedSchema } from '../exercise/needs.ts';
import { skillSchema } from '../exercise/skill.ts';
import { movementCurvesSchema } from '../movement-tests/curves.ts';
import { movementTaskSchema } from '../movement-tests/tasks.ts';
import { programmeSchema } from '../programme/programme.ts';
import { sessionResultSchema } from '../session/result.ts';
import { knownSkillSchema, sessionSetupSchema } from '../session/setup.ts';
import { pipelineNameSchema, segmentMeasuresSchema } from '../recording/measures.ts';
import { languageSchema } from '../language/language.ts';
import { messageId, messageSchema } from '../language/message.ts';
import { noticeSchema } from './notices.ts';
import type { Notice } from './notices.ts';
import {
  auditRowSchema,
  movementPointSchema,
  overrideRowSchema,
  overrideSchema,
  patientFieldsSchema,
  patientSchema,
  patientTileSchema,
  sessionRowSchema,
  skillPointSchema,
  uuidSchema,
} from './records.ts';
import { settingsPatchSchema, settingsSchema } from './settings.ts';

const nothing = z.undefined();
/** Characters. */
export const SHORTEST_PASSPHRASE = 8;
const passphrase = z
  .string()
  .min(SHORTEST_PASSPHRASE, messageId('form.too-short'))
  .max(200, messageId('form.too-long'));
const therapistName = z
  .string()
  .trim()
  .min(1, messageId('form.therapist-name-missing'))
  .max(60, messageId('form.too-long'));

export const vaultStatusSchema = z.object({
  /** new: nothing stored yet; locked: a passphrase opens it; open; unusable: see `problem`. */
  state: z.enum(['new', 'locked', 'open', 'unusable']),
  /** The operating system keeps the key, so that the start needs no passphrase. */
  keyRing: z.boolean(),
  /** What is wrong and what to do: a missing key, a damaged file. Nothing has been overwritten. */
  problem: messageSchema.optional(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

export const therapistStatusSchema = z.object({
  open: z.boolean(),
  /** Who is present, or was last; undefined before anybody was. */
  name: z.string().optional(),
  /** After wrong passphrases: no attempt is taken before this many ms have passed. */
  retryAfterMs: z.number().nonnegative(),
});

/** One session with everything that its recording gave. */
export const sessionDetailSchema = z.object({
  row: sessionRowSchema,
  programme: programmeSchema,
  /** Undefined while it runs, and where nothing could be measured. */
  result: sessionResultSchema.optional(),
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

/** What is shown of a patient at first; everything else is asked for when it is shown. */
export const patientPageSchema = z.object({
  patient: patientSchema,
  programme: programmeSchema.optional(),
  /** Sessions that count as training (on devices, something done to its end), in all and since the programme began. */
  sessions: z.number().int(),
  sessionsOfProgramme: z.number().int(),
  /** Oldest first. */
  overrides: z.array(overrideRowSchema),
  /** The newest lines, oldest first. */
  audit: z.array(auditRowSchema),
});
export type PatientPage = z.infer<typeof patientPageSchema>;

/** One recorded movement with what it is compared with. */
export const movementDetailSchema = z.object({
  patient: patientSchema,
  movement: movementPointSchema,
  /** The same movement on the same kind of sensors in earlier sessions, oldest first. */
  earlier: z.array(movementPointSchema),
  /** Undefined where nothing was recorded. */
  curves: movementCurvesSchema.optional(),
});
export type MovementDetail = z.infer<typeof movementDetailSchema>;

export const demoOptionsSchema = z.object({
  seed: z.number().int(),
  passphrase: z.string(),
  /** Of patient, therapist and report. */
  language: languageSchema,
  /** Each screen is looked at for words that are cut off, overlap or were never a message. */
  checkLayout: z.boolean(),
  /** Played alone, for pictures of it. */
  game: z.string().optional(),
  /** Which of the three settings of a game's place is seen, instead of the visit's. */
  setting: z.number().int().min(0).max(2).optional(),
});

/** One thing that is wrong with a screen in a window of a size, with text of a size. */
export const layoutProblemSchema = z.object({
  kind: z.enum(['cut-off', 'overlap', 'outside', 'no-message']),
  words: z.string(),
});
export type LayoutProblem = z.infer<typeof layoutProblemSchema>;

const ofPatient = z.object({ patientId: uuidSchema });
const ofSession = z.object({ sessionId: uuidSchema });
const savedFile = z.object({ path: z.string() }).optional();

export const contract = {
  'app:info': {
    in: nothing,
    out: z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      /** What the system speaks, the most wanted first, as in "de-AT". */
      systemLanguages: z.array(z.string()),
      notices: z.array(noticeSchema),
      /** Simulated time against real time, for the virtual patient and tests; 1 for people. */
      simulationSpeed: z.number().min(1).max(20),
      /** Present when the app plays by itself. */
      demo: demoOptionsSchema.optional(),
    }),
  },
  /** What the page speaks now: so do the dialogs of main. */
  'app:language': { in: z.object({ language: languageSchema }), out: nothing },
  'app:quit': { in: nothing, out: nothing },

  'settings:get': { in: nothing, out: settingsSchema },
  'settings:set': { in: settingsPatchSchema, out: settingsSchema },

  'vault:status': { in: nothing, out: vaultStatusSchema },
  /** First use: makes the encrypted database. The passphrase is the therapist's. */
  'vault:create': { in: z.object({ passphrase, therapist: therapistName }), out: vaultStatusSchema },
  'vault:unlock': { in: z.object({ passphrase: z.string().max(200) }), out: vaultStatusSchema },

  'therapist:status': { in: nothing, out: therapistStatusSchema },
  'therapist:enter': {
    in: z.object({ passphrase: z.string().max(200), name: therapistName }),
    out: therapistStatusSchema,
  },
  'therapist:leave': { in: nothing, out: therapistStatusSchema },
  'therapist:change-passphrase': {
    in: z.object({ current: z.string().max(200), next: passphrase }),
    out: nothing,
  },

  /** For the start screen; the only patient data that needs no therapist. */
  'patient:tiles': { in: nothing, out: z.array(patientTileSchema) },
  /** In a session, by whoever is at the screen: it changes nothing but the words. */
  'patient:set-language': { in: ofPatient.extend({ language: languageSchema }), out: nothing },
  'patient:list': { in: nothing, out: z.array(patientSchema) },
  'patient:create': { in: patientFieldsSchema, out: patientSchema },
  'patient:update': { in: z.object({ id: uuidSchema, fields: patientFieldsSchema }), out: patientSchema },
  'patient:archive': { in: z.object({ id: uuidSchema, archived: z.boolean() }), out: patientSchema },
  /** Erases the patient, programme, sessions, recordings and what the audit trail says of them. Needs the name again. */
  'patient:erase': { in: z.object({ id: uuidSchema, nameAgain: z.string() }), out: nothing },
  'patient:page': { in: z.object({ id: uuidSchema }), out: patientPageSchema },
  /** Newest first, those before `before` (a session's `startedAt`); as many as asked for. */
  'patient:sessions': {
    in: ofPatient.extend({ before: z.iso.datetime().optional(), limit: z.number().int().min(1).max(200) }),
    out: z.array(sessionRowSchema),
  },
  /** Every skill that was played, the most recently played first, with how often. */
  'patient:skills': {
    in: ofPatient,
    out: z.array(z.object({ skill: skillSchema, sessions: z.number().int(), lastAt: z.iso.datetime() })),
  },
  /** The sessions of one skill, oldest first: the newest so many. */
  'patient:skill-history': {
    in: ofPatient.extend({ skill: skillSchema, limit: z.number().int().min(1).max(500) }),
    out: z.array(skillPointSchema),
  },
  /** Recorded movements, oldest first; of one kind where it is named. */
  'patient:movements': {
    in: ofPatient.extend({ task: movementTaskSchema.optional() }),
    out: z.array(movementPointSchema),
  },
  /** What is known of a skill after the last session, for previews; undefined for one never played. */
  'patient:ability': {
    in: ofPatient.extend({ skill: skillSchema }),
    out: knownSkillSchema.optional(),
  },

  /**
   * A new revision, made by who is present. Refused with what is wrong where it can't be played.
   * Adherence goes on: when it began is a day of the programme, not of the save.
   */
  'programme:save': {
    in: ofPatient.extend({ programme: programmeSchema }),
    out: programmeSchema,
  },
  /** Changes one thing about the difficulty by hand, with a reason; the programme goes on as it began. */
  'programme:override': {
    in: ofPatient.extend({ override: overrideSchema }),
    out: programmeSchema,
  },

  /** Opens a session and its recording; from here the display stays awake. */
  'session:start': {
    in: ofPatient.extend({ source: inputSourceSchema, sensors: z.array(sensorNeedSchema) }),
    out: sessionSetupSchema,
  },
  /** Encoded recording entries, in order; sealed and on disk when answered. */
  'session:append': { in: ofSession.extend({ bytes: z.instanceof(Uint8Array) }), out: nothing },
  /**
   * Ends a session: its recording is replayed, and what that gives is stored and answered. `shown` is what the page
   * shows; where it differs the session is kept with a flag.
   */
  'session:finish': { in: ofSession.extend({ shown: sessionResultSchema }), out: sessionDetailSchema },
  'session:detail': { in: ofSession, out: sessionDetailSchema },
  /** All measures of what was recorded, segment by segment in the order of the session; none where nobody stood or played. */
  'session:measures': {
    in: ofSession.extend({ pipeline: pipelineNameSchema }),
    out: z.array(segmentMeasuresSchema),
  },
  /** One recorded movement of a session. */
  'session:movement': {
    in: ofSession.extend({ position: z.number().int().nonnegative() }),
    out: movementDetailSchema,
  },

  /** For the report page only. */
  'report:data': {
    in: ofSession,
    out: z.object({
      page: patientPageSchema,
      session: sessionDetailSchema,
      /** Of the skills of this session, up to it, oldest first. */
      history: z.array(skillPointSchema),
    }),
  },
  /** For the report page only. */
  'report:movement-data': {
    in: ofSession.extend({ position: z.number().int().nonnegative() }),
    out: movementDetailSchema,
  },
  /** The report page has drawn everything. */
  'report:ready': { in: nothing, out: nothing },
  /** Asks where to save the one-page PDF in the language; undefined when the therapist cancelled. */
  'report:save': { in: ofSession.extend({ language: languageSchema }), out: savedFile },
  'report:save-movement': {
    in: ofSession.extend({ position: z.number().int().nonnegative(), language: languageSchema }),
    out: savedFile,
  },
  /** An unsealed copy of a recording, for `keel replay`; the therapist is told that it is not encrypted. */
  'recording:export': { in: ofSession, out: savedFile },

  /** Linux: shows the udev rule and the lines that install it; writes the rule file where the therapist chooses. */
  'devices:save-udev-rule': { in: nothing, out: savedFile },

  /** Unattended demo only: a picture of the window, and the end. */
  'demo:capture': { in: z.object({ name: z.string().regex(/^[a-z0-9-]+$/) }), out: nothing },
  'demo:resize': {
    in: z.object({ width: z.number().int().min(1), height: z.number().int().min(1) }),
    out: nothing,
  },
  'demo:layout': {
    in: z.object({ screen: z.string(), size: z.string(), problems: z.array(layoutProblemSchema) }),
    out: nothing,
  },
  'demo:finish': { in: ofPatient.extend({ sessionId: uuidSchema }), out: nothing },
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
  /** Something happened that people should hear of. Those from before the page listens come with `app:info`. */
  | { readonly type: 'notice'; readonly notice: Notice }
  /** The computer slept or its screen was locked. */
  | { readonly type: 'suspended' };

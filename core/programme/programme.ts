/**
 * What a therapist prescribes for one patient: phases over weeks, each an ordered list of blocks, and the rules that
 * hold over all of them. Written to the database and into recordings, so it carries a schema version.
 */
import { z } from 'zod';
import { touchCueSchema } from '../exercise/touch.ts';
import { messageId } from '../language/message.ts';
import { MS_PER_DAY } from '../units.ts';
import { blockSchema } from './block.ts';
import { primaryOutcomesSchema } from './primary-outcome.ts';

export const PROGRAMME_VERSION = 1;

/**
 * Order of the sets of a phase: `blocked` finishes a block before the next, `serial` plays a set of each in turn,
 * `random` shuffles the sets by the seed of the session.
 */
export const orderSchema = z.enum(['blocked', 'serial', 'random']);
export type Order = z.infer<typeof orderSchema>;

/**
 * Higher success and smaller steps: `always` for who fears movement; `at-first` in the first two sessions and on days
 * with pain of 5 and more.
 */
export const conservativeSchema = z.enum(['never', 'at-first', 'always']);

const WEEKS = messageId('programme.limit.weeks');

export const programmePhaseSchema = z.object({
  /** The first week it holds, from 1; until the week before the next phase. */
  fromWeek: z.number().int().min(1, WEEKS).max(52, WEEKS),
  order: orderSchema,
  conservative: conservativeSchema,
  blocks: z.array(blockSchema).max(12, messageId('programme.limit.blocks')),
});
export type ProgrammePhase = z.infer<typeof programmePhaseSchema>;

const PAIN = messageId('programme.limit.pain');
const painSchema = z.number(PAIN).int(PAIN).min(1, PAIN).max(10, PAIN);

/** Pain is 0 to 10 (DOMAIN 3D). */
export const painRulesSchema = z.object({
  /** At or above this no session starts, and difficulty steps back. */
  limit: painSchema,
  /** A rise by this much within a session steps difficulty back, and by this much ends the session. */
  riseStepsBack: painSchema,
  riseEnds: painSchema,
});
export type PainRules = z.infer<typeof painRulesSchema>;

const SESSIONS = messageId('programme.limit.sessions-per-week');
const PHASES = messageId('programme.limit.phases');
const LEAN = messageId('programme.limit.lean');
const SPEED = messageId('programme.limit.speed');
const MINUTES = messageId('programme.limit.session-minutes');

export const programmeSchema = z.object({
  version: z.literal(PROGRAMME_VERSION, messageId('programme.limit.newer')),
  id: z.uuid(),
  /** 1 when it is made; one more with every save. */
  revision: z.number().int().min(1),
  name: z.string().trim().min(1, messageId('programme.limit.name')).max(80, messageId('form.too-long')),
  /** The therapist who saved this revision. */
  author: z.string().trim().max(80, messageId('form.too-long')),
  /** ISO days. */
  validFrom: z.iso.date(messageId('form.no-day')),
  validUntil: z.iso.date(messageId('form.no-day')).optional(),
  sessionsPerWeek: z.number().int().min(1, SESSIONS).max(7, SESSIONS),
  weeks: z.number().int(WEEKS).min(1, WEEKS).max(52, WEEKS),
  /** At home nothing gets harder than what was verified in the clinic, and some postures are forbidden. */
  setting: z.enum(['clinic', 'home']),
  /** By `fromWeek`, the first from week 1. */
  phases: z.array(programmePhaseSchema).min(1, PHASES).max(12, PHASES),
  /** By which the programme is judged; all other measures are explored. */
  primaryOutcomes: primaryOutcomesSchema,
  ask: z.object({
    before: z.object({ pain: z.boolean() }),
    after: z.object({ pain: z.boolean(), effort: z.boolean() }),
  }),
  pain: painRulesSchema,
  /** What of the trunk's movement stops a block (DOMAIN 3D), where a sensor sees the trunk. */
  trunk: z.object({
    leanDeg: z.number().min(10, LEAN).max(60, LEAN),
    speedDegS: z.number().min(50, SPEED).max(300, SPEED),
  }),
  /** What is felt as well as seen and heard, where a worn sensor has a motor and does not steer; usually nothing. */
  touch: z.array(touchCueSchema).readonly(),
  /** Measure ranges (limits of stability, range of motion) again when older than this many days; 0 = every session. */
  rangeEveryDays: z.number().int().min(0).max(365),
  /** The longest that a session may be planned, minutes. */
  sessionMinutes: z.number().int().min(5, MINUTES).max(60, MINUTES),
  coolDownSeconds: z.number().int().min(0).max(300),
});
export type Programme = z.infer<typeof programmeSchema>;

const MS_PER_WEEK = 7 * MS_PER_DAY;

/** The week of the programme at this moment, from 1; 0 before it begins. */
export function weekOf({ validFrom }: Pick<Programme, 'validFrom'>, nowMs: number): number {
  const sinceMs = nowMs - Date.parse(validFrom);
  return sinceMs < 0 ? 0 : 1 + Math.floor(sinceMs / MS_PER_WEEK);
}

/** The phase that holds in a week; undefined before the first. After the last week the last phase goes on. */
export function phaseOf({ phases }: Pick<Programme, 'phases'>, week: number): ProgrammePhase | undefined {
  return phases.findLast(({ fromWeek }) => fromWeek <= week);
}

/** Whether the programme holds no more at this moment: its weeks have passed, or its last day. */
export function isOver(
  programme: Pick<Programme, 'validFrom' | 'validUntil' | 'weeks'>,
  nowMs: number,
): boolean {
  const { validUntil, weeks } = programme;
  const lastDayOver = validUntil !== undefined && nowMs >= Date.parse(validUntil) + MS_PER_DAY;
  return weekOf(programme, nowMs) > weeks || lastDayOver;
}

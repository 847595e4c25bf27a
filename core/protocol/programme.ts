/**
 * What a therapist prescribes for one patient and one exercise. Written to the database and into recordings, so it
 * carries a schema version.
 */
import { z } from 'zod';

export const PROGRAMME_VERSION = 1;

export const boundSchema = z
  .object({ floor: z.number(), cap: z.number() })
  .refine((bound) => bound.floor <= bound.cap, { message: 'The floor must not lie above the cap.' });

export const programmeSchema = z.object({
  version: z.literal(PROGRAMME_VERSION),
  exercise: z.string(),
  sets: z.number().int().min(1).max(10),
  secondsPerSet: z.number().int().min(20).max(300),
  restSeconds: z.number().int().min(5).max(300),
  /** Expected share of success that difficulty aims at. */
  targetSuccess: z.number().min(0.5).max(0.95),
  bounds: z.record(z.string(), boundSchema),
  stance: z.enum(['feet-apart', 'feet-together', 'seated']),
  /** A fixed set that never adapts closes each session, to tell change from difficulty. */
  anchor: z.boolean(),
  /** Measure the limits of stability when the last measure is older than this many days; 0 = every session. */
  limitsEveryDays: z.number().int().min(0).max(365),
  sessionsPerWeek: z.number().int().min(1).max(7),
  weeks: z.number().int().min(1).max(52),
  /** Pain (0-10) at or above which no session starts and difficulty steps back. */
  painLimit: z.number().int().min(1).max(10),
});
export type Programme = z.infer<typeof programmeSchema>;
export type Stance = Programme['stance'];

/** The preset for a new patient: clinic dose of the perturbation trials, scaled to one exercise. */
export const DEFAULT_SQUALL_PROGRAMME: Programme = {
  version: PROGRAMME_VERSION,
  exercise: 'squall',
  sets: 3,
  secondsPerSet: 60,
  restSeconds: 40,
  targetSuccess: 0.8,
  bounds: {},
  stance: 'feet-apart',
  anchor: true,
  limitsEveryDays: 14,
  sessionsPerWeek: 2,
  weeks: 8,
  painLimit: 6,
};

/**
 * What a therapist prescribes for one patient and one exercise. Written to the database and into recordings, so it
 * carries a schema version.
 */
import { z } from 'zod';

export const PROGRAMME_VERSION = 2;

/** Floor and cap of a parameter; a locked one is played at its lock, and keeps its bounds for when it is unlocked. */
export const boundSchema = z
  .object({ floor: z.number(), cap: z.number(), locked: z.number().optional() })
  .refine(({ floor, cap }) => floor <= cap, { message: 'The floor must not lie above the cap.' })
  .refine(({ floor, cap, locked }) => locked === undefined || (floor <= locked && locked <= cap), {
    message: 'The locked value must lie between the floor and the cap.',
  });

/** How hard a staircase steps, logits a trial towards easier; the step harder follows from its rule. */
const easierStepSchema = z
  .number()
  .min(0.05, 'A step is 0.05 to 1 logits.')
  .max(1, 'A step is 0.05 to 1 logits.');

/** How the next difficulty is chosen. */
export const difficultyMethodSchema = z.discriminatedUnion('name', [
  /** Where the target success is expected, from a posterior over ability: the usual way. */
  z.object({ name: z.literal('bayes') }),
  /** Where the next trial tells most of the ability (QUEST+): to measure, not to practise. */
  z.object({ name: z.literal('assessment') }),
  /** So many successes in a row make it harder, one failure easier; it settles at 78, 80, 83 or 86 %. */
  z.object({
    name: z.literal('transformed-staircase'),
    successes: z.literal([1, 2, 3, 4], 'A staircase counts 1 to 4 successes in a row.'),
    easierStep: easierStepSchema,
  }),
  /** Every trial steps, by sizes that settle at the programme's own target success. */
  z.object({ name: z.literal('weighted-staircase'), easierStep: easierStepSchema }),
]);
export type DifficultyMethod = z.infer<typeof difficultyMethodSchema>;

/** A therapist's word on where the next session begins, once. `at` (ISO 8601) tells one override from the next. */
export const startOverrideSchema = z.object({
  difficulty: z.number(),
  reason: z.string().trim().min(1, 'Say why.').max(200, 'Use at most 200 characters.'),
  at: z.iso.datetime(),
});

const NEWER =
  'This programme was made by a version of Keel that this one does not know. Update Keel, or make a new programme.';
const TARGET = 'A target success lies between 50 and 95 %: nobody succeeds always.';

/** Also reads version 1, which had neither setting, conservative progression, method, override nor locks. */
export const programmeSchema = z.object({
  version: z.literal([1, PROGRAMME_VERSION], NEWER).transform((): 2 => PROGRAMME_VERSION),
  exercise: z.string(),
  sets: z.number().int().min(1).max(10),
  secondsPerSet: z.number().int().min(20).max(300),
  restSeconds: z.number().int().min(5).max(300),
  /** Expected share of success that difficulty aims at. */
  targetSuccess: z.number(TARGET).min(0.5, TARGET).max(0.95, TARGET),
  method: difficultyMethodSchema.default({ name: 'bayes' }),
  /** At home nothing gets harder than what was verified in the clinic. */
  setting: z.enum(['clinic', 'home']).default('clinic'),
  /**
   * Higher success and smaller steps: `always` for who fears movement; `at-first` in the first two sessions and on days
   * with pain of 5 and more.
   */
  conservative: z.enum(['never', 'at-first', 'always']).default('at-first'),
  startOverride: startOverrideSchema.optional(),
  bounds: z.record(z.string(), boundSchema),
  stance: z.enum(['feet-apart', 'feet-together', 'seated']),
  /** A fixed set that never adapts closes each session, to tell change from difficulty. */
  probe: z.boolean(),
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
  method: { name: 'bayes' },
  setting: 'clinic',
  conservative: 'at-first',
  bounds: {},
  stance: 'feet-apart',
  probe: true,
  limitsEveryDays: 14,
  sessionsPerWeek: 2,
  weeks: 8,
  painLimit: 6,
};

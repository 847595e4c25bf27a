/** What a person is shown and asked for now: enough for a body to react, and no score. */
import { z } from 'zod';

/** What a person may steer by. */
export const STEERINGS = ['centre-of-pressure', 'board-tilt', 'thorax', 'pelvis'] as const;
export const steeringSchema = z.enum(STEERINGS);
export type Steering = z.infer<typeof steeringSchema>;

export const POSTURES = [
  'feet-apart',
  'feet-together',
  'semi-tandem',
  'one-leg-left',
  'one-leg-right',
  'sitting-on-board',
  'sitting-on-chair',
] as const;
export const postureSchema = z.enum(POSTURES);
export type Posture = z.infer<typeof postureSchema>;

/** Movements a person may be asked for; one repetition after the other at their own pace until something else is asked. */
export const movementSchema = z.enum([
  'stand-still',
  'calibration-bend',
  'bend',
  'lift',
  'reach',
  'turn',
  'type',
]);
export type Movement = z.infer<typeof movementSchema>;

/** Time between two places of a target that can be seen coming, ms. */
export const PREVIEW_STEP_MS = 100;
const MOST_PREVIEW_STEPS = 40;

/**
 * One thing that a person steers, in the unit of its steering from their own neutral: mm for the centre of pressure,
 * deg for the others. Positive to the right (lateral bend to the right) and to the front (flexion).
 */
export const aimSchema = z.object({
  steering: steeringSchema,
  /** What the person steers. */
  markerMl: z.number(),
  markerAp: z.number(),
  /** Where it belongs. */
  targetMl: z.number(),
  targetAp: z.number(),
  /** A disturbance that can be seen or heard coming: where it will push the marker, and the time until it does. */
  cue: z.object({ ml: z.number(), ap: z.number(), inMs: z.number() }).optional(),
  /** Where the target will be, every `PREVIEW_STEP_MS` from now on, as far as that can be seen. */
  preview: z
    .array(z.object({ ml: z.number(), ap: z.number() }))
    .max(MOST_PREVIEW_STEPS)
    .readonly()
    .optional(),
});
export type Aim = z.infer<typeof aimSchema>;

/** What a person is asked, in words alone, about places that they keep in mind. */
export const memoryTaskSchema = z.object({
  steering: steeringSchema,
  /** `keep`: remember where you are as this place. `find`: go to it by feeling, as far as nothing is seen. */
  act: z.enum(['keep', 'find']),
  /** Counted from 1; 0 is the middle, which needs no keeping. */
  place: z.number().int().min(0),
});
export type MemoryTask = z.infer<typeof memoryTaskSchema>;

export const stimulusSchema = z.object({
  /** What there is to steer, each by another segment; empty: nothing is shown. */
  aims: z.array(aimSchema).max(2),
  /** False when nothing asks for a reaction: rest, a menu, a hidden marker. */
  attending: z.boolean(),
  /** Where the person is asked to be. On a chair without a board it means nothing. */
  place: z.enum(['off-board', 'on-board']),
  posture: postureSchema,
  /** Closed: aims are not seen; a cue may still be heard. */
  eyes: z.enum(['open', 'closed']),
  /** A place to keep in mind or to find again; undefined: none. */
  memory: memoryTaskSchema.optional(),
  /** What the person is asked to do with the trunk; undefined: nothing in particular. */
  movement: movementSchema.optional(),
});
export type Stimulus = z.infer<typeof stimulusSchema>;

/** To stand on the board and rest. */
export const NOTHING_SHOWN: Stimulus = {
  aims: [],
  attending: false,
  place: 'on-board',
  posture: 'feet-apart',
  eyes: 'open',
};

/** What people and the app do to a session; each is recorded with the inputs it came after. */
import { z } from 'zod';
import { numericRatingSchema } from '../contract/numeric-rating.ts';
import { startOverrideSchema } from '../programme/block.ts';

export const STOP_CAUSES = [
  'stop-button',
  'space-key',
  'escape-key',
  'board-button',
  'controller-button',
  'window-hidden',
  /** The page or the computer did nothing for seconds. */
  'held-up',
  'step-off',
  'board-edge',
  'left-seat',
  'seat-edge',
  'trunk-lean',
  'trunk-speed',
  'sensor-gap',
  'sensor-lost',
  /** Pain rose by as much as the programme allows, or more. */
  'pain',
  'three-aborts',
] as const;
export const stopCauseSchema = z.enum(STOP_CAUSES);
export type StopCause = z.infer<typeof stopCauseSchema>;

/** Stops that a person or the app asks for; the others are found in the frames. */
export const chosenStopCauseSchema = z.enum([
  'stop-button',
  'space-key',
  'escape-key',
  'window-hidden',
  'held-up',
]);
export type ChosenStopCause = z.infer<typeof chosenStopCauseSchema>;

/** Why something of the plan was left out, repeated, moved or ended. */
export const changeReasonSchema = z.enum(['pain', 'dizzy', 'tired', 'interrupted', 'therapist', 'other']);
export type ChangeReason = z.infer<typeof changeReasonSchema>;

const blockId = z.string().max(40);

export const sessionActionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('check-in'),
    painNrs: numericRatingSchema.optional(),
    checklistMet: z.boolean(),
  }),
  /** The sensors are on and calibrated. */
  z.object({ type: z.literal('sensors-ready') }),
  z.object({ type: z.literal('begin') }),
  z.object({ type: z.literal('stop'), cause: chosenStopCauseSchema }),
  z.object({ type: z.literal('resume') }),
  /** The present rest or cool-down. */
  z.object({ type: z.literal('skip-rest') }),
  /** What is left of a block: its sets and its probe. */
  z.object({ type: z.literal('leave-out'), block: blockId, reason: changeReasonSchema }),
  /** One more set of a block that was played, next. */
  z.object({ type: z.literal('repeat'), block: blockId, reason: changeReasonSchema }),
  /** What is left of this block comes next. */
  z.object({ type: z.literal('play-next'), block: blockId, reason: changeReasonSchema }),
  /** The present recording of a movement is enough. */
  z.object({ type: z.literal('movement-done') }),
  /** A therapist chooses the difficulty of the next set; before a set has begun, of that set. */
  startOverrideSchema.omit({ at: true }).extend({ type: z.literal('override') }),
  /** Pain asked again during a rest or a pause. */
  z.object({ type: z.literal('pain'), painNrs: numericRatingSchema }),
  /** Go to check-out now. */
  z.object({ type: z.literal('end'), reason: changeReasonSchema }),
  z.object({
    type: z.literal('check-out'),
    painNrs: numericRatingSchema.optional(),
    effort: numericRatingSchema.optional(),
  }),
  /** No frame came for this long (a multiple of 10 ms): the clock goes on and the stop rules with it. */
  z.object({ type: z.literal('silence'), durationMs: z.number().int().min(10).max(60_000) }),
  /** The sensors process began anew: what the hub knew (tare, body mass) is gone. */
  z.object({ type: z.literal('hub-restarted') }),
]);
export type SessionAction = z.infer<typeof sessionActionSchema>;
export type ActionOf<Type extends SessionAction['type']> = Extract<SessionAction, { type: Type }>;

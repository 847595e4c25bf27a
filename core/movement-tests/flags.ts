/** Why a number of a movement should be read with care, or is not there. */
import { z } from 'zod';
import { type Message, messageSchema } from '../language/message.ts';

export const movementFlagSchema = z.object({
  code: z.enum([
    /** Fewer repetitions than make the number steady. */
    'too-few-repetitions',
    'no-repetition',
    /** Movements that went less than 60 % of the way: counted apart, and in no sum. */
    'half-movements',
    /** Down again before coming back: told as one, and in no sum. */
    'not-returned',
    /** Begun before the recording or not ended in it. */
    'cut-off',
    /** A sensor was silent, or there was none. */
    'sensor-lost',
    /** A sensor sits otherwise than when it was aligned. */
    'sensor-slipped',
    /** Heading was zeroed too long ago, or did not come back to where it was. */
    'heading-drifted',
    /** Shorter than the measure needs. */
    'too-short',
    /** A segment hardly moved: its share or its onset means little. */
    'too-small',
    /** The sensors' process began anew in the middle: what came after is left out. */
    'broken-off',
  ]),
  /** What was found, with the numbers. */
  reason: messageSchema,
  /** Whose sensor it concerns. */
  segment: z.enum(['thorax', 'pelvis']).optional(),
});
export type MovementFlag = z.infer<typeof movementFlagSchema>;

export function flagWhen(
  condition: boolean,
  code: MovementFlag['code'],
  reason: Message,
  segment?: MovementFlag['segment'],
): readonly MovementFlag[] {
  return condition ? [{ code, reason, ...(segment !== undefined && { segment }) }] : [];
}

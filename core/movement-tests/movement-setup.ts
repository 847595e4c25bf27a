/** What the recording of a movement begins with, and what happens in it beside readings. */
import { z } from 'zod';
import { movementTaskSchema } from './tasks.ts';

export const movementSourceSchema = z.enum(['hid', 'virtual-patient']);
export type MovementSource = z.infer<typeof movementSourceSchema>;

export const movementSetupSchema = z.object({
  recordingId: z.uuid(),
  startedAt: z.iso.datetime(),
  task: movementTaskSchema,
  /** Where the worn sensors are: on a person, or on the virtual patient, which counts for nothing. */
  source: movementSourceSchema,
  versions: z.object({ app: z.string(), hub: z.number(), movement: z.number() }),
});
export type MovementSetup = z.infer<typeof movementSetupSchema>;

export const movementActionSchema = z.discriminatedUnion('type', [
  /** The person was told to begin: measured is what follows. */
  z.object({ type: z.literal('begin') }),
  z.object({ type: z.literal('end') }),
  /** The sensors' process began anew: how the sensors sit is no longer known. */
  z.object({ type: z.literal('hub-restarted') }),
]);
export type MovementAction = z.infer<typeof movementActionSchema>;

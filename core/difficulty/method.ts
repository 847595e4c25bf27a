/** How the next difficulty is chosen, as it is prescribed. */
import { z } from 'zod';
import { messageId } from '../language/message.ts';

const STEP = messageId('programme.limit.easier-step');

/** How hard a staircase steps, logits a trial towards easier; the step harder follows from its rule. */
const easierStepSchema = z.number().min(0.05, STEP).max(1, STEP);

export const METHOD_NAMES = ['bayes', 'assessment', 'transformed-staircase', 'weighted-staircase'] as const;

export const difficultyMethodSchema = z.discriminatedUnion('name', [
  /** Where the target success is expected, from a posterior over ability: the usual way. */
  z.object({ name: z.literal('bayes') }),
  /** Where the next trial tells most of the ability (QUEST+): to measure, not to practise. */
  z.object({ name: z.literal('assessment') }),
  /** So many successes in a row make it harder, one failure easier; it settles at 78, 80, 83 or 86 %. */
  z.object({
    name: z.literal('transformed-staircase'),
    successes: z.literal([1, 2, 3, 4], messageId('programme.limit.successes')),
    easierStep: easierStepSchema,
  }),
  /** Every trial steps, by sizes that settle at the block's own target success. */
  z.object({ name: z.literal('weighted-staircase'), easierStep: easierStepSchema }),
]);
export type DifficultyMethod = z.infer<typeof difficultyMethodSchema>;

/** What is said of one measure of a skill in one session. */
import { z } from 'zod';
import { changeSchema, verdictSchema } from '../profile/change.ts';

const base = {
  /** Key of the metric, or "ability". */
  metric: z.string(),
  /** Named in the programme as the outcome of its axis, or one of many. */
  role: z.enum(['primary', 'explored']),
};

export const judgementSchema = z.discriminatedUnion('status', [
  z.object({
    ...base,
    status: z.literal('judged'),
    /** Of an explored measure: with regard to how many were explored (Holm 1979). */
    verdict: verdictSchema,
    /** The session before said the same. */
    confirmed: z.boolean(),
    /** Undefined for ability, whose numbers are those of `abilityChange`. */
    change: changeSchema.optional(),
  }),
  /** Too few sessions to compare with. */
  z.object({ ...base, status: z.literal('baseline'), sessionsNeeded: z.number().int() }),
  /** It hangs on the difficulty, which was the session's own. */
  z.object({ ...base, status: z.literal('no-probe') }),
  z.object({ ...base, status: z.literal('too-few-trials') }),
  /** Never compared between sessions. */
  z.object({ ...base, status: z.literal('this-session-only') }),
]);
export type Judgement = z.infer<typeof judgementSchema>;

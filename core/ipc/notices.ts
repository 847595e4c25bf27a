/** Things people should hear of once, as codes with values: the page says them. */
import { z } from 'zod';
import { messageSchema } from '../language/message.ts';

const startedAt = z.iso.datetime();

export const noticeSchema = z.discriminatedUnion('code', [
  /** Settings could not be read; they were moved aside, and begin anew. */
  z.object({ code: z.literal('settings-moved-aside'), file: z.string() }),
  /** A session was broken off; what was recorded until then has been kept. */
  z.object({ code: z.literal('session-recovered'), startedAt }),
  z.object({ code: z.literal('session-unreadable'), startedAt }),
  z.object({ code: z.literal('session-not-stored'), startedAt }),
  /** Earlier sessions could not be looked at. */
  z.object({ code: z.literal('sessions-unlisted'), message: messageSchema }),
  /** A part of the database can't be read: what is there was left as it is. */
  z.object({ code: z.literal('database-damaged') }),
]);
export type Notice = z.infer<typeof noticeSchema>;

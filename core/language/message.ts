/**
 * What is to be said to a person, as data: the id of a message of the catalogue (`locales/en.json`) with its values. It
 * crosses process borders and is stored; whoever shows it says it in the language of the person.
 */
import { z } from 'zod';
import type { MessageValues } from './message-values.ts';

export type MessageId = keyof MessageValues;

/** Ids of messages without values: names, labels, whole sentences. */
export type PlainMessageId = {
  [Id in MessageId]: keyof MessageValues[Id] extends never ? Id : never;
}[MessageId];

/** Ids of messages that take a count and nothing else, as in "3 caught". */
export type CountMessageId = {
  [Id in MessageId]: MessageValues[Id] extends { readonly count: number }
    ? Exclude<keyof MessageValues[Id], 'count'> extends never
      ? Id
      : never
    : never;
}[MessageId];

export type MessageValue = string | number | Message;

export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** The values as an argument that is left out where a message has none. */
export type ValuesArgument<Id extends MessageId> = Id extends PlainMessageId
  ? []
  : [values: MessageValues[Id]];

export function message<Id extends MessageId>(id: Id, ...[values]: ValuesArgument<Id>): Message {
  return { id, values: { ...values } };
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'id' in value && 'values' in value;
}

/** Ids of messages that say a limit of a schema, or nothing: what an issue of the schema has values for. */
type IssueMessageId = {
  [Id in MessageId]: keyof MessageValues[Id] extends 'minimum' | 'maximum' ? Id : never;
}[MessageId];

/** The error text of a schema: `.max(60, messageId('form.too-long'))`; `messageOfIssue` makes a message of it. */
export function messageId<Id extends IssueMessageId>(id: Id): Id {
  return id;
}

/** An id is checked where it is said: records may hold one of a newer Keel. */
export const messageSchema: z.ZodType<Message> = z.lazy(() =>
  z.object({
    id: z.string() as unknown as z.ZodType<MessageId>,
    values: z.record(z.string(), z.union([z.string(), z.number(), messageSchema])),
  }),
);

/** For logs and stack traces: the code with its values. */
export function logLine({ id, values }: Message): string {
  return Object.keys(values).length === 0 ? id : `${id} ${JSON.stringify(values)}`;
}

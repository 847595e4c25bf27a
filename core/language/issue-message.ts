/** What a schema found wrong, as a message: its error text is an id (`messageId`), its limits are the values. */
import type { z } from 'zod';
import { type Message, type MessageId, message } from './message.ts';

export type SchemaIssue = z.core.$ZodIssue;

/** As in "error.invalid-input"; what zod says by itself is a sentence. */
const ID = /^[\w-]+(\.[\w-]+)+$/;

export function messageOfIssue(issue: SchemaIssue): Message {
  const { message: text, path } = issue;
  if (ID.test(text)) return { id: text as MessageId, values: limitsOf(issue) };
  return message('error.invalid-input', { detail: [...path.map(String), text].join(': ') });
}

/** Of several things that are wrong, the first: what is left is said at the next try. */
export function messageOfIssues({ issues: [first] }: Pick<z.core.$ZodError, 'issues'>): Message {
  return first === undefined ? message('error.invalid-input', { detail: '' }) : messageOfIssue(first);
}

/** Of a `refine` those that it gives as `params`. */
function limitsOf(issue: SchemaIssue): Message['values'] {
  const given = issue.code === 'custom' ? (issue.params ?? {}) : issue;
  const limits = (['minimum', 'maximum'] as const).flatMap((name) => {
    const limit: unknown = name in given ? given[name as keyof typeof given] : undefined;
    return typeof limit === 'number' ? [[name, limit] as const] : [];
  });
  return Object.fromEntries(limits);
}

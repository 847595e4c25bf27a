import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageOfIssue, messageOfIssues } from '#core/language/issue-message.ts';
import { message, messageId } from '#core/language/message.ts';
import { patientFieldsSchema } from '#core/ipc/records.ts';
import { sayMessage } from '../../support/english.ts';

const name = z.string().min(2, messageId('form.too-short')).max(4, messageId('form.too-long'));

function messagesOf(schema: z.ZodType, value: unknown) {
  return (schema.safeParse(value).error?.issues ?? []).map(messageOfIssue);
}

describe('messages of what a schema finds wrong', () => {
  it('carry the limit that was passed', () => {
    expect(messagesOf(name, 'a')).toEqual([message('form.too-short', { minimum: 2 })]);
    expect(messagesOf(name, 'abcde')).toEqual([message('form.too-long', { maximum: 4 })]);
  });

  it('carry both limits of a range', () => {
    const { heightCm } = patientFieldsSchema.shape;
    const outside = message('patient-form.height-outside', { minimum: 100, maximum: 230 });
    expect([99, 230.5].flatMap((cm) => messagesOf(heightCm, cm))).toEqual([outside, outside]);
    expect([100, 230, undefined].flatMap((cm) => messagesOf(heightCm, cm))).toEqual([]);
  });

  it('say where something is that the schema has no message for', () => {
    const [told] = messagesOf(z.object({ dose: z.object({ sets: z.number() }) }), {
      dose: { sets: 'three' },
    });
    expect(told?.id).toBe('error.invalid-input');
    expect(told === undefined ? '' : sayMessage(told)).toContain('dose: sets: ');
  });

  it('begin with the first of several', () => {
    const { error } = z.object({ first: name, second: name }).safeParse({ first: 'a', second: 'abcde' });
    expect(error && messageOfIssues(error)).toEqual(message('form.too-short', { minimum: 2 }));
  });
});

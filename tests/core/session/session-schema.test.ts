import { sessionActionSchema } from '#core/session/actions.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { SessionResult, sessionResultSchema } from '#core/session/result.ts';
import { sessionSetupSchema } from '#core/session/setup.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { toySetup } from '../../support/session.ts';

type Mutual<Schema extends z.ZodType, Type> = [Type] extends [z.input<Schema>]
  ? [z.output<Schema>] extends [Type]
    ? true
    : never
  : never;

/** Does not compile when the runner makes what a schema refuses, or a schema lets through what no runner makes. */
const AGREE: readonly [
  Mutual<typeof sessionSetupSchema, SessionSetup>,
  Mutual<typeof sessionActionSchema, SessionAction>,
  Mutual<typeof sessionResultSchema, SessionResult>,
] = [true, true, true];

describe('the schemas of a session', () => {
  it('agree with its types', () => {
    expect(AGREE).toEqual([true, true, true]);
  });

  it('keep a set-up as it is', () => {
    expect(sessionSetupSchema.parse(JSON.parse(JSON.stringify(toySetup())))).toEqual(toySetup());
  });

  it('refuse pain beyond ten, half points, and a stop nobody can ask for', () => {
    for (const action of [
      { type: 'pain', painNrs: 11 },
      { type: 'pain', painNrs: 4.5 },
      { type: 'stop', cause: 'step-off' },
    ]) {
      expect(sessionActionSchema.safeParse(action).success).toBe(false);
    }
  });
});

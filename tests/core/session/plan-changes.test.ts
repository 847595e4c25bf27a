/** Leaving a block out, repeating it, playing it next, ending early: the plan follows, and the record says why. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { SessionAction } from '#core/session/actions.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf, toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';

const BLOCKS = ['a', 'b', 'c'].map((id) => toyBlock({ id, dose: { sets: 1, seconds: 20 } }));

function session(): SessionUnderTest {
  return new SessionUnderTest({ ...toySetup(), programme: programmeOf(BLOCKS) }).toPlaying();
}

/** The sets that were played to their end, in their order. */
function played({ state }: SessionUnderTest): string[] {
  return state.blocks.flatMap((record) =>
    record.kind === 'exercise' && record.role === 'set' && record.completed ? [record.block] : [],
  );
}

function toEnd(running: SessionUnderTest): SessionUnderTest {
  return running.feedUntil(standing(), 'check-out').act({ type: 'check-out', painNrs: 1, effort: 1 });
}

const firstSetDone = (): SessionUnderTest => session().feedUntil(standing(), 'rest');

describe('a block that is left out', () => {
  it('is played no more, and the record says why', () => {
    const running = firstSetDone().act({ type: 'leave-out', block: 'b', reason: 'tired' });
    expect(played(toEnd(running))).toEqual(['a', 'c']);
    expect(running.state.changes).toMatchObject([{ kind: 'left-out', block: 'b', reason: 'tired' }]);
  });

  it('is broken off where it is being played, and the session goes on with the next', () => {
    const running = firstSetDone().feedUntil(standing(), 'playing').feed(standing(), 5000);
    expect(running.state.block?.step.block).toBe('b');
    running.act({ type: 'leave-out', block: 'b', reason: 'pain' });
    expect(running.state.blocks.at(-1)).toMatchObject({ block: 'b', completed: false });
    expect(played(toEnd(running))).toEqual(['a', 'c']);
  });

  it('may be the last one', () => {
    const running = firstSetDone();
    running.act({ type: 'leave-out', block: 'b', reason: 'other' });
    running.act({ type: 'leave-out', block: 'c', reason: 'other' });
    expect(played(toEnd(running))).toEqual(['a']);
  });
});

describe('a block that is repeated', () => {
  it('is played once more, next, as a set of its own', () => {
    const running = firstSetDone().act({ type: 'repeat', block: 'a', reason: 'therapist' });
    expect(played(toEnd(running))).toEqual(['a', 'a', 'b', 'c']);
    const numbers = running.state.decisions.map(({ block, forSet }) => `${block}${forSet}`);
    expect(numbers).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('must have been played', () => {
    const running = firstSetDone();
    const before = running.state;
    expect(running.act({ type: 'repeat', block: 'c', reason: 'other' }).state).toBe(before);
  });
});

describe('a block that is played next', () => {
  it('changes places with what came before it', () => {
    const running = firstSetDone().act({ type: 'play-next', block: 'c', reason: 'therapist' });
    expect(played(toEnd(running))).toEqual(['a', 'c', 'b']);
    expect(running.state.changes).toMatchObject([{ kind: 'played-next', block: 'c' }]);
  });
});

describe('a session that lasts as long as the programme allows', () => {
  it('begins nothing more, and says so', () => {
    const programme = programmeOf(BLOCKS, { sessionMinutes: 2 });
    const running = new SessionUnderTest({ ...toySetup(), programme }).toPlaying();
    toEnd(running);
    expect(running.state.nowMs).toBeLessThan(2 * 60_000 + 45_000);
    expect(running.state.changes).toMatchObject([{ kind: 'time-limit' }]);
    expect(outcomeOf(running.state, TOY_DEPENDENCIES).result.status).toBe('completed');
  });
});

describe('whatever is asked, whenever', () => {
  const anyAction: fc.Arbitrary<SessionAction> = fc.oneof(
    fc.record({
      type: fc.constantFrom('leave-out' as const, 'repeat' as const, 'play-next' as const),
      block: fc.constantFrom('a', 'b', 'c', 'd'),
      reason: fc.constant('other' as const),
    }),
    fc.constantFrom<SessionAction[]>(
      { type: 'resume' },
      { type: 'skip-rest' },
      { type: 'begin' },
      { type: 'stop', cause: 'space-key' },
      { type: 'movement-done' },
      { type: 'sensors-ready' },
      { type: 'pain', painNrs: 3 },
      { type: 'hub-restarted' },
      { type: 'silence', durationMs: 300 },
      { type: 'override', difficulty: 1, reason: 'test' },
    ),
  );

  it('the session ends, nothing throws, and its result fits the schema', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(15_000), anyAction), { maxLength: 12 }), (asked) => {
        const running = session();
        for (const [waitMs, action] of asked) {
          running.feed(standing(), Math.round(waitMs / 10) * 10).act(action);
          if (running.phase.name === 'paused') running.act({ type: 'resume' });
        }
        running.act({ type: 'end', reason: 'other' });
        const { result } = outcomeOf(running.state, TOY_DEPENDENCIES);
        expect(sessionResultSchema.safeParse(JSON.parse(JSON.stringify(result))).success).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

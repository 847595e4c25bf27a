/** What stands between the present step and the next set when the plan is changed. */
import { describe, expect, it } from 'vitest';
import { currentStep } from '#core/session/state.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf, toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, toySetup } from '../../support/session.ts';

const BLOCKS = ['a', 'b', 'c'].map((id) => toyBlock({ id, dose: { sets: 1, seconds: 20 } }));

function checkedIn(): SessionUnderTest {
  return new SessionUnderTest({ ...toySetup(), programme: programmeOf(BLOCKS) }).checkIn().zeroed();
}

/** Kinds of steps from the present one on. */
function ahead({ state }: SessionUnderTest): string[] {
  return state.plan.slice(state.planIndex).map((step) => step.kind);
}

/** To the first set, before it begins. */
function toSet(session: SessionUnderTest): SessionUnderTest {
  const isSet = (): boolean => {
    const step = currentStep(session.state);
    return session.phase.name === 'ready' && step.kind === 'exercise' && step.role === 'set';
  };
  while (!isSet()) session.feed(standing(), 10);
  return session;
}

describe('a change of plan before or within a set', () => {
  it.each(['repeat', 'play-next'] as const)('keeps the rest after that set: %s', (type) => {
    const block = type === 'repeat' ? 'a' : 'c';
    const session = toSet(checkedIn()).act({ type, block, reason: 'other' });
    expect(ahead(session).slice(0, 3)).toEqual(['exercise', 'rest', 'exercise']);
  });

  it('rests before the others when a later block is left out', () => {
    const session = toSet(checkedIn()).act({ type: 'leave-out', block: 'b', reason: 'tired' });
    expect(ahead(session).slice(0, 3)).toEqual(['exercise', 'rest', 'exercise']);
  });
});

describe('a change of plan in a rest', () => {
  const resting = (): SessionUnderTest => checkedIn().feedUntil(standing(), 'rest');

  it('lets the rest go on', () => {
    const session = resting().act({ type: 'leave-out', block: 'b', reason: 'tired' });
    expect(session.phase.name).toBe('rest');
  });

  it('changes nothing where the block of the rest has no set left', () => {
    const session = resting();
    const before = session.state;
    expect(session.act({ type: 'leave-out', block: 'a', reason: 'tired' }).state).toBe(before);
  });
});

describe('a change of plan in quiet standing', () => {
  it('does not plan the same quiet standing again', () => {
    const session = checkedIn().feedUntil(standing(), 'quiet');
    session.act({ type: 'play-next', block: 'c', reason: 'therapist' });
    expect(ahead(session).filter((kind) => kind === 'quiet')).toHaveLength(1);
  });
});

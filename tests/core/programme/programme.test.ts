import { describe, expect, it } from 'vitest';
import type { MessageId } from '#core/language/message.ts';
import { messageOfIssue } from '#core/language/issue-message.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { PROGRAMME_VERSION, programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { sayMessage } from '../../support/english.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

/** The ids of what is wrong, each of which can be said. */
function messagesOf(programme: unknown): readonly string[] {
  const told = (programmeSchema.safeParse(programme).error?.issues ?? []).map(messageOfIssue);
  expect(told.map(sayMessage).join('')).not.toBe('');
  return told.map(({ id }) => id);
}

function withBlock(changes: object): unknown {
  return programmeOf([{ ...squallBlock(), ...changes }]);
}

describe('a programme', () => {
  it('comes back from storage as it was, with all that can be prescribed', () => {
    const programme: Programme = {
      ...programmeOf(
        [
          squallBlock({
            method: { name: 'transformed-staircase', successes: 2, easierStep: 0.4 },
            startOverride: { difficulty: 1, reason: 'after a cold', at: '2026-01-01T10:00:00.000Z' },
            bounds: { amplitudePercent: { floor: 20, cap: 30, locked: 25 } },
            qualityGate: { measured: true, trunkLeanDeg: 12 },
          }),
          squallBlock({ id: 'b', steering: 'thorax', posture: 'sitting-on-chair', eyes: 'closed' }),
          squallBlock({ id: 'c', surface: 'foam', dose: { sets: 2, repetitions: 20 } }),
          presetMovement('turn', 'turn'),
        ],
        { order: 'serial', conservative: 'always', setting: 'home', validUntil: '2026-03-01' },
      ),
    };
    expect(programmeSchema.parse(JSON.parse(JSON.stringify(programme)))).toEqual(programme);
  });

  it('of a version that this Keel does not know is refused, and says what to do', () => {
    const other = { ...programmeOf([squallBlock()]), version: PROGRAMME_VERSION + 1 };
    expect(messagesOf(other)).toEqual(['programme.limit.newer']);
  });

  it.each<[object, MessageId]>([
    [{ targetSuccess: 1 }, 'programme.limit.target'],
    [{ bounds: { x: { floor: 3, cap: 2 } } }, 'programme.limit.bound-crossed'],
    [{ bounds: { x: { floor: 1, cap: 2, locked: 3 } } }, 'programme.limit.lock-outside'],
    [{ method: { name: 'weighted-staircase', easierStep: 0 } }, 'programme.limit.easier-step'],
    [
      { method: { name: 'transformed-staircase', successes: 5, easierStep: 0.2 } },
      'programme.limit.successes',
    ],
    [{ restSeconds: 2 }, 'programme.limit.rest'],
    [
      { startOverride: { difficulty: 0, reason: '  ', at: '2026-01-01T10:00:00.000Z' } },
      'programme.override-reason-missing',
    ],
  ])('is refused with a reason when a block holds %j', (changes, id) => {
    expect(messagesOf(withBlock(changes))).toEqual([id]);
  });

  it.each<[object, MessageId]>([
    [{ name: '' }, 'programme.limit.name'],
    [{ phases: [] }, 'programme.limit.phases'],
    [{ sessionsPerWeek: 0 }, 'programme.limit.sessions-per-week'],
    [{ weeks: 0 }, 'programme.limit.weeks'],
    [{ pain: { limit: 11, riseStepsBack: 2, riseEnds: 3 } }, 'programme.limit.pain'],
    [{ trunk: { leanDeg: 5, speedDegS: 150 } }, 'programme.limit.lean'],
    [{ sessionMinutes: 90 }, 'programme.limit.session-minutes'],
  ])('is refused with a reason when it holds %j', (changes, id) => {
    expect(messagesOf({ ...programmeOf([squallBlock()]), ...changes })).toEqual([id]);
  });
});

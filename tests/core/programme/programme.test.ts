import { describe, expect, it } from 'vitest';
import { presetMovement } from '#core/programme/presets.ts';
import { PROGRAMME_VERSION, programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

function messagesOf(programme: unknown): readonly string[] {
  return (programmeSchema.safeParse(programme).error?.issues ?? []).map(({ message }) => message);
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
    expect(messagesOf(other)).toEqual([expect.stringContaining('Update Keel')]);
  });

  it.each([
    [{ targetSuccess: 1 }, 'A target success lies between 50 and 95 %: nobody succeeds always.'],
    [{ bounds: { x: { floor: 3, cap: 2 } } }, 'The floor must not lie above the cap.'],
    [
      { bounds: { x: { floor: 1, cap: 2, locked: 3 } } },
      'The locked value must lie between the floor and the cap.',
    ],
    [{ method: { name: 'weighted-staircase', easierStep: 0 } }, 'A step is 0.05 to 1 logits.'],
    [
      { method: { name: 'transformed-staircase', successes: 5, easierStep: 0.2 } },
      'A staircase counts 1 to 4 successes in a row.',
    ],
    [{ restSeconds: 2 }, 'A rest lasts 5 to 300 seconds.'],
    [{ startOverride: { difficulty: 0, reason: '  ', at: '2026-01-01T10:00:00.000Z' } }, 'Say why.'],
  ])('is refused with a reason when a block holds %j', (changes, message) => {
    expect(messagesOf(withBlock(changes))).toEqual([message]);
  });

  it.each([
    [{ name: '' }, 'Give the programme a name.'],
    [{ phases: [] }, 'A programme has at least one phase.'],
    [{ sessionsPerWeek: 0 }, 'At least one session a week.'],
    [{ weeks: 0 }, 'At least one week.'],
    [{ pain: { limit: 11, riseStepsBack: 2, riseEnds: 3 } }, 'Pain is a whole number from 1 to 10.'],
    [{ trunk: { leanDeg: 5, speedDegS: 150 } }, 'A lean of 10 to 60 deg.'],
    [{ sessionMinutes: 90 }, 'A session lasts 5 to 60 minutes.'],
  ])('is refused with a reason when it holds %j', (changes, message) => {
    expect(messagesOf({ ...programmeOf([squallBlock()]), ...changes })).toEqual([message]);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_SQUALL_PROGRAMME, programmeSchema } from '#core/programme/programme.ts';

const VERSION_1 = {
  version: 1,
  exercise: 'squall',
  sets: 3,
  secondsPerSet: 60,
  restSeconds: 40,
  targetSuccess: 0.8,
  bounds: { amplitudePercent: { floor: 20, cap: 30 } },
  stance: 'feet-apart',
  probe: true,
  limitsEveryDays: 14,
  sessionsPerWeek: 2,
  weeks: 8,
  painLimit: 6,
};

function messagesOf(programme: unknown): readonly string[] {
  return (programmeSchema.safeParse(programme).error?.issues ?? []).map(({ message }) => message);
}

describe('a programme', () => {
  it('of version 1 becomes one of version 2 that plays as before', () => {
    expect(programmeSchema.parse(VERSION_1)).toEqual({
      ...VERSION_1,
      version: 2,
      method: { name: 'bayes' },
      setting: 'clinic',
      conservative: 'at-first',
    });
  });

  it('of version 2 stays as it is', () => {
    const programme = {
      ...DEFAULT_SQUALL_PROGRAMME,
      method: { name: 'transformed-staircase', successes: 2, easierStep: 0.4 },
      startOverride: { difficulty: 1, reason: 'after a cold', at: '2026-01-01T10:00:00.000Z' },
      bounds: { amplitudePercent: { floor: 20, cap: 30, locked: 25 } },
    };
    expect(programmeSchema.parse(programme)).toEqual(programme);
  });

  it('is refused with a reason when it cannot be played', () => {
    expect(messagesOf({ ...VERSION_1, version: 3 })).toEqual([expect.stringContaining('Update Keel')]);
    expect(messagesOf({ ...VERSION_1, targetSuccess: 1 })).toEqual([
      'A target success lies between 50 and 95 %: nobody succeeds always.',
    ]);
    expect(messagesOf({ ...VERSION_1, bounds: { x: { floor: 3, cap: 2 } } })).toEqual([
      'The floor must not lie above the cap.',
    ]);
    expect(messagesOf({ ...VERSION_1, bounds: { x: { floor: 1, cap: 2, locked: 3 } } })).toEqual([
      'The locked value must lie between the floor and the cap.',
    ]);
    expect(messagesOf({ ...VERSION_1, method: { name: 'weighted-staircase', easierStep: 0 } })).toEqual([
      'A step is 0.05 to 1 logits.',
    ]);
  });
});

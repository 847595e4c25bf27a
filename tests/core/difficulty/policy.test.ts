import { describe, expect, it } from 'vitest';
import { describeProblem } from '#core/difficulty/describe.ts';
import { message } from '#core/language/message.ts';
import { conservativeReason, policyOf } from '#core/difficulty/policy.ts';
import type { PrescribedDifficulty } from '#core/difficulty/policy.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';

const PRESCRIBED: PrescribedDifficulty = {
  targetSuccess: 0.8,
  bounds: { amplitudePercent: { floor: 20, cap: 30 } },
  method: { name: 'weighted-staircase', easierStep: 0.2 },
  setting: 'home',
  pain: { limit: 7, riseStepsBack: 3 },
};

function playable(changes: Partial<PrescribedDifficulty> = {}, curve = SQUALL_CURVE) {
  return policyOf({ ...PRESCRIBED, ...changes }, curve, SQUALL_INFO.parameters);
}

describe('the policy of a block', () => {
  it('is what is prescribed, with the steps of the curve', () => {
    const ability = { ...SQUALL_CURVE.ability, maxStepUp: 0.7, deadband: 0.2 };
    expect(playable({}, { ...SQUALL_CURVE, ability })).toEqual({
      policy: {
        targetSuccess: 0.8,
        bounds: PRESCRIBED.bounds,
        method: PRESCRIBED.method,
        setting: 'home',
        painLimit: 7,
        painRise: 3,
        maxStepUp: 0.7,
        deadband: 0.2,
      },
      problems: [],
    });
  });

  it.each([
    [1, 0.95],
    [0.2, 0.5],
  ])('aims at the nearest target that can be aimed at, and says so: %f', (wanted, used) => {
    const { policy, problems } = playable({ targetSuccess: wanted });
    expect(policy.targetSuccess).toBe(used);
    expect(problems).toEqual([{ code: 'target-unreachable', wanted, used }]);
  });

  it('aims at four in five where the target is no number', () => {
    const { policy, problems } = playable({ targetSuccess: Number.NaN });
    expect(policy.targetSuccess).toBe(0.8);
    expect(problems).toHaveLength(1);
  });

  it('plays what of the bounds can be played, and says the rest', () => {
    const bounds = { amplitudePercent: { floor: 40, cap: 30 }, wind: { floor: 0, cap: 1 } };
    const { policy, problems } = playable({ bounds, targetSuccess: 1 });
    expect(policy.bounds).toEqual({ amplitudePercent: { floor: 15, cap: 30 } });
    expect(problems).toEqual([
      { code: 'bound-mended', parameter: 'amplitudePercent', floor: 15, cap: 30 },
      { code: 'parameter-unknown', parameter: 'wind' },
      { code: 'target-unreachable', wanted: 1, used: 0.95 },
    ]);
    expect(problems.map((problem) => describeProblem(problem, SQUALL_INFO.parameters))).toEqual([
      message('decisions.unfollowed.bound-mended', {
        parameter: message('parameter.squall.amplitude-percent.label'),
        floor: 15,
        cap: 30,
      }),
      message('decisions.unfollowed.parameter-unknown', { parameter: 'wind' }),
      message('decisions.unfollowed.target-unreachable', { wanted: 100, used: 95 }),
    ]);
  });
});

describe('why a session goes conservatively', () => {
  it.each([
    ['always', 9, 0, 'fear'],
    ['never', 0, 8, undefined],
    ['at-first', 0, 0, 'first-sessions'],
    ['at-first', 1, 0, 'first-sessions'],
    ['at-first', 2, 4, undefined],
    ['at-first', 2, 5, 'pain'],
    ['at-first', 0, 5, 'pain'],
  ] as const)('%s, after %i sessions, with a pain of %i: %s', (rule, sessionsBefore, painAtStart, reason) => {
    expect(conservativeReason(rule, { sessionsBefore, painAtStart })).toBe(reason);
  });
});

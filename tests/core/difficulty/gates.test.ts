import { describe, expect, it } from 'vitest';
import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import type { AbilityState, AdaptationContext, AdaptationPolicy } from '#core/difficulty/ability.ts';
import { describeDecision } from '#core/difficulty/describe.ts';
import { message } from '#core/language/message.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { Curve } from '#core/exercise/curve.ts';

const CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'amplitude', easy: 10, hard: 40, scale: 'log', weight: 0.6 },
    { key: 'limit', easy: 4, hard: 1, scale: 'linear', weight: 0.4 },
  ],
};
const POLICY: AdaptationPolicy = {
  targetSuccess: 0.8,
  bounds: {},
  maxStepUp: 1,
  deadband: 0.3,
  painLimit: 6,
  painRise: 2,
  method: { name: 'bayes' },
  setting: 'clinic',
};
const WELL: AdaptationContext = { painNow: 2, painAtStart: 2, qualityGood: true, lastSuccess: 0.9 };
const model = createAbilityModel(CURVE.ability);

/** A person whose posterior is sharp around the ability that wants about this difficulty at 80 %. */
function personWanting(difficulty: number, lastDifficulty?: number): AbilityState {
  let state = model.initial();
  for (let i = 0; i < 400; i++) state = model.update(state, { difficulty, score: 0.8 });
  return { ...state, lastDifficulty };
}

function next(
  state: AbilityState,
  context: Partial<AdaptationContext> = {},
  policy: Partial<AdaptationPolicy> = {},
): ReturnType<typeof model.next> {
  return model.next(state, CURVE, { ...POLICY, ...policy }, { ...WELL, ...context });
}

describe('pain', () => {
  it.each([
    [
      'it rose by 2',
      { painNow: 4, painAtStart: 2 },
      message('decisions.why.pain-rise', { pain: 4, rise: 2 }),
    ],
    ['it is at the limit', { painNow: 6, painAtStart: 6 }, message('decisions.why.pain', { pain: 6 })],
  ])('steps back by a logit when %s', (_, pain, why) => {
    const { decision } = next(personWanting(2, 0.5), pain);
    expect(decision).toMatchObject({ reason: 'pain-gate', forbiddenBy: ['pain-gate'] });
    expect(decision.newDifficulty).toBeCloseTo(-0.5, 9);
    expect(describeDecision(decision, [])).toEqual([message('decisions.done.stepped-back'), why]);
  });

  it('steps back where the programme says, at its limit and at its rise', () => {
    const person = personWanting(2, 0.5);
    expect(next(person, { painNow: 4, painAtStart: 4 }).decision.reason).not.toBe('pain-gate');
    expect(next(person, { painNow: 4, painAtStart: 4 }, { painLimit: 4 }).decision.reason).toBe('pain-gate');
    expect(next(person, { painNow: 3 }).decision.reason).not.toBe('pain-gate');
    expect(next(person, { painNow: 3 }, { painRise: 1 }).decision.reason).toBe('pain-gate');
  });

  it('steps back before the first set, too', () => {
    const pain = { painNow: 4, painAtStart: 4, lastSuccess: undefined };
    const calm = next(model.initial(), pain);
    const gated = next(model.initial(), pain, { painLimit: 4 });
    expect(gated.decision.reason).toBe('pain-gate');
    expect(gated.decision.newDifficulty).toBeCloseTo(Math.max(-3, calm.decision.newDifficulty - 1), 6);
  });
});

describe('failed sets', () => {
  it('step back when two in a row succeed less than half the time, and count anew', () => {
    const failed = { lastSuccess: 0.4 };
    const first = next(personWanting(0.5, 0.5), failed);
    expect(first.state.failedSets).toBe(1);
    expect(first.decision.reason).toBe('within-deadband');
    const second = next(first.state, failed);
    expect(second.decision).toMatchObject({ reason: 'two-failed-sets', forbiddenBy: ['two-failed-sets'] });
    expect(second.decision.newDifficulty).toBeCloseTo(first.decision.newDifficulty - 1, 9);
    expect(second.state.failedSets).toBe(0);
    expect(describeDecision(second.decision, [])).toEqual([
      message('decisions.done.stepped-back'),
      message('decisions.why.two-failed-sets'),
    ]);
  });

  it('are forgotten after one that went well', () => {
    const { state } = next(personWanting(0.5, 0.5), { lastSuccess: 0.4 });
    expect(next(state).state.failedSets).toBe(0);
  });
});

describe("the therapist's bounds", () => {
  it('stop at the cap of every parameter', () => {
    const bounds = { amplitude: { floor: 10, cap: 20 }, limit: { floor: 2.5, cap: 4 } };
    const played = { amplitude: 20, limit: 2.5 };
    const { decision } = next({ ...personWanting(2, 0), lastParameters: played }, {}, { bounds });
    expect(decision.parameters).toEqual(played);
    expect(decision).toMatchObject({ reason: 'at-cap', moved: [] });
    expect(decision.forbiddenBy).toContain('at-cap');
    expect(describeDecision(decision, [])).toContainEqual(message('decisions.why.at-cap'));
  });

  it('let the free parameters make up for a capped one', () => {
    const bounds = { amplitude: { floor: 10, cap: 20 } };
    const { decision } = next(personWanting(0.6), { lastSuccess: undefined }, { bounds });
    expect(decision.parameters['amplitude']).toBe(20);
    expect(decision.newDifficulty).toBeCloseTo(decision.wantedDifficulty, 6);
    expect(decision.parameters['limit']).toBeLessThan(parametersAt(CURVE, 0.6)['limit'] ?? 0);
  });

  it('hold a step back at the floor', () => {
    const bounds = { amplitude: { floor: 20, cap: 20 }, limit: { floor: 2, cap: 2 } };
    const { decision } = next(personWanting(2, 0), { painNow: 8 }, { bounds });
    expect(decision.parameters).toEqual({ amplitude: 20, limit: 2 });
    expect(decision.reason).toBe('pain-gate');
    expect(decision.forbiddenBy).toContain('at-floor');
    expect(describeDecision(decision, []).slice(1)).toEqual([
      message('decisions.why.pain-rise', { pain: 8, rise: 6 }),
      message('decisions.stepped-back-to-floor'),
    ]);
  });
});

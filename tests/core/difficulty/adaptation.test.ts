import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createAbilityModel } from '#core/difficulty/ability-grid.ts';
import type { AbilityState, AdaptationContext, AdaptationPolicy } from '#core/difficulty/ability.ts';
import { difficultyOf, parametersAt, playableAt } from '#core/exercise/curve.ts';
import type { Curve } from '#core/exercise/curve.ts';
import { describeDecision } from '#core/difficulty/describe.ts';

const CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  parameters: [
    { key: 'amplitude', easy: 10, hard: 40, scale: 'log', weight: 0.6 },
    { key: 'limit', easy: 4, hard: 1, scale: 'linear', weight: 0.4 },
  ],
};
const POLICY: AdaptationPolicy = { targetSuccess: 0.8, bounds: {}, maxStepUp: 1, deadband: 0.3 };
const WELL: AdaptationContext = { painNow: 2, painAtStart: 2, qualityGood: true, lastSuccess: 0.9 };
const model = createAbilityModel();

/** A person whose posterior is sharp around the ability that wants this difficulty at 80 %. */
function personWanting(difficulty: number, last?: Partial<AbilityState>): AbilityState {
  let state: AbilityState = model.initial();
  for (let i = 0; i < 400; i++) state = model.update(state, { difficulty, score: 0.8 });
  return { ...state, ...last };
}

function next(state: AbilityState, context = WELL, policy = POLICY): ReturnType<typeof model.next> {
  return model.next(state, CURVE, policy, context);
}

describe('the next difficulty', () => {
  it('is where the target success is expected', () => {
    const state = model.initial();
    const { decision } = next(state, { ...WELL, lastSuccess: undefined });
    expect(decision.reason).toBe('first-set');
    expect(decision.oldDifficulty).toBeUndefined();
    expect(decision.forbiddenBy).toEqual([]);
    expect(model.expectedSuccess(state, decision.newDifficulty)).toBeCloseTo(0.8, 6);
    expect(describeDecision(decision)).toBe('First set: chosen for 80 % success.');
  });

  it('moves toward the target and remembers what was played', () => {
    const { state, decision } = next(personWanting(0.6, { lastDifficulty: 0 }));
    expect(decision.reason).toBe('toward-target');
    expect(decision.newDifficulty).toBeCloseTo(0.6, 1);
    expect(state.lastDifficulty).toBe(decision.newDifficulty);
    expect(difficultyOf(CURVE, decision.parameters)).toBeCloseTo(decision.newDifficulty, 9);
    expect(describeDecision(decision)).toBe('Made harder: 90 % succeeded, aiming at 80 % success.');
  });

  it('stays where it is within the deadband', () => {
    const { decision } = next(personWanting(0.2, { lastDifficulty: 0 }));
    expect(decision).toMatchObject({
      reason: 'within-deadband',
      newDifficulty: expect.closeTo(0, 9) as number,
    });
    expect(describeDecision(decision)).toBe('Kept: close enough to 80 % success.');
  });

  it('goes up by no more than the step limit, and down as far as needed', () => {
    const up = next(personWanting(2.5, { lastDifficulty: 0 })).decision;
    expect(up).toMatchObject({ reason: 'step-limit', forbiddenBy: ['step-limit'] });
    expect(up.newDifficulty).toBeCloseTo(1, 9);
    const down = next(personWanting(-2, { lastDifficulty: 1 })).decision;
    expect(down.reason).toBe('toward-target');
    expect(down.newDifficulty).toBeCloseTo(-2, 1);
    expect(describeDecision(down)).toMatch(/^Made easier/);
  });

  it('never goes up on data of poor quality', () => {
    const { decision } = next(personWanting(2, { lastDifficulty: 0 }), { ...WELL, qualityGood: false });
    expect(decision).toMatchObject({ reason: 'quality-gate', forbiddenBy: ['quality-gate'] });
    expect(decision.newDifficulty).toBeCloseTo(0, 9);
    const lower = next(personWanting(-2, { lastDifficulty: 0 }), { ...WELL, qualityGood: false }).decision;
    expect(lower.newDifficulty).toBeLessThan(-1);
  });

  it.each([
    ['pain rose by 2', { painNow: 4, painAtStart: 2 }],
    ['pain is 6 of 10', { painNow: 6, painAtStart: 5 }],
  ])('steps back when %s', (words, pain) => {
    const { decision } = next(personWanting(2, { lastDifficulty: 0.5 }), { ...WELL, ...pain });
    expect(decision).toMatchObject({ reason: 'pain-gate', forbiddenBy: ['pain-gate'] });
    expect(decision.newDifficulty).toBeCloseTo(-0.5, 9);
    expect(describeDecision(decision)).toBe(`Stepped back: ${words}.`);
  });

  it("steps back at the programme's own pain limit, also before the first set", () => {
    const policy = { ...POLICY, painLimit: 4 };
    const calm = next(model.initial(), { ...WELL, painNow: 4, painAtStart: 4 });
    const gated = next(model.initial(), { ...WELL, painNow: 4, painAtStart: 4 }, policy);
    expect(gated.decision.reason).toBe('pain-gate');
    expect(gated.decision.newDifficulty).toBeCloseTo(Math.max(-3, calm.decision.newDifficulty - 1), 6);
  });

  it('steps back after two failed sets in a row, and counts anew', () => {
    const failed = { ...WELL, lastSuccess: 0.4 };
    const first = next(personWanting(0.5, { lastDifficulty: 0.5 }), failed);
    expect(first.state.failedSets).toBe(1);
    expect(first.decision.reason).toBe('within-deadband');
    const second = next(first.state, failed);
    expect(second.decision).toMatchObject({ reason: 'two-failed-sets', forbiddenBy: ['two-failed-sets'] });
    expect(second.decision.newDifficulty).toBeCloseTo(first.decision.newDifficulty - 1, 9);
    expect(second.state.failedSets).toBe(0);
    expect(describeDecision(second.decision)).toMatch(/^Stepped back: two sets in a row/);
    expect(next(first.state, WELL).state.failedSets).toBe(0);
  });
});

describe("the therapist's bounds", () => {
  it('stop at the cap of every parameter', () => {
    const bounds = { amplitude: { floor: 10, cap: 20 }, limit: { floor: 2.5, cap: 4 } };
    const { decision } = next(personWanting(2, { lastDifficulty: 1 }), WELL, { ...POLICY, bounds });
    expect(decision.parameters).toEqual({ amplitude: 20, limit: 2.5 });
    expect(decision).toMatchObject({ reason: 'at-cap', forbiddenBy: ['at-cap'] });
    expect(describeDecision(decision)).toMatch(/cap allows no more/);
  });

  it('let the free parameters make up for a capped one', () => {
    const bounds = { amplitude: { floor: 10, cap: 20 } };
    const { decision } = next(personWanting(0.6, { lastDifficulty: 0 }), WELL, { ...POLICY, bounds });
    expect(decision.parameters.amplitude).toBe(20);
    expect(decision.newDifficulty).toBeCloseTo(0.6, 1);
    expect(decision.parameters.limit).toBeLessThan(parametersAt(CURVE, 0.6).limit ?? 0);
  });

  it('hold a step back at the floor', () => {
    const bounds = { amplitude: { floor: 20, cap: 20 }, limit: { floor: 2, cap: 2 } };
    const { decision } = next(
      personWanting(2, { lastDifficulty: 0 }),
      { ...WELL, painNow: 8 },
      { ...POLICY, bounds },
    );
    expect(decision.parameters).toEqual({ amplitude: 20, limit: 2 });
    expect(decision.reason).toBe('pain-gate');
    expect(decision.forbiddenBy).toContain('at-floor');
    expect(describeDecision(decision)).toMatch(/pain rose by 6, as far as the floor allows/);
  });
});

describe('playable parameters', () => {
  it('are the curve itself where nothing is bounded', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (d) => {
        const { parameters, difficulty } = playableAt(CURVE, d);
        expect(difficulty).toBeCloseTo(d, 6);
        expect(parameters.amplitude).toBeCloseTo(parametersAt(CURVE, d).amplitude ?? 0, 4);
      }),
    );
  });

  it('rise with difficulty and keep to the bounds, whatever these are', () => {
    const bound = (low: number, high: number): fc.Arbitrary<{ floor: number; cap: number }> =>
      fc
        .tuple(
          fc.double({ min: low, max: high, noNaN: true }),
          fc.double({ min: low, max: high, noNaN: true }),
        )
        .map(([a, b]) => ({ floor: Math.min(a, b), cap: Math.max(a, b) }));
    const d = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(bound(5, 60), bound(0.5, 6), d, d, (amplitude, limit, d1, d2) => {
        const bounds = { amplitude, limit };
        const easier = playableAt(CURVE, Math.min(d1, d2), bounds);
        const harder = playableAt(CURVE, Math.max(d1, d2), bounds);
        expect(harder.difficulty).toBeGreaterThanOrEqual(easier.difficulty - 1e-9);
        for (const { parameters } of [easier, harder]) {
          expect(parameters.amplitude).toBeGreaterThanOrEqual(amplitude.floor);
          expect(parameters.amplitude).toBeLessThanOrEqual(amplitude.cap);
          expect(parameters.limit).toBeGreaterThanOrEqual(limit.floor);
          expect(parameters.limit).toBeLessThanOrEqual(limit.cap);
        }
      }),
    );
  });

  it('refuse a difficulty that is no number', () => {
    expect(() => playableAt(CURVE, Number.NaN)).toThrow(/finite/);
  });
});

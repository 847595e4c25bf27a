import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AbilityState,
  AdaptationContext,
  AdaptationDecision,
  AdaptationPolicy,
} from '#core/difficulty/ability.ts';
import { difficultyOf, mostRise, parametersAt, progressOf } from '#core/exercise/curve.ts';
import type { Bounds } from '#core/exercise/curve.ts';
import type { Parameters } from '#core/exercise/exercise.ts';
import { decisionText, describeDecision } from '#core/difficulty/describe.ts';
import { message } from '#core/language/message.ts';
import { overridden } from '#core/difficulty/override.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';

const model = createAbilityModel(SQUALL_CURVE.ability);
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
const FIRST: AdaptationContext = { painNow: 2, painAtStart: 2, qualityGood: true };

const people = new Map<number, AbilityState>();

function known(difficulty: number): AbilityState {
  const before = people.get(difficulty);
  if (before !== undefined) return before;
  let state = model.initial();
  for (let i = 0; i < 300; i++) state = model.update(state, { difficulty, score: i % 5 === 4 ? 0 : 1 });
  people.set(difficulty, state);
  return state;
}

/** Somebody for whom the model wants about this difficulty at 80 %, who was last played at another. */
function personWanting(difficulty: number, last?: number, more: Partial<AbilityState> = {}): AbilityState {
  const state = known(difficulty);
  if (last === undefined) return { ...state, ...more };
  return { ...state, lastDifficulty: last, lastParameters: parametersAt(SQUALL_CURVE, last), ...more };
}

function next(
  state: AbilityState,
  context: Partial<AdaptationContext> = {},
  policy: Partial<AdaptationPolicy> = {},
): ReturnType<typeof model.next> {
  return model.next(state, SQUALL_CURVE, { ...POLICY, ...policy }, { ...WELL, ...context });
}

function moved({ oldParameters = {}, parameters }: AdaptationDecision): string[] {
  return Object.keys(parameters).filter(
    (key) => Math.abs((parameters[key] ?? 0) - (oldParameters[key] ?? 0)) > 1e-9,
  );
}

describe('a set of training', () => {
  it('begins on the curve, where the target is expected', () => {
    const { state, decision } = model.next(personWanting(0.5), SQUALL_CURVE, POLICY, FIRST);
    expect(decision).toMatchObject({ reason: 'first-set', forbiddenBy: [], method: 'bayes', moved: [] });
    expect(decision.parameters).toEqual(parametersAt(SQUALL_CURVE, decision.newDifficulty));
    expect(state.lastParameters).toEqual(decision.parameters);
  });

  it('moves one parameter, the heaviest for a large step, and says which', () => {
    const { decision } = next(personWanting(0.6, -0.2));
    expect(decision).toMatchObject({ reason: 'toward-target', moved: ['recoveryLimitS'], forbiddenBy: [] });
    expect(moved(decision)).toEqual(['recoveryLimitS']);
    expect(decision.newDifficulty).toBeCloseTo(decision.wantedDifficulty, 9);
    expect(describeDecision(decision, [])).toEqual([
      message('decisions.done.harder-by-one'),
      message('decisions.last-set', { percent: 90 }),
      message('decisions.why.toward-target', { percent: 80 }),
    ]);
  });

  it('lets what lags behind catch up where it comes near enough', () => {
    const ahead = next(personWanting(0.6, -0.2)).state;
    const { decision } = next({
      ...personWanting(1),
      lastDifficulty: ahead.lastDifficulty,
      lastParameters: ahead.lastParameters,
    });
    expect(decision.moved).not.toContain('recoveryLimitS');
    expect(decision.moved).toHaveLength(1);
    expect(Math.abs(decision.newDifficulty - decision.wantedDifficulty)).toBeLessThan(0.35);
  });

  it('stays within the deadband', () => {
    expect(next(personWanting(0.2, 0)).decision).toMatchObject({ reason: 'within-deadband', moved: [] });
  });

  it('goes up by the largest step at most, by half of it where it is conservative', () => {
    const person = personWanting(2.5, 0);
    const usual = next(person).decision;
    expect(usual).toMatchObject({ reason: 'step-limit', forbiddenBy: ['step-limit'], targetSuccess: 0.8 });
    expect(usual.newDifficulty).toBeCloseTo(1, 9);
    const conservative = next(person, { conservative: 'fear' }).decision;
    expect(conservative).toMatchObject({ reason: 'step-limit', targetSuccess: 0.875 });
    expect(conservative.newDifficulty).toBeCloseTo(0.5, 9);
    expect(describeDecision(conservative, []).at(-1)).toEqual(message('decisions.conservative.fear'));
  });

  it('keeps a target above the conservative one', () => {
    const { decision } = next(personWanting(0), { conservative: 'pain' }, { targetSuccess: 0.9 });
    expect(decision.targetSuccess).toBe(0.9);
  });

  it('steps back by two ordinary steps after two failed sets, by more than one parameter if it must', () => {
    const once = next(personWanting(0, 0.2), { lastSuccess: 0.3 });
    expect(once.decision.reason).toBe('within-deadband');
    const twice = next(once.state, { lastSuccess: 0.2 });
    expect(twice.decision.reason).toBe('two-failed-sets');
    expect(twice.decision.newDifficulty).toBeCloseTo(-0.8, 9);
    const bounds: Bounds = {
      recoveryLimitS: { floor: 1.5, cap: 1.75 },
      amplitudePercent: { floor: 26, cap: 40 },
    };
    const narrow = next({ ...once.state, failedSets: 1 }, { lastSuccess: 0.2 }, { bounds }).decision;
    expect(narrow.moved.length).toBeGreaterThan(1);
    expect(narrow.newDifficulty).toBeLessThan(-0.6);
    expect(describeDecision(twice.decision, [])).toEqual([
      message('decisions.done.stepped-back'),
      message('decisions.why.two-failed-sets'),
    ]);
  });

  it('steps back when pain rose, and says by how much', () => {
    const { decision } = next(personWanting(2, 0), { painNow: 4 });
    expect(decision).toMatchObject({ reason: 'pain-gate', forbiddenBy: ['pain-gate'] });
    expect(decision.newDifficulty).toBeCloseTo(-1, 9);
    expect(describeDecision(decision, [])).toEqual([
      message('decisions.done.stepped-back'),
      message('decisions.why.pain-rise', { pain: 4, rise: 2 }),
    ]);
  });

  it('never goes up on data of poor quality', () => {
    const { decision } = next(personWanting(2, 0), { qualityGood: false });
    expect(decision).toMatchObject({ reason: 'quality-gate', moved: [] });
    expect(decision.forbiddenBy).toEqual(['quality-gate', 'step-limit']);
    expect(next(personWanting(-2, 0), { qualityGood: false }).decision.newDifficulty).toBeLessThan(-1);
  });

  it('lets gusts rise by a tenth a session at most', () => {
    const bounds: Bounds = Object.fromEntries(
      ['recoveryLimitS', 'uncuedPercent', 'intervalS'].map((key) => {
        const value = parametersAt(SQUALL_CURVE, 0)[key] ?? 0;
        return [key, { floor: value, cap: value }];
      }),
    );
    const sessionParameters = parametersAt(SQUALL_CURVE, 0);
    const { decision } = next(personWanting(2, 0), { sessionParameters }, { bounds });
    expect(decision.reason).toBe('session-limit');
    expect(decision.parameters.amplitudePercent).toBeCloseTo(
      1.1 * (sessionParameters.amplitudePercent ?? 0),
      9,
    );
    const again = next(
      {
        ...personWanting(2),
        lastDifficulty: decision.newDifficulty,
        lastParameters: decision.parameters,
      },
      { sessionParameters },
      { bounds },
    ).decision;
    expect(again.parameters).toEqual(decision.parameters);
    expect(describeDecision(again, []).at(-1)).toEqual(
      message('decisions.why.session-limit', { percent: 80 }),
    );
  });

  it('never raises sudden gusts from 36 to 75 % in one step: by a tenth of their way a set where it is conservative', () => {
    const lastParameters = {
      ...parametersAt(SQUALL_CURVE, 0),
      uncuedPercent: 36,
    };
    const conservative: Partial<AdaptationContext> = {
      conservative: 'first-sessions',
      sessionParameters: lastParameters,
    };
    const rest = Object.fromEntries(
      Object.entries(lastParameters)
        .filter(([key]) => key !== 'uncuedPercent')
        .map(([key, value]) => [key, { floor: value, cap: value }]),
    );
    let state: AbilityState = {
      ...personWanting(2),
      lastDifficulty: difficultyOf(SQUALL_CURVE, lastParameters),
      lastParameters,
    };
    const decisions = [0, 1, 2].map(() => {
      const { state: after, decision } = next(state, conservative, { bounds: rest });
      state = after;
      return decision;
    });
    expect(decisions.map(({ parameters }) => Math.round(10 * (parameters.uncuedPercent ?? 0)) / 10)).toEqual([
      40.5, 45, 45,
    ]);
    expect(decisions.map(({ reason }) => reason)).toEqual(['set-limit', 'session-limit', 'session-limit']);
    expect(decisions.flatMap((decision) => describeDecision(decision, []))).toContainEqual(
      message('decisions.why.set-limit', { percent: 88 }),
    );
    const usual = next({ ...state, lastParameters }, { sessionParameters: lastParameters }, { bounds: rest });
    expect(usual.decision.parameters.uncuedPercent).toBeCloseTo(45, 9);
  });

  it('leaves a locked parameter alone, and says so when all are locked', () => {
    const locked = { floor: 1.2, cap: 2.8, locked: 2 };
    const { decision } = next(personWanting(1, 0), {}, { bounds: { recoveryLimitS: locked } });
    expect(decision.parameters.recoveryLimitS).toBeCloseTo(2, 12);
    const values = parametersAt(SQUALL_CURVE, 0);
    const bounds = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { floor: 0, cap: 100, locked: value }]),
    );
    const all = next(personWanting(1, 0), {}, { bounds }).decision;
    expect(all.reason).toBe('locked');
    expect(all.moved).toEqual([]);
    expect(all.newDifficulty).toBeCloseTo(0, 9);
    expect(describeDecision(all, [])).toEqual([
      message('decisions.done.kept'),
      message('decisions.why.locked'),
    ]);
  });
});

describe('at home', () => {
  it('nothing gets harder than what went well in the clinic', () => {
    const played = model.afterSet(personWanting(2, 0.7), {
      setting: 'clinic',
      success: 0.8,
      qualityGood: true,
    });
    expect(played.verifiedDifficulty).toBe(0.7);
    const { decision } = next({ ...played, lastDifficulty: 0.4 }, {}, { setting: 'home' });
    expect(decision.reason).toBe('home-ceiling');
    expect(decision.newDifficulty).toBeLessThanOrEqual(0.7 + 1e-9);
    expect(describeDecision(decision, [])).toContainEqual(message('decisions.why.home-ceiling'));
    const first = model.next({ ...played, lastDifficulty: undefined }, SQUALL_CURVE, POLICY, FIRST);
    const firstAtHome = next({ ...played, lastDifficulty: undefined, lastParameters: undefined }, FIRST, {
      setting: 'home',
    });
    expect(first.decision.newDifficulty).toBeGreaterThan(1);
    expect(firstAtHome.decision.newDifficulty).toBeCloseTo(0.7, 9);
  });

  it('nothing gets harder at all while nothing was verified', () => {
    expect(next(personWanting(2, 0.4), {}, { setting: 'home' }).decision.newDifficulty).toBeCloseTo(0.4, 9);
  });

  it.each([
    ['at home', { setting: 'home', success: 0.9, qualityGood: true }],
    ['with little success', { setting: 'clinic', success: 0.7, qualityGood: true }],
    ['that could not be measured', { setting: 'clinic', success: 0.9, qualityGood: false }],
    ['without trials', { setting: 'clinic', success: undefined, qualityGood: true }],
  ] as const)('a set %s verifies nothing', (_, set) => {
    expect(model.afterSet(personWanting(0, 0.7), set).verifiedDifficulty).toBeUndefined();
  });
});

describe('other methods', () => {
  it('a weighted staircase makes the steps of all trials of a set', () => {
    const method = { name: 'weighted-staircase', easierStep: 0.4 } as const;
    const lastTrials = [true, true, false, true, true, true];
    const { decision, state } = next(personWanting(2, 0), { lastTrials }, { method });
    // Five steps of 0.1 harder, one of 0.4 easier.
    expect(decision.wantedDifficulty).toBeCloseTo(0.1, 9);
    expect(decision).toMatchObject({ reason: 'staircase', method: 'weighted-staircase' });
    expect(state.staircaseRun).toBe(0);
    expect(describeDecision(decision, [])).toContainEqual(message('decisions.why.staircase'));
  });

  it('a transformed staircase carries a run of successes into the next set', () => {
    const method = { name: 'transformed-staircase', successes: 2, easierStep: 0.4 } as const;
    const first = next(personWanting(2, 0), { lastTrials: [true, true, true] }, { method });
    expect(first.decision.wantedDifficulty).toBeCloseTo(0.4 * 0.5488, 9);
    expect(first.state.staircaseRun).toBe(1);
    expect(first.decision.targetSuccess).toBe(0.8035);
    const second = next(first.state, { lastTrials: [true, false] }, { method });
    expect(second.decision.wantedDifficulty).toBeCloseTo(2 * 0.4 * 0.5488 - 0.4, 9);
  });

  it('an assessment plays where answers tell most, gates or no gates of success', () => {
    const method = { name: 'assessment' } as const;
    const person = personWanting(2, 0);
    const { decision } = next(person, {}, { method });
    expect(decision.reason).toBe('most-informative');
    expect(decision.parameters).toEqual(parametersAt(SQUALL_CURVE, decision.newDifficulty));
    expect(next(person, { painNow: 5 }, { method }).decision.reason).toBe('pain-gate');
  });
});

describe('an override', () => {
  it('takes the place of the decision, with its reason, inside the bounds', () => {
    const bounds: Bounds = { amplitudePercent: { floor: 18, cap: 20 } };
    const modelled = next(personWanting(0, 0), {}, { bounds });
    const word = { difficulty: 1.2, reason: 'felt bored' };
    const { decision, state } = overridden(modelled, SQUALL_CURVE, bounds, word);
    expect(decision).toMatchObject({ reason: 'override', note: 'felt bored', oldDifficulty: 0 });
    expect(decision.newDifficulty).toBeCloseTo(1.2, 6);
    expect(decision.parameters.amplitudePercent).toBeLessThanOrEqual(20);
    expect(state.lastDifficulty).toBe(decision.newDifficulty);
    expect(decision.wantedDifficulty).toBe(modelled.decision.wantedDifficulty);
    expect(describeDecision(decision, [])).toEqual([
      message('decisions.done.harder'),
      message('decisions.why.override-with-note', { note: 'felt bored' }),
    ]);
  });
});

const boundsArbitrary: fc.Arbitrary<Bounds> = fc
  .tuple(
    ...SQUALL_INFO.parameters.map(({ key, min, max }) =>
      fc
        .tuple(
          fc.double({ min, max, noNaN: true }),
          fc.double({ min, max, noNaN: true }),
          fc.constantFrom('free', 'bounded', 'locked'),
        )
        .map(([one, other, kind]) => {
          const [floor, cap] = [Math.min(one, other), Math.max(one, other)];
          if (kind === 'free') return undefined;
          return [key, kind === 'locked' ? { floor, cap, locked: cap } : { floor, cap }] as const;
        }),
    ),
  )
  .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)));

const contextArbitrary: fc.Arbitrary<Partial<AdaptationContext>> = fc.record({
  painNow: fc.integer({ min: 0, max: 7 }),
  qualityGood: fc.boolean(),
  lastSuccess: fc.double({ min: 0, max: 1, noNaN: true }),
  conservative: fc.constantFrom(undefined, 'fear' as const),
});

describe('whatever happens', () => {
  it('stays inside the bounds, moves one parameter unless it steps back, and names the difficulty of what is played', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(-2, 0, 2),
        fc.array(contextArbitrary, { minLength: 1, maxLength: 5 }),
        boundsArbitrary,
        (ability, contexts, bounds) => {
          let state = personWanting(ability);
          for (const context of contexts) {
            const { decision, state: after } = next(state, context, { bounds });
            for (const [key, { floor, cap, locked }] of Object.entries(bounds)) {
              const value = decision.parameters[key] ?? Number.NaN;
              expect(value).toBeGreaterThanOrEqual((locked ?? floor) - 1e-9);
              expect(value).toBeLessThanOrEqual((locked ?? cap) + 1e-9);
            }
            expect(difficultyOf(SQUALL_CURVE, decision.parameters)).toBe(decision.newDifficulty);
            const back = decision.reason === 'pain-gate' || decision.reason === 'two-failed-sets';
            const mayMove = back || state.lastParameters === undefined ? 4 : 1;
            expect(decision.moved.length).toBeLessThanOrEqual(mayMove);
            const hardest = back ? (state.lastDifficulty ?? Infinity) : Infinity;
            expect(decision.newDifficulty).toBeLessThanOrEqual(hardest + 1e-9);
            expect(decisionText(decision, [], ENGLISH)).toMatch(/^[A-Z].*\.$/);
            state = after;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('rolled back and played again, comes to the same states and decisions', () => {
    const play = (from: AbilityState): { states: AbilityState[]; decisions: AdaptationDecision[] } => {
      const states = [from];
      const decisions: AdaptationDecision[] = [];
      for (let set = 0; set < 6; set++) {
        const choice = next(states.at(-1) ?? from, { lastSuccess: set % 3 === 0 ? 0.3 : 0.9, painNow: set });
        decisions.push(choice.decision);
        const trials = [0.4, 2.2, undefined].map((margin) => ({
          difficulty: choice.decision.newDifficulty,
          score: margin === undefined ? 0 : 1,
          margin,
        }));
        states.push(trials.reduce((state, trial) => model.update(state, trial), choice.state));
      }
      return { states, decisions };
    };
    const once = play(model.initial());
    expect(play(model.initial())).toEqual(once);
    const third = JSON.parse(JSON.stringify(once.states[3])) as AbilityState;
    expect(next(third, { lastSuccess: 0.3, painNow: 3 }).decision).toEqual(once.decisions[3]);
  });
});

describe('any curve', () => {
  it('rises by no more than its parameters may in a set and in a session, however well it goes', () => {
    const curve = {
      ...SQUALL_CURVE,
      parameters: SQUALL_CURVE.parameters.map(({ key, easy, hard, scale, weight }) => ({
        key,
        easy,
        hard,
        scale,
        weight,
      })),
    };
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 1, noNaN: true }),
        fc.boolean(),
        fc.integer({ min: 1, max: 8 }),
        (start, careful, sets) => {
          const sessionParameters = parametersAt(curve, start);
          let state: AbilityState = {
            ...known(2),
            lastDifficulty: start,
            lastParameters: sessionParameters,
          };
          const share = careful ? 0.5 : 1;
          for (let set = 0; set < sets; set++) {
            const before = state.lastParameters ?? sessionParameters;
            const conservative = careful ? 'fear' : undefined;
            state = model.next(state, curve, POLICY, { ...WELL, conservative, sessionParameters }).state;
            for (const parameter of curve.parameters) {
              const at = (values: Parameters = {}): number =>
                progressOf(parameter, values[parameter.key] ?? Number.NaN);
              const now = at(state.lastParameters);
              expect(now - at(before)).toBeLessThanOrEqual(mostRise(parameter, 'set', share) + 1e-9);
              expect(now - at(sessionParameters)).toBeLessThanOrEqual(
                mostRise(parameter, 'session', share) + 1e-9,
              );
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** What holds for every exercise, whatever it asks for: of the registry, so that a new one is held to it too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppendOnlyList } from '#core/append-only-list.ts';
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import type { Steering } from '#core/contract/stimulus.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseContext, ExerciseInput } from '#core/exercise/exercise.ts';
import { steersIn } from '#core/exercise/posture.ts';
import { fromFraction } from '#core/exercise/range.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { countedSuccesses } from '#core/exercise/trial.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import { EXERCISES } from '#games/registry.ts';
import { numbersIn, roundContext } from './drive.ts';

/** One step as the runner makes it, before it is put into the history. */
type Given = Omit<ExerciseInput, 'history'>;

const STEP_MS = 10;
const SET_MS = 30_000;

const played = Object.values(EXERCISES).flatMap((exercise) =>
  exercise.info.steerings.map((steering) => ({ id: exercise.info.id, steering, exercise })),
);

function contextOf({ info }: Exercise, steering: Steering, durationMs = SET_MS): ExerciseContext {
  const posture = info.postures.find((name) => steersIn(steering, name)) ?? 'feet-apart';
  const reach = steering === 'centre-of-pressure' ? 80 : 12;
  return { ...roundContext(reach, durationMs), steering, posture };
}

/** What a session plays first. */
function usualParameters({ curve }: Exercise) {
  return curve === undefined ? {} : parametersAt(curve, 0);
}

/** Steering, with the body angles that belong to it. */
function given(context: ExerciseContext, tMs: number, steering: PlaneVector, valid = true): Given {
  const raw = fromFraction(context.range, steering);
  const angles = {
    ...NEUTRAL_BODY,
    thoraxLateralDeg: raw.ml,
    thoraxFlexionDeg: raw.ap,
    thoraxAxialDeg: raw.ml / 2,
    pelvisLateralDeg: raw.ml / 3,
    pelvisFlexionDeg: raw.ap / 3,
  };
  return {
    tMs,
    steering,
    raw,
    valid,
    body: { angles, valid: { thorax: valid, pelvis: valid, tilt: valid } },
  };
}

interface Played {
  readonly states: readonly unknown[];
  readonly state: unknown;
  readonly samples: BlockSamples;
}

/** Plays what somebody gives for each state, until it is over or the time is up. */
function playBlock(
  exercise: Exercise,
  context: ExerciseContext,
  give: (state: unknown, tMs: number) => Given,
  seed = 5,
  parameters = usualParameters(exercise),
): Played {
  let state = exercise.init(parameters, context, seed);
  let samples: BlockSamples = AppendOnlyList.empty();
  const states: unknown[] = [];
  for (let tMs = 0; tMs < context.durationMs && !exercise.finished(state); tMs += STEP_MS) {
    const input = give(state, tMs);
    state = exercise.step(state, { ...input, history: samples }).state;
    samples = samples.with(input);
    states.push(state);
  }
  return { states, state, samples };
}

/** Somebody who goes where the picture asks, a little late and unsteady. */
function follower(exercise: Exercise, context: ExerciseContext): (state: unknown, tMs: number) => Given {
  const random = createRandom(17);
  let at: PlaneVector = { ml: 0, ap: 0 };
  return (state, tMs) => {
    const [aim] = exercise.stimulus(state).aims;
    const wanted = (axis: 'ml' | 'ap'): number =>
      aim === undefined ? 0 : at[axis] + aim.target[axis] - aim.marker[axis];
    const towards = (axis: 'ml' | 'ap'): number => {
      const goal = Math.min(0.9, Math.max(-0.9, wanted(axis)));
      return at[axis] + 0.04 * (goal - at[axis]) + uniform(random, -0.004, 0.004);
    };
    at = { ml: towards('ml'), ap: towards('ap') };
    return given(context, tMs, at);
  };
}

describe.each(played)('$id by $steering', ({ exercise, steering }) => {
  const context = contextOf(exercise, steering);
  const whole = playBlock(exercise, context, follower(exercise, context));

  it('gives the same states and the same result for the same inputs', () => {
    const again = playBlock(exercise, context, follower(exercise, context));
    expect(again.state).toEqual(whole.state);
    expect(exercise.result(again.state, again.samples)).toEqual(exercise.result(whole.state, whole.samples));
  });

  it('names every metric that it gives, and gives numbers', () => {
    const { metrics, trials } = exercise.result(whole.state, whole.samples);
    const named = exercise.info.metrics.map(({ key }) => key);
    expect(named).toEqual(expect.arrayContaining(Object.keys(metrics)));
    expect(numbersIn({ metrics, trials }).every(Number.isFinite)).toBe(true);
  });

  it('compares only metrics that it has, and tells of every one how much a person scatters', () => {
    const { metrics, comparable } = exercise.info;
    const keys = metrics.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining([...comparable]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { withinPerson } of metrics) expect(withinPerson.standardDeviation).toBeGreaterThan(0);
  });

  it('keeps its state small and plain, as it is told to the page sixty times a second', () => {
    const state = whole.states.at(-1);
    expect(structuredClone(state)).toStrictEqual(state);
    expect(JSON.stringify(state).length).toBeLessThan(60_000);
  });

  it('takes every disturbance away within 200 ms of a release, at any moment, and goes on after it', () => {
    fc.assert(
      fc.property(fc.nat(whole.states.length - 1), (index) => {
        const tMs = index * STEP_MS;
        const samples = AppendOnlyList.empty<Given>();
        let state = exercise.release(whole.states[index], tMs);
        for (let step = 1; step <= 20; step++) {
          const input = given(context, tMs + step * STEP_MS, { ml: 0, ap: 0 });
          state = exercise.step(state, { ...input, history: samples }).state;
        }
        expect(exercise.disturbance(state)).toBe(0);
        const resumed = exercise.resume(state, tMs + 200);
        const next = exercise.step(resumed, {
          ...given(context, tMs + 210, { ml: 0, ap: 0 }),
          history: samples,
        });
        expect(exercise.disturbance(next.state)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('scores nothing from readings that are held from the past', () => {
    const { state, samples } = playBlock(exercise, context, (_, tMs) =>
      given(context, tMs, { ml: 0.2, ap: 0.1 }, false),
    );
    const { trials, quality } = exercise.result(state, samples);
    expect(countedSuccesses(trials)).toEqual([]);
    expect(quality).not.toBe('good');
  });

  it('never throws and never gives NaN, whatever it is given', () => {
    const anyNumber = fc.oneof(
      fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, 0),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    const anyInput = fc.record({ ml: anyNumber, ap: anyNumber, valid: fc.boolean(), odd: anyNumber });
    const keys = exercise.info.parameters.map(({ key }) => key);
    const anyParameters = fc.dictionary(fc.constantFrom('x', ...keys), anyNumber);
    const short = contextOf(exercise, steering, 8000);
    fc.assert(
      fc.property(
        fc.array(anyInput, { minLength: 40, maxLength: 80 }),
        anyParameters,
        (inputs, parameters) => {
          const { states, state, samples } = playBlock(
            exercise,
            short,
            (_, tMs) => {
              const { ml, ap, valid, odd } = inputs[(tMs / STEP_MS) % inputs.length] ?? inputs[0] ?? NOTHING;
              const { body, ...input } = given(short, tMs, { ml, ap }, valid);
              const angles = {
                ...NEUTRAL_BODY,
                thoraxLateralDeg: odd,
                pelvisLateralDeg: ml,
                thoraxAxialDeg: ap,
              };
              return {
                ...input,
                raw: { ml: odd, ap },
                ...(valid && body ? { body: { ...body, angles } } : {}),
              };
            },
            3,
            parameters,
          );
          for (const now of [...states.slice(0, 20), ...states.slice(-20)]) {
            expect(numbersIn(exercise.stimulus(now)).every(Number.isFinite)).toBe(true);
            expect(Number.isFinite(exercise.disturbance(now))).toBe(true);
          }
          const { metrics, trials } = exercise.result(state, samples);
          expect(numbersIn({ metrics, trials }).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });
});

const NOTHING = { ml: 0, ap: 0, valid: false, odd: 0 };

import { DIRECTIONS, UNIT } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { defaultRange } from '#core/exercise/range.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { LIMITS } from '#games/limits/index.ts';
import type { LimitsState } from '#games/limits/index.ts';
import { NO_SAMPLES, STILL, drive, inputOf, numbersIn, roundContext } from '../drive.ts';

const CONTEXT = roundContext(80, 150_000);

type Person = Parameters<typeof drive<LimitsState>>[4];

/** Leans towards each target at 80 mm/s, 300 ms after it appears, as far as `reach` says, and back at once. */
function leaner(reach: (direction: Direction) => number): Person {
  let shownForMs = 0;
  let outMm = 0;
  let direction: Direction = 'front';
  return (state) => {
    shownForMs = state.target === undefined ? 0 : shownForMs + 10;
    direction = state.target ?? direction;
    const goal = shownForMs > 300 ? reach(direction) : 0;
    outMm = outMm < goal ? Math.min(goal, outMm + 0.8) : Math.max(goal, outMm - 1.6);
    return { ml: outMm * UNIT[direction].ml, ap: outMm * UNIT[direction].ap, valid: true };
  };
}

describe('the limits of stability', () => {
  const reach = (direction: Direction): number => 40 + 5 * DIRECTIONS.indexOf(direction);
  const { state, states, cues, trials } = drive(LIMITS, {}, CONTEXT, 2, leaner(reach));
  const result = LIMITS.result(state, NO_SAMPLES);

  it('are what was reached and held in each of the eight directions', () => {
    expect(trials).toHaveLength(8);
    for (const direction of DIRECTIONS) {
      expect(result.range?.extent[direction]).toBeCloseTo(reach(direction), 6);
      expect(result.range?.measured[direction]).toBe(true);
    }
    expect(result.quality).toBe('good');
    expect(result.metrics.meanReach?.value).toBeCloseTo(57.5, 6);
    expect(result.metrics.leftRightPercent?.value).toBeCloseTo((200 * (50 - 70)) / 120, 6);
    expect(result.metrics.frontBackPercent?.value).toBeCloseTo((200 * (40 - 60)) / 100, 6);
  });

  it('come with reaction time, velocity, endpoint and directional control', () => {
    for (const { values } of trials) {
      expect(values.reactionMs).toBeGreaterThanOrEqual(290);
      expect(values.reactionMs).toBeLessThanOrEqual(350);
      expect(values.velocity).toBeCloseTo(80, 0);
      expect(values.endpoint).toBeCloseTo(values.maximum ?? 0, 6);
      expect(values.directionalControlPercent).toBeCloseTo(100, 3);
    }
    expect(Object.keys(result.metrics).toSorted()).toEqual(
      LIMITS.info.metrics.map((spec) => spec.key).toSorted(),
    );
  });

  it('take about a minute, one direction after another, told by cues', () => {
    expect(state.phase).toBe('done');
    expect(state.tMs).toBeLessThan(70_000);
    expect(cues.filter((cue) => cue.name === 'target').map((cue) => cue.direction)).toEqual(state.order);
    expect(cues.filter((cue) => cue.name === 'hold')).toHaveLength(8);
    expect(cues.at(-1)?.name).toBe('done');
    const phases = states.map((now) => now.phase).filter((phase, i, all) => phase !== all[i - 1]);
    expect(phases.slice(0, 5)).toEqual(['neutral', 'lean', 'hold', 'return', 'neutral']);
  });

  it('ask in an order that is the seed', () => {
    const order = (seed: number): readonly Direction[] => LIMITS.init({}, CONTEXT, seed).order;
    expect(order(4)).toEqual(order(4));
    expect(new Set(Array.from({ length: 10 }, (_, seed) => order(seed).join())).size).toBe(10);
    expect(order(4).toSorted()).toEqual(DIRECTIONS.toSorted());
  });
});

describe('somebody who', () => {
  it('never moves gets the cautious defaults, within 70 s, and is told to be unmeasured', () => {
    const { state, trials } = drive(LIMITS, {}, CONTEXT, 3, () => STILL);
    expect(state.phase).toBe('done');
    expect(state.tMs).toBeLessThan(70_000);
    expect(trials.every((trial) => trial.success === false)).toBe(true);
    expect(LIMITS.result(state, NO_SAMPLES)).toMatchObject({
      range: defaultRange('centre-of-pressure', 'feet-apart'),
      quality: 'few-trials',
    });
  });

  it('stands far off the middle is not waited for for ever', () => {
    const { state } = drive(LIMITS, {}, CONTEXT, 3, () => ({ ...STILL, ml: 60 }));
    expect(state.tMs).toBeLessThanOrEqual(70_000);
    expect(LIMITS.finished(state)).toBe(true);
  });

  it('leans the wrong way has that direction unmeasured', () => {
    const { state } = drive(
      LIMITS,
      {},
      CONTEXT,
      3,
      leaner((direction) => (direction === 'back' ? -40 : 50)),
    );
    const { range, quality } = LIMITS.result(state, NO_SAMPLES);
    expect(range?.measured).toMatchObject({ back: false, front: true });
    expect(quality).toBe('good');
  });

  it('twitches once does not get a limit from it', () => {
    let steps = 0;
    const { state } = drive(LIMITS, {}, CONTEXT, 3, () => ({
      ...STILL,
      ml: ++steps % 40 === 0 ? 180 : 0,
    }));
    expect(Object.values(LIMITS.result(state, NO_SAMPLES).range?.measured ?? {})).not.toContain(true);
  });
});

describe('held readings and pauses', () => {
  it('leave a direction with many held readings unmeasured', () => {
    const lean = leaner(() => 50);
    const { state, trials } = drive(LIMITS, {}, CONTEXT, 5, (now, tMs) => {
      return { ...lean(now, tMs), valid: now.lean?.index !== 0 || tMs % 50 !== 0 };
    });
    expect(trials[0]).toMatchObject({ void: 'held-readings' });
    expect(LIMITS.result(state, NO_SAMPLES).range?.measured[state.order[0] ?? 'front']).toBe(false);
  });

  it('ask again for the direction that was broken off', () => {
    const lean = leaner(() => 50);
    let state = LIMITS.init({}, CONTEXT, 6);
    let tMs = 0;
    let history = NO_SAMPLES;
    const step = (): void => {
      const input = inputOf(CONTEXT, history, tMs, lean(state, tMs));
      state = LIMITS.step(state, input).state;
      history = history.with({ tMs, steering: input.steering, raw: input.raw, valid: input.valid });
      tMs += 10;
    };
    while (state.lean === undefined || state.bestReachMm < 20) step();
    const asked = state.target;
    state = LIMITS.release(state, tMs);
    expect(LIMITS.stimulus(state)).toMatchObject({ attending: false, aims: [{ target: { ml: 0, ap: 0 } }] });
    for (let i = 0; i < 50; i++) step();
    expect(state.phase).toBe('released');
    state = LIMITS.resume(state, tMs);
    const resumedAt = tMs;
    while (state.target === undefined) step();
    expect(state.target).toBe(asked);
    expect(tMs - resumedAt).toBeGreaterThanOrEqual(3000);
    while (!LIMITS.finished(state)) step();
    const result = LIMITS.result(state, NO_SAMPLES);
    expect(result.trials.filter((trial) => trial.void === 'interrupted')).toHaveLength(1);
    expect(Object.values(result.range?.measured ?? {})).not.toContain(false);
    expect(result.quality).toBe('interrupted');
  });
});

describe('any input at all', () => {
  it('never throws and never gives NaN', () => {
    const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308));
    const anyInput = fc.record({ ml: anyNumber, ap: anyNumber, valid: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyInput, { minLength: 30, maxLength: 60 }), anyNumber, (inputs, odd) => {
        const context = { ...roundContext(80, 12_000), quietSwayRms: odd };
        const { states, state } = drive(
          LIMITS,
          {},
          context,
          1,
          (_, tMs) => inputs[(tMs / 10) % inputs.length] ?? STILL,
        );
        for (const now of states.filter((_, i) => i % 40 === 0)) {
          expect(numbersIn(now).every(Number.isFinite)).toBe(true);
          expect(numbersIn(LIMITS.stimulus(now)).every(Number.isFinite)).toBe(true);
        }
        expect(numbersIn(LIMITS.result(state, NO_SAMPLES)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

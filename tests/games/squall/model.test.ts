import { UNIT, lengthOf } from '#core/exercise/directions.ts';
import type { ExerciseInput } from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { median } from '#core/signal/statistics.ts';
import { SQUALL } from '#games/squall/index.ts';
import type { SquallState } from '#games/squall/index.ts';
import { BOAT_RAD_S } from '#games/squall/model/boat.ts';
import { NO_SAMPLES, STILL, drive, inputOf, numbersIn, roundContext } from '../drive.ts';
import type { Answer } from '../drive.ts';

const REACH_MM = 80;
const UNCUED = { amplitudePercent: 30, intervalS: 3, uncuedPercent: 75, recoveryLimitS: 3 };
const CUED = { ...UNCUED, uncuedPercent: 0 };

const still = (tMs: number): ExerciseInput => inputOf(roundContext(REACH_MM), NO_SAMPLES, tMs, STILL);

type Person = Parameters<typeof drive<SquallState>>[4];

/** Leans by a fraction of the limits against the wind of the running gust, from this long after it began. */
function leaning(fraction: number, afterMs: number): Person {
  return (state, tMs) => {
    const trial = state.trial;
    const blows = trial !== undefined && trial.planned.kind !== 'catch' && tMs - trial.onsetMs >= afterMs;
    if (!blows) return STILL;
    const against = UNIT[trial.planned.direction];
    return {
      ml: -fraction * REACH_MM * against.ml,
      ap: -fraction * REACH_MM * against.ap,
      valid: true,
    };
  };
}

const gusts = (trials: readonly TrialResult[]): TrialResult[] =>
  trials.filter((trial) => trial.kind !== 'catch');

/** Boat under a unit wind that rises over 150 ms: the ramp response of two equal lags, t in s. */
function boatUnderGust(t: number): number {
  const w = BOAT_RAD_S;
  const ramp = (s: number): number => (s <= 0 ? 0 : s - 2 / w + (s + 2 / w) * Math.exp(-w * s));
  return (ramp(t) - ramp(t - 0.15)) / 0.15;
}

/** The same under a sudden unit lean. */
function boatUnderLean(t: number): number {
  return t <= 0 ? 0 : 1 - (1 + BOAT_RAD_S * t) * Math.exp(-BOAT_RAD_S * t);
}

describe('a gust nobody answers', () => {
  const { trials, states } = drive(SQUALL, UNCUED, roundContext(REACH_MM), 3, () => STILL);

  it('is missed', () => {
    expect(gusts(trials).length).toBeGreaterThan(4);
    for (const trial of gusts(trials)) {
      expect(trial).toMatchObject({ success: false, score: 0, values: { anticipated: 0, capsized: 0 } });
      expect(trial.values.latencyMs).toBeUndefined();
      expect(trial.values.recoveryS).toBeUndefined();
      expect(trial.values.peakPercent).toBeCloseTo(30, 0);
    }
  });

  it('is missed even when it is weak', () => {
    const weak = drive(SQUALL, { ...UNCUED, amplitudePercent: 15 }, roundContext(REACH_MM), 3, () => STILL);
    expect(gusts(weak.trials).every((trial) => trial.success === false)).toBe(true);
  });

  it('carries the boat as two equal lags do', () => {
    const onset = states.findIndex(
      (state) => state.phase === 'gust' && state.trial?.planned.kind !== 'catch',
    );
    for (const steps of [10, 30, 60, 120]) {
      expect(lengthOf(states[onset + steps]?.offset ?? UNIT.front)).toBeCloseTo(
        0.3 * boatUnderGust(steps / 100),
        2,
      );
    }
  });
});

describe('a gust answered in time', () => {
  const afterMs = 300;
  const { trials, cues, state } = drive(SQUALL, UNCUED, roundContext(REACH_MM), 4, leaning(0.3, afterMs));
  const uncued = trials.filter((trial) => trial.kind === 'uncued');

  it('is caught, with the latency of the lean less the delay of the sensors’ filter', () => {
    expect(uncued.length).toBeGreaterThan(3);
    for (const trial of uncued) {
      expect(trial).toMatchObject({ success: true, score: 1 });
      expect(trial.values.latencyMs).toBe(afterMs - roundContext(REACH_MM).latencyMs);
    }
  });

  it('has the peak and the recovery time of the closed form', () => {
    // A sample stands for the 10 ms that end with it: the lean acts 10 ms early, the rising wind 5 ms.
    const offset = (t: number): number =>
      0.3 * (boatUnderGust(t + 0.005) - boatUnderLean(t + 0.01 - afterMs / 1000));
    const times = Array.from({ length: 3000 }, (_, i) => i / 1000);
    const peak = Math.max(...times.map(offset));
    const peakAt = times.find((t) => offset(t) === peak) ?? 0;
    const recovery = times.find((t) => t > peakAt && offset(t) < 0.1) ?? 0;
    for (const trial of uncued) {
      expect(trial.values.peakPercent).toBeCloseTo(100 * peak, 1);
      expect(Math.abs((trial.values.recoveryS ?? 0) - recovery)).toBeLessThan(0.03);
      expect(trial.endMs - trial.startMs).toBeCloseTo(1000 * recovery + 500, -2);
    }
  });

  it('is told to eyes and ears', () => {
    const names = cues.map((cue) => cue.name);
    expect(names.filter((name) => name === 'recovered')).toHaveLength(gusts(trials).length);
    expect(names.filter((name) => name === 'gust')).toHaveLength(gusts(trials).length);
    expect(names).not.toContain('missed');
    expect(cues.find((cue) => cue.name === 'gust')).toMatchObject({ strength: 0.6 });
  });

  it('comes to a result', () => {
    const { metrics, quality } = SQUALL.result(state, NO_SAMPLES);
    expect(quality).toBe('good');
    expect(metrics.successPercent).toMatchObject({ value: 100 });
    expect(metrics.latencyMs).toMatchObject({ value: afterMs - 20, standardError: 0 });
    expect(Object.keys(metrics).every((key) => SQUALL.info.metrics.some((spec) => spec.key === key))).toBe(
      true,
    );
  });
});

describe('who knows the wind', () => {
  it('and meets it at once never leaves the line', () => {
    const { trials } = drive(SQUALL, UNCUED, roundContext(REACH_MM), 5, (state) => ({
      ml: -REACH_MM * state.wind.ml,
      ap: -REACH_MM * state.wind.ap,
      valid: true,
    }));
    for (const trial of gusts(trials))
      expect(trial).toMatchObject({ success: true, values: { recoveryS: 0 } });
  });

  it('and leans before it comes has anticipated it, and has no latency', () => {
    const { trials, state } = drive(SQUALL, CUED, roundContext(REACH_MM), 5, leaning(0.25, -200));
    for (const trial of gusts(trials)) {
      expect(trial.values.anticipated).toBe(1);
      expect(trial.values.latencyMs).toBeUndefined();
      expect(trial.success).toBe(true);
    }
    expect(SQUALL.result(state, NO_SAMPLES).metrics.latencyMs).toBeUndefined();
  });

  it('has an anticipation index: what knowing takes off the peak', () => {
    const mixed = { ...UNCUED, uncuedPercent: 50 };
    const { state, trials } = drive(SQUALL, mixed, roundContext(REACH_MM, 120_000), 6, (now, tMs) =>
      leaning(0.3, now.trial?.planned.kind === 'cued' ? 100 : 300)(now, tMs),
    );
    const peak = (kind: string): number =>
      median(trials.filter((trial) => trial.kind === kind).map((trial) => trial.values.peakPercent ?? 0));
    const index = SQUALL.result(state, NO_SAMPLES).metrics.anticipationIndex;
    expect(index?.value).toBeCloseTo(1 - peak('cued') / peak('uncued'), 6);
    expect(index?.value).toBeGreaterThan(0.3);
  });
});

describe('a catch trial', () => {
  const { trials, cues, states } = drive(SQUALL, CUED, roundContext(REACH_MM), 7, (state) => {
    const cued = state.trial?.planned;
    if (cued?.kind !== 'catch' || state.phase !== 'cue') return STILL;
    return { ml: -8 * UNIT[cued.direction].ml, ap: -8 * UNIT[cued.direction].ap, valid: true };
  });
  const catches = trials.filter((trial) => trial.kind === 'catch');

  it('is announced, never blows, and shows how far the person leaned for nothing', () => {
    expect(catches.length).toBeGreaterThan(0);
    for (const trial of catches) {
      expect(trial.values.responsePercent).toBeCloseTo(10, 6);
      expect(
        cues.some((cue) => cue.name === 'gust' && cue.tMs >= trial.startMs && cue.tMs <= trial.endMs),
      ).toBe(false);
      expect(cues.some((cue) => cue.name === 'cue' && cue.tMs === trial.startMs)).toBe(true);
    }
    const duringCatch = states.filter((state) => state.trial?.planned.kind === 'catch');
    expect(duringCatch.every((state) => lengthOf(state.wind) === 0)).toBe(true);
  });

  it('tells nothing about ability', () => {
    for (const trial of catches) {
      expect(trial.score).toBeUndefined();
      expect(trial.success).toBeUndefined();
      expect(trial.difficulty).toBeUndefined();
    }
  });
});

describe('the order of things', () => {
  const { states, cues, trials, state } = drive(SQUALL, CUED, roundContext(REACH_MM), 8, leaning(0.3, 300));

  it('begins with three seconds of calm', () => {
    expect(cues[0]?.tMs).toBeGreaterThanOrEqual(3000);
    expect(states.slice(0, 300).every((now) => now.phase === 'calm')).toBe(true);
  });

  it('announces a gust one second ahead, counting down', () => {
    const announced = states.filter((now) => now.cue !== undefined).map((now) => now.cue?.msLeft ?? 0);
    expect(Math.max(...announced)).toBe(1000);
    expect(Math.min(...announced)).toBeGreaterThan(0);
    const gust = cues.find((cue) => cue.name === 'gust');
    const before = cues.findLast((cue) => cue.name === 'cue' && cue.tMs < (gust?.tMs ?? 0));
    expect((gust?.tMs ?? 0) - (before?.tMs ?? 0)).toBe(1000);
  });

  it('lets the wind fade for at least a second', () => {
    const first = gusts(trials)[0];
    const fading = states.filter((now) => now.phase === 'fade' && now.tMs < (first?.endMs ?? 0) + 2000);
    expect(fading.length).toBeGreaterThanOrEqual(100);
    const strengths = fading.map((now) => lengthOf(now.wind));
    expect(strengths.every((wind, i) => i === 0 || wind <= (strengths[i - 1] ?? 0))).toBe(true);
  });

  it('ends within the time of the set with the wind gone', () => {
    expect(state.phase).toBe('done');
    expect(state.tMs).toBeLessThanOrEqual(60_000);
    expect(state.tMs).toBeGreaterThan(45_000);
    expect(SQUALL.disturbance(state)).toBe(0);
  });

  it('waits for a person who sways, but not for ever, and says so', () => {
    const restless = drive(SQUALL, UNCUED, roundContext(REACH_MM), 9, () => ({ ...STILL, ml: 35 }));
    expect(restless.trials.length).toBeGreaterThan(2);
    for (const trial of restless.trials)
      expect(trial.values).toMatchObject({ forcedStart: 1, waitedMs: 4000 });
    const calm = drive(SQUALL, UNCUED, roundContext(REACH_MM), 9, leaning(0.3, 200));
    for (const trial of calm.trials) expect(trial.values.forcedStart).toBe(0);
  });

  it('capsizes who leans the wrong way', () => {
    const wrong = drive(SQUALL, UNCUED, roundContext(REACH_MM), 10, leaning(-0.6, 200));
    const trial = gusts(wrong.trials)[0];
    expect(trial).toMatchObject({ success: false, values: { capsized: 1 } });
    expect((trial?.endMs ?? 0) - (trial?.startMs ?? 0)).toBeLessThan(1500);
  });
});

describe('held readings', () => {
  it('void a trial that has more than a tenth of them', () => {
    const { trials, state } = drive(SQUALL, UNCUED, roundContext(REACH_MM), 11, (now, tMs) => {
      const answer = leaning(0.3, 300)(now, tMs);
      return now.trial?.index === 0 ? { ...answer, valid: tMs % 50 !== 0 } : answer;
    });
    expect(trials[0]).toMatchObject({ void: 'held-readings' });
    expect(trials[0]?.score).toBeUndefined();
    expect(trials.slice(1).every((trial) => trial.void === undefined)).toBe(true);
    expect(SQUALL.result(state, NO_SAMPLES).metrics.successPercent?.trials).toBe(gusts(trials).length - 1);
  });

  it('make a whole set doubtful', () => {
    const { state } = drive(SQUALL, UNCUED, roundContext(REACH_MM), 11, (_, tMs) => ({
      ...STILL,
      valid: tMs % 40 !== 0,
    }));
    expect(SQUALL.result(state, NO_SAMPLES).quality).toBe('many-held-readings');
  });
});

describe('release', () => {
  const played = drive(
    SQUALL,
    { ...UNCUED, uncuedPercent: 40 },
    roundContext(REACH_MM),
    12,
    leaning(0.3, 500),
  ).states;

  it('takes all wind away within 200 ms from any state, and resumes after 3 s of calm', () => {
    fc.assert(
      fc.property(fc.nat(played.length - 2), (at) => {
        const before = played[at] ?? played[0];
        if (before === undefined || before.phase === 'done') return;
        let state = SQUALL.release(before, before.tMs);
        let tMs = before.tMs;
        for (let i = 0; i < 20; i++) state = SQUALL.step(state, still((tMs += 10))).state;
        expect(SQUALL.disturbance(state)).toBe(0);
        for (let i = 0; i < 100; i++) state = SQUALL.step(state, still((tMs += 10))).state;
        expect(SQUALL.disturbance(state)).toBe(0);
        expect(SQUALL.stimulus(state)).toMatchObject({ attending: false });
        state = SQUALL.resume(state, tMs);
        for (let i = 0; i < 299; i++) {
          const output = SQUALL.step(state, still((tMs += 10)));
          state = output.state;
          expect(output.cues).toEqual([]);
          expect(SQUALL.disturbance(state)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('voids the running trial, once, whether or not a step follows before the resume', () => {
    const running = played.find((state) => state.phase === 'gust' && state.trial?.planned.kind !== 'catch');
    if (running === undefined) throw new Error('no gust');
    const released = SQUALL.release(running, running.tMs);
    const stepped = SQUALL.step(released, still(running.tMs + 10));
    expect(stepped.trials).toHaveLength(1);
    expect(stepped.trials[0]).toMatchObject({ void: 'interrupted' });
    const voids = (state: SquallState): number =>
      SQUALL.result(state, NO_SAMPLES).trials.filter((trial) => trial.void === 'interrupted').length;
    expect(voids(released)).toBe(1);
    expect(voids(stepped.state)).toBe(1);
    expect(voids(SQUALL.resume(stepped.state, running.tMs + 500))).toBe(1);
    expect(voids(SQUALL.resume(released, running.tMs + 500))).toBe(1);
    expect(SQUALL.result(stepped.state, NO_SAMPLES).quality).toBe('interrupted');
  });

  it('asked twice is the same as once; a resume without a release changes nothing', () => {
    const running = played[700];
    if (running === undefined) throw new Error('too short');
    const once = SQUALL.release(running, running.tMs);
    expect(SQUALL.release(once, running.tMs + 100)).toBe(once);
    expect(SQUALL.resume(running, running.tMs)).toBe(running);
  });
});

describe('what is seen', () => {
  it('is the boat in fractions of the range, and the coming push', () => {
    const { states } = drive(SQUALL, CUED, roundContext(REACH_MM, 120_000), 13, () => STILL);
    const right = states.findLast((state) => state.cue?.direction === 'right');
    expect(right && SQUALL.stimulus(right).aims[0]?.cue?.push.ml).toBeCloseTo(0.3, 9);
    const pushed = states.findLast(
      (state) => state.trial?.planned.direction === 'right' && state.phase === 'gust',
    );
    expect(pushed && SQUALL.stimulus(pushed).aims[0]?.marker).toEqual(pushed?.offset);
  });
});

describe('any input at all', () => {
  const anyNumber = fc.oneof(
    fc.double(),
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, 0),
    fc.double({ min: -200, max: 200, noNaN: true }),
  );
  const anyInput = fc.record({ ml: anyNumber, ap: anyNumber, valid: fc.boolean() });

  it('never throws, gives NaN, or moves the boat out of all bounds', () => {
    const parameters = fc.dictionary(fc.constantFrom('amplitudePercent', 'intervalS', 'x'), anyNumber);
    fc.assert(
      fc.property(
        fc.array(anyInput, { minLength: 50, maxLength: 100 }),
        parameters,
        anyNumber,
        (inputs, given, odd) => {
          const context = roundContext(REACH_MM, 8000);
          const extent = { ...context.range.extent, back: odd };
          const wild = { ...context, range: { ...context.range, extent }, quietSwayRms: odd };
          const { states, state } = drive(SQUALL, given, wild, 1, (_, tMs): Answer => {
            return inputs[(tMs / 10) % inputs.length] ?? STILL;
          });
          for (const now of [...states.slice(0, 50), ...states.slice(-50)]) {
            expect(numbersIn({ ...now, range: 0 }).every(Number.isFinite)).toBe(true);
            expect(numbersIn(SQUALL.stimulus(now)).every(Number.isFinite)).toBe(true);
          }
          expect(numbersIn(SQUALL.result(state, NO_SAMPLES)).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives identical states for identical inputs', () => {
    const play = (): SquallState => drive(SQUALL, CUED, roundContext(), 21, leaning(0.28, 260)).state;
    expect(play()).toEqual(play());
  });
});

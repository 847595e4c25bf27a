import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difficultyOf } from '#core/exercise/curve.ts';
import { lengthOf } from '#core/exercise/directions.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { NIGHT_WATCH_CURVE } from '#games/night-watch/curve.ts';
import { NIGHT_WATCH } from '#games/night-watch/index.ts';
import type { NightWatchState } from '#games/night-watch/index.ts';
import { NO_SAMPLES, STILL, drive, inputOf, numbersIn, roundContext } from '../drive.ts';
import type { Answer } from '../drive.ts';
import { EASY, REACH_MM, finding } from './people.ts';

const SET = roundContext(REACH_MM, 240_000);
/** 10 % of 80 mm, for who stands. */
const TOLERANCE_MM = 1.2 * 8;

describe('Who overshoots by 6 mm to the right and stops 4 mm short to the left', () => {
  const { state, trials } = drive(
    NIGHT_WATCH,
    { ...EASY, directions: 2 },
    SET,
    3,
    finding(({ place }) => (place.direction === 'right' ? 6 : -4)),
  );
  const { metrics, quality } = NIGHT_WATCH.result(state, NO_SAMPLES);

  it('has these constant errors and no variable error in each direction', () => {
    expect(metrics['constantError.right']?.value).toBeCloseTo(6, 9);
    expect(metrics['constantError.left']?.value).toBeCloseTo(-4, 9);
    expect(metrics['variableError.right']?.value).toBeCloseTo(0, 9);
    expect(metrics['absoluteError.left']?.value).toBeCloseTo(4, 9);
    expect(metrics['constantError.front']).toBeUndefined();
  });

  it('has the variable error of two groups of errors overall', () => {
    const right = metrics['constantError.right']?.trials ?? 0;
    const left = metrics['constantError.left']?.trials ?? 0;
    const errors = [...Array<number>(right).fill(6), ...Array<number>(left).fill(-4)];
    expect(metrics.constantError?.value).toBeCloseTo(mean(errors), 9);
    expect(metrics.variableError?.value).toBeCloseTo(populationStandardDeviation(errors), 9);
    expect(metrics.absoluteError?.trials).toBe(errors.length);
  });

  it('finds every place, with at least ten dark finds and every fifth with sight', () => {
    expect(metrics.successPercent?.value).toBe(100);
    expect(metrics.absoluteError?.trials).toBeGreaterThanOrEqual(10);
    expect(quality).toBe('good');
    const sight = trials.filter(({ kind }) => kind === 'sight').length;
    expect(sight / trials.length).toBeCloseTo(0.2, 1);
  });
});

describe('Known scatter of repositioning', () => {
  const { state, trials } = drive(
    NIGHT_WATCH,
    EASY,
    SET,
    5,
    finding(({ index, planned }) => (planned.kind === 'sight' ? 1 : index % 2 === 0 ? 9 : -5)),
  );
  const { metrics } = NIGHT_WATCH.result(state, NO_SAMPLES);
  const errors = trials.flatMap(({ kind, values }) => (kind === 'dark' ? (values.error ?? []) : []));

  it('comes out as constant, absolute and variable error with their standard errors', () => {
    expect(errors.every((error) => Math.abs(error - 9) < 1e-9 || Math.abs(error + 5) < 1e-9)).toBe(true);
    const n = errors.length;
    expect(metrics.constantError?.value).toBeCloseTo(mean(errors), 9);
    expect(metrics.absoluteError?.value).toBeCloseTo(mean(errors.map(Math.abs)), 9);
    const variable = populationStandardDeviation(errors);
    expect(metrics.variableError?.value).toBeCloseTo(variable, 9);
    expect(metrics.variableError?.standardError).toBeCloseTo(variable / Math.sqrt(2 * (n - 1)), 9);
    expect(metrics.constantError?.standardError).toBeCloseTo(variable / Math.sqrt(n - 1), 9);
  });

  it('gives feedback dependence as the error in the dark less that with sight', () => {
    expect(metrics.sightError?.value).toBeCloseTo(1, 9);
    expect(metrics.feedbackDependence?.value).toBeCloseTo(mean(errors.map(Math.abs)) - 1, 9);
  });
});

describe('A find', () => {
  it('succeeds inside the tolerance and fails beyond it', () => {
    const played = drive(
      NIGHT_WATCH,
      EASY,
      SET,
      6,
      finding(({ index }) => (index % 2 === 0 ? TOLERANCE_MM - 0.1 : TOLERANCE_MM + 0.1)),
    );
    const scored = played.trials.filter(({ kind }) => kind !== 'sight');
    expect(scored.length).toBeGreaterThan(8);
    for (const trial of scored) {
      expect(trial.success).toBe(trial.index % 2 === 0);
      expect(trial.score).toBe(trial.success === true ? 1 : 0);
      expect(trial.difficulty).toBeCloseTo(difficultyOf(NIGHT_WATCH_CURVE, EASY), 12);
    }
  });

  it('has as margin what the tolerance could still have narrowed', () => {
    const { trials } = drive(
      NIGHT_WATCH,
      EASY,
      SET,
      6,
      finding(() => TOLERANCE_MM / 2),
    );
    const margin = difficultyOf(NIGHT_WATCH_CURVE, { ...EASY, tolerancePercent: 5 });
    const found = trials.find(({ kind }) => kind === 'dark');
    expect(found?.margin).toBeCloseTo(margin - difficultyOf(NIGHT_WATCH_CURVE, EASY), 9);
  });

  it('with sight tells nothing about ability', () => {
    const { trials } = drive(
      NIGHT_WATCH,
      EASY,
      SET,
      6,
      finding(() => 0),
    );
    const sight = trials.find(({ kind }) => kind === 'sight');
    expect(sight).toMatchObject({ values: { error: expect.closeTo(0, 9) } });
    expect(sight?.score).toBeUndefined();
  });

  it('is not answered by who stays in the middle: missed, without an error', () => {
    const played = drive(NIGHT_WATCH, EASY, SET, 6, (state) =>
      state.phase === 'find' ? STILL : finding(() => 0)(state),
    );
    const dark = played.trials.filter(({ kind }) => kind === 'dark');
    expect(dark.length).toBeGreaterThan(3);
    for (const trial of dark) {
      expect(trial).toMatchObject({ success: false, score: 0 });
      expect(trial.values.error).toBeUndefined();
      expect(trial.values.timeS).toBeCloseTo(12, 1);
    }
    expect(NIGHT_WATCH.result(played.state, NO_SAMPLES).metrics.absoluteError).toBeUndefined();
  });

  it('counts its error along the way to the place; what is aside is told apart', () => {
    const { trials } = drive(
      NIGHT_WATCH,
      EASY,
      SET,
      6,
      finding(() => 2, 7),
    );
    for (const { values } of trials) {
      expect(values.error).toBeCloseTo(2, 9);
      expect(values.aside).toBeCloseTo(7, 9);
    }
  });

  it('ends one second after the person stopped', () => {
    const { trials } = drive(
      NIGHT_WATCH,
      EASY,
      SET,
      6,
      finding(() => 0),
    );
    for (const { values } of trials) expect(values.timeS).toBeCloseTo(1, 1);
  });
});

describe('A place', () => {
  it('that nobody goes to is let go after eight seconds, and never asked for', () => {
    const { trials, states, state } = drive(NIGHT_WATCH, EASY, SET, 7, () => STILL);
    expect(trials).toEqual([]);
    expect(states.some(({ phase }) => phase === 'find')).toBe(false);
    expect(state.phase).toBe('done');
    expect(NIGHT_WATCH.result(state, NO_SAMPLES).quality).toBe('few-trials');
  });

  it('is remembered as the person held it, not as it was drawn', () => {
    const person = finding(() => 0);
    const { trials } = drive(NIGHT_WATCH, EASY, SET, 7, (state) => {
      const answer = person(state);
      return state.phase === 'show' ? { ...answer, ml: answer.ml + 3, ap: answer.ap + 3 } : answer;
    });
    for (const { values } of trials) expect(values.error).toBeCloseTo(0, 9);
  });

  it('grows for who can not hold still there', () => {
    const person = finding(() => 0);
    const { trials } = drive(NIGHT_WATCH, EASY, SET, 7, (state, tMs) => {
      const answer = person(state);
      const shakes = state.phase === 'show' ? (tMs % 400 < 200 ? 14 : -14) : 0;
      return { ...answer, ml: answer.ml + shakes };
    });
    expect(trials.length).toBeGreaterThan(5);
  });
});

describe('Phases', () => {
  const { states, cues, trials } = drive(
    NIGHT_WATCH,
    EASY,
    SET,
    8,
    finding(() => 0),
  );

  it('ask to close the eyes before a dark find and to open them after it', () => {
    const names = cues.map(({ name }) => name).filter((name) => name !== 'find');
    const after = names.flatMap((name, index) =>
      name === 'close' ? [names.slice(index + 1, index + 3)] : [],
    );
    expect(new Set(after.map(String))).toEqual(new Set(['back,open']));
    expect(names.filter((name) => name === 'open')).toHaveLength(
      trials.filter(({ kind }) => kind === 'dark').length,
    );
  });

  it('show neither the place nor the person while eyes are closed', () => {
    const dark = states.filter((state) => NIGHT_WATCH.stimulus(state).eyes === 'closed');
    expect(dark.length).toBeGreaterThan(500);
    for (const state of dark) {
      const { aims } = NIGHT_WATCH.stimulus(state);
      expect(aims.every(({ target }) => lengthOf(target) === 0)).toBe(true);
    }
  });

  it('say no direction with a find', () => {
    const finds = cues.filter(({ name }) => name === 'find');
    expect(finds.length).toBeGreaterThan(10);
    expect(finds.every(({ direction }) => direction === undefined)).toBe(true);
  });

  it('wait the delay in the middle before a find', () => {
    const first = trials[0];
    const closed = cues.findLast(({ name, tMs }) => name === 'close' && tMs < (first?.startMs ?? 0));
    expect((first?.startMs ?? 0) - (closed?.tMs ?? 0)).toBeCloseTo(3000, -1);
  });

  it('end with a chart of seven seconds, within the set', () => {
    const chart = states.filter(({ phase }) => phase === 'chart');
    expect(chart.length / 100).toBeCloseTo(7, 1);
    expect(states.length * 10).toBeLessThanOrEqual(240_010);
  });
});

describe('A fading find', () => {
  it('loses its picture half way, for good', () => {
    const { states, trials } = drive(
      NIGHT_WATCH,
      { ...EASY, fadingPercent: 60 },
      SET,
      9,
      finding(() => 0),
    );
    expect(trials.filter(({ kind }) => kind === 'fading').length).toBeGreaterThan(4);
    const there = states.filter(
      ({ phase, find, stay }) => phase === 'find' && find?.planned.kind === 'fading' && stay !== undefined,
    );
    expect(there.length).toBeGreaterThan(100);
    for (const state of there) {
      expect(state.sight).toBe(0);
      expect(NIGHT_WATCH.stimulus(state).aims).toEqual([]);
    }
  });
});

describe('Three places to remember', () => {
  it('are all shown before the first is asked for, each twice', () => {
    const { states } = drive(
      NIGHT_WATCH,
      { ...EASY, places: 3 },
      SET,
      10,
      finding(() => 0),
    );
    const finds = states.filter(({ phase }) => phase === 'find');
    expect(finds.length).toBeGreaterThan(0);
    for (const { kept } of finds) expect(kept).toHaveLength(3);
    const asked = new Set(states.flatMap(({ round, find }) => (round === 0 && find ? [find.index] : [])));
    expect(asked.size).toBe(6);
  });
});

describe('Held readings', () => {
  it('void a find that has more than a tenth of them', () => {
    const person = finding(() => 3);
    const { trials } = drive(NIGHT_WATCH, EASY, SET, 11, (state, tMs) => ({
      ...person(state),
      valid: state.phase !== 'find' || tMs % 50 !== 0,
    }));
    expect(trials.length).toBeGreaterThan(3);
    for (const trial of trials.slice(0, -1)) expect(trial).toMatchObject({ void: 'held-readings' });
  });
});

describe('release', () => {
  const played = drive(
    NIGHT_WATCH,
    EASY,
    SET,
    12,
    finding(() => 4),
  ).states;
  const still = (tMs: number) => inputOf(SET, NO_SAMPLES, tMs, STILL);

  it('asks nothing any more from any state, and resumes with 3 s of calm in the middle', () => {
    fc.assert(
      fc.property(fc.nat(played.length - 2), (at) => {
        const before = played[at];
        if (before === undefined || before.phase === 'done') return;
        let state = NIGHT_WATCH.release(before, before.tMs);
        let tMs = before.tMs;
        expect(NIGHT_WATCH.disturbance(state)).toBe(0);
        expect(NIGHT_WATCH.stimulus(state)).toEqual({ aims: [], attending: false });
        for (let step = 0; step < 20; step++) state = NIGHT_WATCH.step(state, still((tMs += 10))).state;
        state = NIGHT_WATCH.resume(state, tMs);
        for (let step = 0; step < 299; step++) {
          const output = NIGHT_WATCH.step(state, still((tMs += 10)));
          state = output.state;
          if (state.phase === 'chart') return;
          expect(output.cues).toEqual([]);
          expect(state.phase).toBe('middle');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('voids the running find, once, whether or not a step follows before the resume', () => {
    const running = played.find(({ phase }) => phase === 'find');
    if (running === undefined) throw new Error('no find');
    const released = NIGHT_WATCH.release(running, running.tMs);
    const stepped = NIGHT_WATCH.step(released, still(running.tMs + 10));
    expect(stepped.trials).toMatchObject([{ void: 'interrupted' }]);
    const voids = (state: NightWatchState): number =>
      NIGHT_WATCH.result(state, NO_SAMPLES).trials.filter((trial) => trial.void === 'interrupted').length;
    for (const state of [
      released,
      stepped.state,
      NIGHT_WATCH.resume(stepped.state, running.tMs + 500),
      NIGHT_WATCH.resume(released, running.tMs + 500),
    ]) {
      expect(voids(state)).toBe(1);
    }
    expect(NIGHT_WATCH.result(stepped.state, NO_SAMPLES).quality).toBe('interrupted');
  });

  it('asked twice is the same as once; a resume without a release changes nothing', () => {
    const running = played[700];
    if (running === undefined) throw new Error('too short');
    const once = NIGHT_WATCH.release(running, running.tMs);
    expect(NIGHT_WATCH.release(once, running.tMs + 100)).toBe(once);
    expect(NIGHT_WATCH.resume(running, running.tMs)).toBe(running);
  });
});

describe('Any input at all', () => {
  const anyNumber = fc.oneof(
    fc.double(),
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, 0),
    fc.double({ min: -200, max: 200, noNaN: true }),
  );
  const anyInput = fc.record({ ml: anyNumber, ap: anyNumber, valid: fc.boolean() });

  it('never throws or gives NaN', () => {
    const keys = fc.constantFrom(...Object.keys(EASY), 'x');
    fc.assert(
      fc.property(
        fc.array(anyInput, { minLength: 300, maxLength: 600 }),
        fc.dictionary(keys, anyNumber),
        anyNumber,
        (inputs, given, odd) => {
          const context = roundContext(REACH_MM, 30_000);
          const extent = { ...context.range.extent, back: odd };
          const wild = {
            ...context,
            steering: 'thorax' as const,
            neutral: { thorax: { ml: odd, ap: odd } },
            range: { ...context.range, extent },
            quietSwayRms: odd,
            leanLimitDeg: odd,
          };
          const { states, state } = drive(NIGHT_WATCH, given, wild, 1, (_, tMs): Answer => {
            return inputs[Math.floor(tMs / 30) % inputs.length] ?? STILL;
          });
          for (const now of [...states.slice(0, 50), ...states.slice(-50)]) {
            expect(numbersIn({ ...now, range: 0 }).every(Number.isFinite)).toBe(true);
            expect(numbersIn(NIGHT_WATCH.stimulus(now)).every(Number.isFinite)).toBe(true);
          }
          expect(numbersIn(NIGHT_WATCH.result(state, NO_SAMPLES)).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives identical states for identical inputs, and states are plain data', () => {
    const play = (): NightWatchState =>
      drive(
        NIGHT_WATCH,
        EASY,
        SET,
        21,
        finding(() => 2),
      ).state;
    const state = play();
    expect(play()).toEqual(state);
    expect(structuredClone(state)).toEqual(state);
  });
});

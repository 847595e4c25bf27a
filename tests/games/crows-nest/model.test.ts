import { describe, expect, it } from 'vitest';
import { stimulusOf } from '#core/exercise/aim.ts';
import type { ExerciseContext } from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { CROWS_NEST_CURVE } from '#games/crows-nest/curve.ts';
import { CROWS_NEST } from '#games/crows-nest/index.ts';
import type { CrowsNestState } from '#games/crows-nest/index.ts';
import { NO_SAMPLES, STILL, drive, inputOf, roundContext } from '../drive.ts';

const REACH_MM = 80;
const CLEAR = { startLambdaPerS: 0.6, risePercentPerS: 6, swellPercent: 1, cloudedPercent: 0 };
const SET_MS = 120_000;

type Person = Parameters<typeof drive<CrowsNestState>>[4];

const context = roundContext(REACH_MM, SET_MS);
const leaning = (fraction: number) => ({ ml: REACH_MM * fraction, ap: 0, valid: true });

/** Leans twice as far as the mast does, at once: it comes back as fast as it fell. */
const steady: Person = ({ tilt }) => leaning(-2 * tilt);

/** Steady until so long into a bout, and then not there. */
function steadyFor(ms: number): Person {
  return (state, tMs) => ((state.bout?.heldUpMs ?? 0) < ms ? steady(state, tMs) : STILL);
}

const value = (trial: TrialResult | undefined, key: string): number => trial?.values[key] ?? Number.NaN;

/** Lambda when a bout had been held for so long. */
function lambdaAfter(startPerS: number, seconds: number): number {
  return startPerS * Math.exp((CLEAR.risePercentPerS / 100) * seconds);
}

describe('a mast that nobody holds', () => {
  const { trials, states, cues } = drive(CROWS_NEST, CLEAR, context, 3, () => STILL);

  it('falls before the asked time', () => {
    expect(trials.length).toBeGreaterThan(5);
    for (const trial of trials) {
      expect(trial).toMatchObject({ kind: 'clear', success: false, score: 0, values: { lost: 1 } });
      expect(trial.margin).toBeUndefined();
      expect(value(trial, 'heldUpS')).toBeLessThan(15);
    }
  });

  it('stands in its stays again within 2 s', () => {
    for (const [index, state] of states.entries()) {
      if (state.phase !== 'fallen' || states[index - 1]?.phase !== 'bout') continue;
      const later = states[index + 190];
      if (later === undefined) continue;
      expect(later.phase).toMatch(/calm|done/);
      expect(later.tilt).toBeCloseTo(0, 2);
    }
  });

  it('tells to which side it fell', () => {
    const told = cues.filter(({ name }) => name === 'lost').map(({ direction }) => direction);
    expect(told).toEqual(trials.map(({ target }) => target?.side));
    expect(new Set(told)).toEqual(new Set(['left', 'right']));
  });
});

describe('a mast that is held', () => {
  const { trials, cues, state } = drive(CROWS_NEST, CLEAR, context, 3, steady);

  it('stands for 30 s, and counts as held from the fifteenth second on', () => {
    expect(trials).toHaveLength(4);
    for (const trial of trials.slice(0, 3)) {
      expect(trial).toMatchObject({ success: true, score: 1, values: { lost: 0, heldUpS: 30 } });
      expect(trial.margin).toBeUndefined();
    }
    const [castOff, kept] = ['cast-off', 'kept'].map(
      (name) => cues.find((cue) => cue.name === name)?.tMs ?? 0,
    );
    expect((kept ?? 0) - (castOff ?? 0)).toBe(15_000 - 10);
  });

  it('falls away faster by the same share every second', () => {
    const [trial] = trials;
    const startPerS = value(trial, 'lambdaPerS') / lambdaAfter(1, 29.99);
    expect(startPerS).toBeGreaterThan(CLEAR.startLambdaPerS * Math.exp(-0.5));
    expect(startPerS).toBeLessThan(CLEAR.startLambdaPerS * Math.exp(0.5));
  });

  it('sways about as much as the swell, where the person holds it twice over', () => {
    const { metrics } = CROWS_NEST.result(state, NO_SAMPLES);
    expect(metrics.swayPercent?.value).toBeGreaterThan(0.1);
    expect(metrics.swayPercent?.value).toBeLessThan(CLEAR.swellPercent);
    expect(metrics.successPercent).toMatchObject({ value: 100, trials: 4 });
  });
});

describe('a bout that is lost after the asked time', () => {
  const driven = drive(CROWS_NEST, CLEAR, context, 5, steadyFor(18_000));
  /** The last one may be cut short by the end of the set. */
  const trials = driven.trials.filter(({ values }) => values.lost === 1);

  it('is a success, with as much margin as lambda had grown', () => {
    expect(trials.length).toBeGreaterThan(3);
    for (const trial of trials) {
      const heldS = value(trial, 'heldUpS');
      expect(heldS).toBeGreaterThan(18);
      expect(trial).toMatchObject({ success: true, values: { lost: 1 } });
      const [start] = CROWS_NEST_CURVE.parameters;
      const logit = ((start?.weight ?? 0) * 7) / Math.log((start?.hard ?? 0) / (start?.easy ?? 1));
      expect(trial.margin).toBeCloseTo(logit * 0.06 * (heldS - 0.01 - 15), 6);
    }
  });

  it('gives critical lambda, the delay that it allows, and the time held, with their errors', () => {
    const { metrics, quality } = CROWS_NEST.result(driven.state, NO_SAMPLES);
    const lambdas = trials.map((trial) => value(trial, 'lambdaPerS'));
    const mean = lambdas.reduce((sum, lambda) => sum + lambda, 0) / lambdas.length;
    const squares = lambdas.reduce((sum, lambda) => sum + (lambda - mean) ** 2, 0);
    const error = Math.sqrt(squares / (lambdas.length - 1) / lambdas.length);
    expect(metrics.criticalLambdaPerS?.value).toBeCloseTo(mean, 12);
    expect(metrics.criticalLambdaPerS?.standardError).toBeCloseTo(error, 12);
    expect(metrics.effectiveDelayMs?.value).toBeCloseTo(1000 / mean, 9);
    expect(metrics.effectiveDelayMs?.standardError).toBeCloseTo((1000 * error) / (mean * mean), 9);
    expect(metrics.heldUpS?.trials).toBe(trials.length);
    expect(quality).toBe('good');
  });
});

describe('clouds', () => {
  const clouded = { ...CLEAR, cloudedPercent: 50 };
  const { trials, states, state } = drive(
    CROWS_NEST,
    clouded,
    { ...context, durationMs: 300_000 },
    8,
    steadyFor(16_000),
  );

  it('pass before the mast in the share of bouts that is asked for, the first one clear', () => {
    const kinds = trials.map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['clear', 'clouded', 'clear', 'clouded']);
  });

  it('hide the mast for 0.6 s at a time', () => {
    const from = states.findIndex((now) => now.hidden);
    expect(states.slice(from, from + 61).map((now) => now.hidden)).toEqual([...Array(60).fill(true), false]);
    const now = states[from];
    expect(now && CROWS_NEST.stimulus(now)).toEqual({ aims: [], attending: true });
  });

  it('leave critical lambda to clear bouts', () => {
    const { metrics } = CROWS_NEST.result(state, NO_SAMPLES);
    expect(metrics.criticalLambdaPerS?.trials).toBe(
      trials.filter(({ kind, values }) => kind === 'clear' && values.lost === 1).length,
    );
    expect(metrics.successPercent?.trials).toBe(trials.length);
  });
});

describe('bouts of a set', () => {
  it('begin at lambdas that are spread evenly about the set’s', () => {
    const { states } = drive(CROWS_NEST, CLEAR, { ...context, durationMs: 300_000 }, 1, () => STILL);
    const starts = new Map(
      states.flatMap(({ bout }) => (bout === undefined ? [] : [[bout.index, bout.startLambdaPerS]])),
    );
    const logs = [...starts.values()].map((start) => Math.log(start / CLEAR.startLambdaPerS));
    expect(logs.length).toBeGreaterThan(9);
    expect(Math.max(...logs.map(Math.abs))).toBeLessThanOrEqual(0.5);
    expect(Math.abs(logs.reduce((sum, log) => sum + log, 0) / logs.length)).toBeLessThan(0.06);
  });

  it('begin when the person is near the middle, or has been waited for', () => {
    const { states } = drive(CROWS_NEST, CLEAR, context, 2, () => leaning(0.4));
    expect(states.find(({ phase }) => phase === 'bout')?.tMs).toBe(7000);
    const calm = drive(CROWS_NEST, CLEAR, context, 2, () => STILL);
    expect(calm.states.find(({ phase }) => phase === 'bout')?.tMs).toBe(3000);
  });

  it('are void where the set’s end cuts them short of the asked time', () => {
    const short = drive(CROWS_NEST, CLEAR, { ...context, durationMs: 20_000 }, 2, (_, tMs) =>
      tMs < 3000 ? leaning(0.4) : STILL,
    );
    expect(short.trials.every((trial) => trial.success !== true)).toBe(true);
    expect(short.state.tMs).toBeLessThanOrEqual(20_000);
  });
});

describe('readings that are held', () => {
  it('let the mast and the clock of the bout stand still, and make the bout void', () => {
    const { states, trials } = drive(CROWS_NEST, CLEAR, context, 4, (state, tMs) => ({
      ...steady(state, tMs),
      valid: tMs < 6000 || tMs >= 12_000,
    }));
    expect(states[1190]?.tilt).toBe(states[600]?.tilt);
    expect(states[1190]?.bout?.heldUpMs).toBe(states[600]?.bout?.heldUpMs);
    expect(trials[0]).toMatchObject({ void: 'held-readings' });
    expect(trials[0]?.score).toBeUndefined();
  });
});

describe('a release', () => {
  const { states } = drive(CROWS_NEST, CLEAR, context, 6, steadyFor(4000));

  it('brings the mast upright within 200 ms of any moment, and voids the running bout', () => {
    for (let index = 0; index < states.length; index += 37) {
      const before = states[index];
      if (before === undefined || before.phase === 'done') continue;
      let state = CROWS_NEST.release(before, before.tMs);
      const trials: TrialResult[] = [];
      for (let sinceMs = 10; sinceMs <= 200; sinceMs += 10) {
        const output = CROWS_NEST.step(state, inputOf(context, NO_SAMPLES, before.tMs + sinceMs, STILL));
        state = output.state;
        trials.push(...output.trials);
      }
      expect(CROWS_NEST.disturbance(state)).toBe(0);
      expect(CROWS_NEST.stimulus(state).attending).toBe(false);
      expect(trials.map((trial) => trial.void)).toEqual(before.phase === 'bout' ? ['interrupted'] : []);
    }
  });

  it('is followed by calm', () => {
    const running = states.find(({ phase }) => phase === 'bout');
    if (running === undefined) throw new Error('No bout ran.');
    const resumed = CROWS_NEST.resume(CROWS_NEST.release(running, 9000), 9500);
    expect(resumed).toMatchObject({ phase: 'calm', bout: undefined, tilt: 0, nextStartMs: 12_500 });
    expect(resumed.trials.at(-1)).toMatchObject({ void: 'interrupted' });
  });
});

describe('a lean that is limited', () => {
  const limited: ExerciseContext = { ...roundContext(30, SET_MS), steering: 'thorax', leanLimitDeg: 20 };

  it('is never asked to hold the mast from as far as the stop rule', () => {
    const { fallTilt } = CROWS_NEST.init(CLEAR, limited, 1);
    expect(2 * fallTilt * 30).toBeCloseTo(20 - 5, 9);
    expect(CROWS_NEST.init(CLEAR, { ...limited, leanLimitDeg: 60 }, 1).fallTilt).toBe(0.5);
    expect(CROWS_NEST.init(CLEAR, context, 1).fallTilt).toBe(0.5);
  });

  it('is shown in degrees of who steers by the thorax', () => {
    const state = { ...CROWS_NEST.init(CLEAR, limited, 1), phase: 'bout' as const, tilt: 0.2 };
    const { aims } = stimulusOf(CROWS_NEST.stimulus(state), 'thorax', limited.range);
    expect(aims[0]).toMatchObject({ markerMl: 6, targetMl: 0 });
  });
});

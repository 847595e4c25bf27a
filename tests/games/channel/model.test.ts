/** Channel's rules: what a scripted person gets, worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppendOnlyList } from '#core/append-only-list.ts';
import { difficultyOf, parametersAt } from '#core/exercise/curve.ts';
import type { ExerciseContext } from '#core/exercise/exercise.ts';
import { CHANNEL } from '#games/channel/index.ts';
import type { ChannelState } from '#games/channel/index.ts';
import { CHANNEL_CURVE } from '#games/channel/curve.ts';
import { middleAt } from '#games/channel/model/course.ts';
import { STILL, drive, inputOf, roundContext } from '../drive.ts';
import type { Answer } from '../drive.ts';

const REACH_MM = 80;
const PARAMETERS = { widthPercent: 30, amplitudePercent: 24, bandwidthHz: 0.85, previewS: 2.5 };
const HALF_WIDTH = 0.15;

const contextOf = (seconds: number): ExerciseContext => roundContext(REACH_MM, 1000 * seconds);

/** Somebody who is always so far beside the middle, fraction of the range; they see the state before this step. */
function beside(offset: number) {
  return ({ course }: ChannelState, tMs: number): Answer => ({
    ml: REACH_MM * (middleAt(course, tMs) + offset),
    ap: 0,
    valid: true,
  });
}

const play = (seconds: number, person: (state: ChannelState, tMs: number) => Answer, seed = 3) =>
  drive(CHANNEL, PARAMETERS, contextOf(seconds), seed, person);

const resultOf = ({ state, samples }: ReturnType<typeof play>) => CHANNEL.result(state, samples);

describe('the course', () => {
  it('is straight for 2 s and winds from then on', () => {
    const { states } = play(20, () => STILL);
    expect(states.slice(0, 200).every(({ middle }) => middle === 0)).toBe(true);
    expect(states.slice(400).some(({ middle }) => Math.abs(middle) > 0.2)).toBe(true);
  });

  it('is the same from 4 to 16 s in every set, and another from 20 s on', () => {
    const [one, other] = [play(40, () => STILL, 1).states, play(40, () => STILL, 2).states];
    const middles = (states: readonly ChannelState[], from: number, to: number) =>
      states.slice(100 * from, 100 * to).map(({ middle }) => middle);
    expect(middles(one, 4, 16)).toEqual(middles(other, 4, 16));
    expect(middles(one, 20, 40)).not.toEqual(middles(other, 20, 40));
  });

  it('keeps the bends of the known stretch when a line is added', () => {
    const middles = (bandwidthHz: number) => {
      const { course } = CHANNEL.init({ ...PARAMETERS, bandwidthHz }, contextOf(60), 1);
      return Array.from({ length: 120 }, (_, k) => middleAt(course, 4000 + 100 * k));
    };
    const [narrow, wide] = [middles(0.55), middles(0.85)];
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const product = sum(narrow.map((value, k) => value * (wide[k] ?? 0)));
    const powers = sum(narrow.map((value) => value * value)) * sum(wide.map((value) => value * value));
    expect(product / Math.sqrt(powers)).toBeGreaterThan(0.98);
  });

  it('repeats every 20 s without a seam', () => {
    const { course } = CHANNEL.init(PARAMETERS, contextOf(120), 7);
    for (let tMs = 20_000; tMs < 40_000; tMs += 370) {
      expect(middleAt(course, tMs + 20_000)).toBeCloseTo(middleAt(course, tMs), 12);
    }
  });

  it('never asks for more than 60 % of the range', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { course } = CHANNEL.init({ ...PARAMETERS, amplitudePercent: 30 }, contextOf(60), seed);
        const farthest = Array.from({ length: 600 }, (_, k) => Math.abs(middleAt(course, 100 * k)));
        expect(Math.max(...farthest)).toBeLessThanOrEqual(0.6 + 1e-9);
      }),
      { numRuns: 6 },
    );
  });

  it('keeps a leaning trunk 5 deg away from where it would be stopped, and counts as easier for it', () => {
    const context = { ...contextOf(60), steering: 'thorax', leanLimitDeg: 14 } as const;
    const thorax = {
      ...context,
      range: { ...context.range, extent: { ...context.range.extent, left: 40, right: 40 } },
    };
    const { course, difficulty, parameters } = CHANNEL.init(PARAMETERS, thorax, 3);
    const farthestDeg = Array.from({ length: 600 }, (_, k) => 40 * Math.abs(middleAt(course, 100 * k)));
    expect(Math.max(...farthestDeg)).toBeLessThanOrEqual(9 + 1e-9);
    expect(parameters.amplitudePercent).toBeLessThan(PARAMETERS.amplitudePercent);
    expect(difficulty).toBeLessThan(CHANNEL.init(PARAMETERS, contextOf(60), 3).difficulty);
  });

  it('is wider on a tilting board and by the pelvis, at the same difficulty', () => {
    const by = (steering: ExerciseContext['steering']) =>
      CHANNEL.init(PARAMETERS, { ...contextOf(60), steering, leanLimitDeg: undefined }, 3);
    expect(by('board-tilt').halfWidth / by('thorax').halfWidth).toBeCloseTo(1.55, 12);
    expect(by('pelvis').halfWidth / by('thorax').halfWidth).toBeCloseTo(1.2, 12);
    expect(by('board-tilt').difficulty).toBe(by('thorax').difficulty);
  });

  it('plays the next lower line of the bandwidth asked for, and says how hard that is', () => {
    const { parameters, difficulty } = CHANNEL.init({ ...PARAMETERS, bandwidthHz: 0.5 }, contextOf(60), 3);
    expect(parameters.bandwidthHz).toBeCloseTo(0.35, 12);
    expect(difficulty).toBe(difficultyOf(CHANNEL_CURVE, { ...parameters }));
  });
});

describe('trials', () => {
  it('come every 4 s from 4 s on, as many as fit', () => {
    const { trials } = play(60, beside(0));
    expect(trials.map(({ startMs }) => startMs)).toEqual(
      Array.from({ length: 14 }, (_, k) => 4000 + 4000 * k),
    );
    expect(trials.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'repeated',
      'repeated',
      'repeated',
      'course',
    ]);
    expect(trials.every(({ endMs, startMs }) => endMs - startMs === 4000)).toBe(true);
  });

  it('succeed just inside the banks, and not just outside', () => {
    const inside = play(60, beside(HALF_WIDTH - 0.001));
    const outside = play(60, beside(HALF_WIDTH + 0.001));
    expect(inside.trials.map(({ score }) => score)).toEqual(Array.from({ length: 14 }, () => 1));
    expect(outside.trials.map(({ score }) => score)).toEqual(Array.from({ length: 14 }, () => 0));
  });

  it('fail by one moment beyond a bank', () => {
    const person = (state: ChannelState, tMs: number): Answer =>
      beside(tMs >= 10_000 && tMs < 10_050 ? -0.2 : 0)(state, tMs);
    const { trials, cues } = play(60, person);
    expect(trials.map(({ success }) => success).indexOf(false)).toBe(1);
    expect(trials.filter(({ success }) => success === false)).toHaveLength(1);
    expect(cues.filter(({ name }) => name === 'touched')).toEqual([
      { name: 'touched', tMs: 10_000, direction: 'left' },
    ]);
  });

  it('say by how much narrower the channel could have been: half as wide is ln 2 / ln(47 / 15) of the width’s share', () => {
    const { trials } = play(60, beside(HALF_WIDTH / 2));
    for (const { margin } of trials)
      expect(margin).toBeCloseTo((8 * 0.78 * Math.log(2)) / Math.log(47 / 15), 6);
  });

  it('do not count where a tenth and more of the readings is held', () => {
    const person = (state: ChannelState, tMs: number): Answer => ({
      ...beside(0)(state, tMs),
      valid: tMs < 8000 || tMs >= 8500,
    });
    const { trials } = play(60, person);
    expect(trials.map((trial) => trial.void)).toEqual([
      undefined,
      'held-readings',
      ...Array.from({ length: 12 }, () => undefined),
    ]);
  });
});

describe('a release', () => {
  const states = play(60, beside(0)).states;

  it('straightens the channel within 200 ms and breaks the trial off', () => {
    fc.assert(
      fc.property(fc.nat(states.length - 2), (index) => {
        const from = states[index];
        if (from === undefined || from.phase === 'done') return;
        let state = CHANNEL.release(from, from.tMs);
        const trials = [];
        for (let step = 1; step <= 20; step++) {
          const input = inputOf(contextOf(60), AppendOnlyList.empty(), from.tMs + 10 * step, STILL);
          const output = CHANNEL.step(state, input);
          trials.push(...output.trials);
          state = output.state;
        }
        expect(state.middle).toBe(0);
        expect(trials.map((trial) => trial.void)).toEqual(from.stretch === undefined ? [] : ['interrupted']);
      }),
      { numRuns: 25 },
    );
  });

  it('is followed by 2 s of straight channel and the first trial after 4 s', () => {
    const at = states[3000];
    if (at === undefined) throw new RangeError('no state');
    let state = CHANNEL.resume(CHANNEL.release(at, at.tMs), at.tMs + 1000);
    const middles: number[] = [];
    let started: number | undefined;
    for (let tMs = at.tMs + 1010; tMs < at.tMs + 8000; tMs += 10) {
      state = CHANNEL.step(state, inputOf(contextOf(60), AppendOnlyList.empty(), tMs, STILL)).state;
      middles.push(state.middle);
      started ??= state.stretch?.startMs;
    }
    expect(middles.slice(0, 199).every((middle) => middle === 0)).toBe(true);
    expect(started).toBe(at.tMs + 5000);
    expect(CHANNEL.result(state, AppendOnlyList.empty()).quality).toBe('interrupted');
  });
});

describe('results', () => {
  it('of a perfect follower: skill 1, gain 1, coherence 1, no remnant, ahead by the filter’s latency', () => {
    const { metrics, quality } = resultOf(play(60, beside(0)));
    expect(metrics.skill?.value).toBeCloseTo(1, 9);
    expect(metrics.gain?.value).toBeCloseTo(1, 9);
    expect(metrics.coherence?.value).toBeCloseTo(1, 9);
    expect(metrics.remnant?.value).toBeCloseTo(0, 9);
    expect(metrics.delayMs?.value).toBeCloseTo(-20, 3);
    expect(metrics.phaseLowestDeg?.value).toBeCloseTo(360 * 0.1 * 0.02, 6);
    expect(metrics.successPercent).toMatchObject({ value: 100, trials: 14 });
    expect(metrics.repeatedAdvantage?.value).toBeCloseTo(0, 9);
    expect(quality).toBe('good');
  });

  it('of somebody who stands still: skill 0, and no response at all', () => {
    const { metrics } = resultOf(play(60, () => STILL));
    expect(metrics.skill?.value).toBe(0);
    expect(metrics.chanceOfNoResponse?.value).toBe(1);
    expect(metrics.gain?.value).toBe(0);
    expect(metrics.delayMs).toBeUndefined();
    expect(metrics.phaseLowestDeg).toBeUndefined();
  });

  it('of somebody who goes half the way: skill and gain one half', () => {
    const half = (state: ChannelState, tMs: number): Answer => ({
      ...STILL,
      ml: (REACH_MM * middleAt(state.course, tMs)) / 2,
    });
    const { metrics } = resultOf(play(80, half));
    expect(metrics.skill?.value).toBeCloseTo(0.5, 9);
    expect(metrics.gain?.value).toBeCloseTo(0.5, 9);
    expect(metrics.repeatedSkill?.value).toBeCloseTo(0.5, 9);
  });

  it('tells who knows the stretch that returns from who does not', () => {
    const person = (state: ChannelState, tMs: number): Answer =>
      beside(tMs < 16_000 ? 0.02 : 0.1)(state, tMs);
    const { metrics } = resultOf(play(60, person));
    expect(metrics.repeatedAdvantage?.value).toBeGreaterThan(0.2);
  });

  it('takes whole periods only: none of 30 s, one of 40 s, five of the probe', () => {
    expect(resultOf(play(30, beside(0))).metrics.skill).toBeUndefined();
    expect(resultOf(play(40, beside(0))).metrics.gain?.trials).toBe(1);
    expect(resultOf(play(120, beside(0))).metrics.gain?.trials).toBe(5);
  });

  it('leaves a period out in which readings are held, and measures the longest run of others', () => {
    const person = (state: ChannelState, tMs: number): Answer => ({
      ...beside(0)(state, tMs),
      valid: tMs < 45_000 || tMs >= 46_000,
    });
    expect(resultOf(play(120, person)).metrics.gain?.trials).toBe(3);
  });

  it('come from the state as it is told to another process, and the samples', () => {
    const { state, samples } = play(60, beside(0.03));
    expect(CHANNEL.result(structuredClone(state), samples)).toEqual(CHANNEL.result(state, samples));
  });
});

describe('what a person sees', () => {
  it('is the boat where they lean, the middle of the channel, and its course for the length of the preview', () => {
    const { states } = play(60, beside(0.05));
    const state = states[3000];
    if (state === undefined) throw new RangeError('no state');
    const { aims, attending } = CHANNEL.stimulus(state);
    expect(attending).toBe(true);
    expect(aims[0]?.marker).toEqual(state.steering);
    expect(aims[0]?.target).toEqual({ ml: state.middle, ap: 0 });
    expect(aims[0]?.preview).toHaveLength(26);
    expect(aims[0]?.preview?.[10]?.ml).toBe(states[3100]?.middle);
  });

  it('asks for nothing after a release', () => {
    const { state } = play(10, beside(0));
    expect(CHANNEL.stimulus({ ...state, phase: 'released' }).attending).toBe(false);
  });
});

it('gets narrower and faster from the easy to the hard end', () => {
  const [easy, hard] = [parametersAt(CHANNEL_CURVE, -4), parametersAt(CHANNEL_CURVE, 4)];
  expect(hard.widthPercent).toBeLessThan(easy.widthPercent ?? 0);
  expect(hard.bandwidthHz).toBeGreaterThan(easy.bandwidthHz ?? 0);
});

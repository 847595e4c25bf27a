import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difficultyOf } from '#core/exercise/curve.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { median } from '#core/signal/statistics.ts';
import { CARGO } from '#games/cargo/index.ts';
import { CARGO_CURVE } from '#games/cargo/curve.ts';
import { SIGN } from '#games/cargo/model/schedule.ts';
import { NO_SAMPLES, STILL, inputOf, roundContext } from '../drive.ts';
import {
  KNOWN,
  PARAMETERS,
  REACH_MM,
  deckUnderLean,
  deckUnderLoad,
  leanBy,
  leaning,
  playSet,
} from './people.ts';
import type { Person } from './people.ts';

const FILTER_MS = roundContext(REACH_MM).latencyMs;

const ofKind = (trials: readonly TrialResult[], ...kinds: readonly string[]): TrialResult[] =>
  trials.filter(({ kind }) => kinds.includes(kind));
const scored = (trials: readonly TrialResult[]): TrialResult[] => ofKind(trials, 'known', 'unknown');
const resultOf = ({ state }: ReturnType<typeof playSet>) => CARGO.result(state, NO_SAMPLES);

describe('a load nobody leans against', () => {
  const played = playSet(PARAMETERS, () => STILL);

  it('is not levelled, and heels the deck by all of its weight', () => {
    expect(scored(played.trials).length).toBeGreaterThan(10);
    for (const trial of scored(played.trials)) {
      expect(trial).toMatchObject({ success: false, score: 0, values: { slid: 0 } });
      expect(trial.values.excursionPercent).toBeCloseTo(100, 0);
      expect(trial.values.latencyMs).toBeUndefined();
      expect(trial.values.levelledS).toBeUndefined();
    }
  });

  it('heels the deck as a first-order lag does, from the same step on', () => {
    const drop = played.states.findIndex((state) => state.phase === 'loaded');
    const load = played.states[drop]?.trial?.load ?? 0;
    const side = played.states[drop]?.trial?.planned.side ?? 'left';
    expect(Math.abs(played.states[drop + 1]?.deck.ml ?? 0)).toBeGreaterThan(0);
    for (const steps of [10, 20, 40, 80]) {
      // A sample stands for the 10 ms that end with it: the rising load acts 5 ms early.
      const heel = SIGN[side] * load * deckUnderLoad(steps / 100 + 0.005, PARAMETERS.riseS);
      expect(played.states[drop + steps]?.deck.ml).toBeCloseTo(heel, 2);
    }
  });

  it('is not levelled even when it is light', () => {
    const { trials } = playSet({ ...PARAMETERS, weightPercent: 10 }, () => STILL);
    expect(scored(trials).every(({ success }) => success === false)).toBe(true);
  });
});

describe('a load answered after 300 ms', () => {
  const afterMs = 300;
  const played = playSet(PARAMETERS, leaning(1, afterMs), 4);
  const deck = (t: number): number =>
    deckUnderLoad(t + 0.005, PARAMETERS.riseS) - deckUnderLean(t + 0.01 - afterMs / 1000);
  const times = Array.from({ length: 2000 }, (_, index) => index / 1000);
  const peak = Math.max(...times.map(deck));

  it('is levelled, with the latency of the lean less the delay of the sensors’ filter', () => {
    for (const trial of scored(played.trials)) {
      expect(trial).toMatchObject({ success: true, score: 1 });
      expect(trial.values.latencyMs).toBe(afterMs - FILTER_MS);
    }
    expect(resultOf(played).metrics.latencyMs).toMatchObject({
      value: afterMs - FILTER_MS,
      standardError: 0,
    });
  });

  it('has the excursion and the time to level of the closed form', () => {
    for (const trial of scored(played.trials)) {
      const load = (trial.values.loadPercent ?? 0) / 100;
      const level = times.find((t) => t > afterMs / 1000 && load * deck(t) < 0.1) ?? 0;
      expect(trial.values.excursionPercent).toBeCloseTo(100 * peak, 0);
      expect(Math.abs((trial.values.levelledS ?? 0) - (level - PARAMETERS.riseS))).toBeLessThan(0.03);
    }
  });

  it('is told to eyes and ears: shown or covered, down, level', () => {
    const names = played.cues.map(({ name }) => name);
    expect(names.filter((name) => name === 'drop')).toHaveLength(played.trials.length);
    expect(names.filter((name) => name === 'shown' || name === 'covered')).toHaveLength(played.trials.length);
    expect(names).not.toContain('missed');
    expect(played.cues.find(({ name }) => name === 'covered')?.direction).toBeUndefined();
  });

  it('leaves a margin: how much less time would have done', () => {
    const { difficulty } = played.state;
    for (const trial of scored(played.trials)) {
      const paceS = trial.values.levelledS ?? 0;
      const hardest = difficultyOf(CARGO_CURVE, { ...PARAMETERS, paceS });
      expect(trial.margin).toBeCloseTo(Math.min(6, hardest - difficulty), 9);
    }
  });
});

describe('who leans before the drop', () => {
  it('has anticipated, and has no latency; the lean began as long before as it did', () => {
    const { state, trials } = playSet(KNOWN, leaning(0.5, -200), 5);
    const { metrics } = CARGO.result(state, NO_SAMPLES);
    for (const { values } of ofKind(trials, 'known')) {
      expect(values).toMatchObject({ anticipated: 1, leadMs: 200 + FILTER_MS });
      expect(values.latencyMs).toBeUndefined();
      expect(values.preparedPercent).toBeCloseTo(50, 6);
    }
    expect(metrics.anticipatedPercent?.value).toBe(100);
    expect(metrics.leadMs?.value).toBe(200 + FILTER_MS);
  });

  it('is seen to: the state tells the lean before the drop from the answer after it', () => {
    const began = (person: Person): unknown[] =>
      playSet(KNOWN, person, 5).states.flatMap((now) =>
        now.phase === 'loaded' && now.tMs - (now.trial?.dropMs ?? 0) > 500 ? [now.leanBegan] : [],
      );
    expect(new Set(began(leaning(1, -200)))).toEqual(new Set(['before']));
    expect(new Set(began(leaning(1, 300)))).toEqual(new Set(['after']));
    expect(new Set(began(() => STILL))).toEqual(new Set([undefined]));
  });

  it('and takes the lean back before the drop has not anticipated: that was sway', () => {
    const { trials } = playSet(KNOWN, ({ trial }, tMs) => {
      const leftMs = trial === undefined ? 0 : trial.dropMs - tMs;
      const { side } = trial?.planned.shown ?? { side: 'left' as const };
      return leftMs > 500 && leftMs < 900 ? leanBy(-SIGN[side] * 0.1) : STILL;
    });
    for (const { values } of ofKind(trials, 'known')) expect(values.anticipated).toBe(0);
  });

  it('has an anticipation index: the part of the excursion that knowing takes off', () => {
    const played = playSet(
      PARAMETERS,
      (state, tMs) => leaning(1, state.trial?.planned.kind === 'known' ? 100 : 400)(state, tMs),
      6,
    );
    const peakAfter = (afterS: number): number =>
      Math.max(
        ...Array.from({ length: 2000 }, (_, index) => {
          const t = index / 1000;
          return deckUnderLoad(t + 0.005, PARAMETERS.riseS) - deckUnderLean(t + 0.01 - afterS);
        }),
      );
    const { metrics } = resultOf(played);
    expect(metrics.anticipationIndex?.value).toBeCloseTo(1 - peakAfter(0.1) / peakAfter(0.4), 2);
    expect(metrics.excursionKnownPercent?.value).toBeCloseTo(100 * peakAfter(0.1), 0);
    expect(metrics.excursionUnknownPercent?.value).toBeCloseTo(100 * peakAfter(0.4), 0);
  });
});

describe('a false sign', () => {
  const played = playSet(KNOWN, leaning(1, -200), 7);
  const falsely = ofKind(played.trials, 'false-side', 'false-weight');

  it('is measured and not scored', () => {
    expect(falsely.length).toBeGreaterThan(1);
    for (const trial of falsely) {
      expect(trial.score).toBeUndefined();
      expect(trial.success).toBeUndefined();
      expect(trial.difficulty).toBeUndefined();
      expect(trial.values.preparedPercent).toBeCloseTo(100, 6);
    }
    const { metrics } = resultOf(played);
    expect(metrics.successPercent?.trials).toBe(ofKind(played.trials, 'known').length);
    expect(metrics.falseExcursionPercent?.trials).toBe(falsely.length);
  });

  it('leads who trusts it to the wrong side: the deck heels by more than the load alone', () => {
    const wrongSides = ofKind(played.trials, 'false-side');
    expect(wrongSides.length).toBeGreaterThan(0);
    for (const trial of wrongSides) expect(trial.values.excursionPercent).toBeGreaterThan(100);
  });

  it('cannot be seen: what is shown of it is what is shown of a true one', () => {
    const seen = played.states.flatMap((state) => {
      const { trial } = state;
      return state.phase === 'shown' && trial?.planned.shown !== undefined
        ? [{ trial, shown: trial.planned.shown, cue: CARGO.stimulus(state).aims[0]?.cue }]
        : [];
    });
    expect(seen.some(({ trial }) => trial.planned.kind !== 'known')).toBe(true);
    for (const { trial, shown, cue } of seen)
      expect(cue?.push.ml).toBeCloseTo(SIGN[shown.side] * (trial.announcedLoad ?? 0), 9);
  });
});

describe('an unknown load', () => {
  it('shows neither side, weight nor moment', () => {
    const { states } = playSet(PARAMETERS, () => STILL, 8);
    const covered = states.filter(
      (state) => state.trial?.planned.kind === 'unknown' && state.phase === 'shown',
    );
    expect(covered.length).toBeGreaterThan(0);
    for (const state of covered) {
      expect(state.hanging).toEqual({ announced: undefined });
      expect(CARGO.stimulus(state).aims[0]?.cue).toBeUndefined();
    }
    expect(new Set(covered.map(({ trial }) => trial?.planned.leadMs)).size).toBeGreaterThan(3);
  });
});

describe('a person who leans late to the left', () => {
  // Loads on the right are met by leaning left: 250 ms later than those on the left.
  const person: Person = (state, tMs) =>
    leaning(1, state.trial?.planned.side === 'right' ? 450 : 200)(state, tMs);
  const { metrics } = resultOf(playSet(PARAMETERS, person, 9));

  it('has a side difference of what the closed form says, negative', () => {
    const peakAfter = (afterS: number): number =>
      Math.max(
        ...Array.from({ length: 2000 }, (_, index) => {
          const t = index / 1000;
          return deckUnderLoad(t + 0.005, PARAMETERS.riseS) - deckUnderLean(t + 0.01 - afterS);
        }),
      );
    expect(metrics.sideDifferencePercent?.value).toBeCloseTo(100 * (peakAfter(0.2) - peakAfter(0.45)), 0);
    expect(metrics.sideDifferencePercent?.standardError).toBeLessThan(0.5);
  });

  it('and one who leans alike has none', () => {
    const alike = resultOf(playSet(PARAMETERS, leaning(1, 300), 9)).metrics.sideDifferencePercent;
    expect(alike?.value).toBeCloseTo(0, 0);
  });
});

describe('the order of things', () => {
  const { states, state, trials } = playSet(KNOWN, leaning(1, 300), 10);

  it('begins with three seconds of an empty deck and ends with one, in the time of the set', () => {
    expect(states.slice(0, 300).every(({ phase }) => phase === 'calm')).toBe(true);
    expect(state.phase).toBe('done');
    expect(state.tMs).toBeLessThanOrEqual(120_000);
    expect(CARGO.disturbance(state)).toBe(0);
  });

  it('shows a known load 1.5 s before it comes down, counting down', () => {
    const left = states.flatMap(({ hanging }) => hanging?.announced?.msLeft ?? []);
    expect(Math.max(...left)).toBe(1500);
    expect(Math.min(...left)).toBeGreaterThan(0);
  });

  it('takes a load off within 1.2 s, ever more slowly at the end', () => {
    const first = states.findIndex(({ phase }) => phase === 'lift');
    const loads = states.slice(first, first + 120).map(({ load }) => Math.abs(load));
    expect(loads.every((load, index) => index === 0 || load <= (loads[index - 1] ?? 0))).toBe(true);
    expect(loads.at(-1)).toBeLessThan(0.01);
  });

  it('waits for a person who sways, but not for ever, and says so', () => {
    const restless = playSet(KNOWN, () => leanBy(0.4), 10);
    expect(restless.trials.length).toBeGreaterThan(2);
    for (const { values } of restless.trials)
      expect(values).toMatchObject({ forcedStart: 1, waitedMs: 4000 });
    for (const { values } of trials) expect(values.forcedStart).toBe(0);
  });

  it('gives the load back to the crane when the deck heels too far', () => {
    const { trials: lost } = playSet(KNOWN, leaning(-0.8, 100), 10);
    for (const trial of ofKind(lost, 'known').filter(({ values }) => (values.loadPercent ?? 0) === 40))
      expect(trial).toMatchObject({ success: false, values: { slid: 1 } });
  });
});

describe('what a load may ask for', () => {
  it('is never more than the parameter allows, half of the range at most', () => {
    const anyWeight = fc.oneof(fc.double(), fc.integer({ min: -100, max: 1000 }));
    fc.assert(
      fc.property(anyWeight, fc.nat(), (weightPercent, seed) => {
        const state = CARGO.init({ ...KNOWN, weightPercent }, roundContext(REACH_MM), seed);
        expect(state.parameters.weightPercent).toBeLessThanOrEqual(50);
        expect(state.parameters.weightPercent).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('stays below where the trunk may lean at most, wherever upright is, and is played as the difficulty it then has', () => {
    const context = {
      ...roundContext(40),
      steering: 'thorax' as const,
      leanLimitDeg: 12,
      neutral: { thorax: { ml: 3, ap: 0 } },
    };
    const state = CARGO.init({ ...KNOWN, weightPercent: 45 }, context, 1);
    expect(state.parameters.weightPercent).toBeCloseTo((100 * (12 - 1 - 3)) / 40, 9);
    expect(state.difficulty).toBeCloseTo(difficultyOf(CARGO_CURVE, { ...state.parameters }), 9);
  });
});

describe('held readings', () => {
  it('void a trial that has more than a tenth of them', () => {
    const { trials, state } = playSet(PARAMETERS, (now, tMs) => {
      const answer = leaning(1, 300)(now, tMs);
      return now.trial?.index === 0 ? { ...answer, valid: tMs % 50 !== 0 } : answer;
    });
    expect(trials[0]).toMatchObject({ void: 'held-readings' });
    expect(trials[0]?.score).toBeUndefined();
    expect(trials.slice(1).every((trial) => trial.void === undefined)).toBe(true);
    expect(CARGO.result(state, NO_SAMPLES).quality).toBe('good');
  });
});

describe('release', () => {
  const played = playSet(PARAMETERS, leaning(1, 400), 12).states;
  const still = (tMs: number) => inputOf(roundContext(REACH_MM), NO_SAMPLES, tMs, STILL);

  it('takes every load away within 200 ms from any moment, and resumes after 3 s of calm', () => {
    fc.assert(
      fc.property(fc.nat(played.length - 2), (at) => {
        const before = played[at] ?? played[0];
        if (before === undefined || before.phase === 'done') return;
        let state = CARGO.release(before, before.tMs);
        let { tMs } = before;
        for (let index = 0; index < 20; index++) state = CARGO.step(state, still((tMs += 10))).state;
        expect(CARGO.disturbance(state)).toBe(0);
        expect(CARGO.stimulus(state)).toMatchObject({ attending: false });
        state = CARGO.resume(state, tMs);
        for (let index = 0; index < 299; index++) {
          const output = CARGO.step(state, still((tMs += 10)));
          state = output.state;
          expect(output.cues).toEqual([]);
          expect(CARGO.disturbance(state)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('voids the running trial, once, whether or not a step follows before the resume', () => {
    const running = played.find(({ phase }) => phase === 'loaded');
    if (running === undefined) throw new Error('no load');
    const released = CARGO.release(running, running.tMs);
    const stepped = CARGO.step(released, still(running.tMs + 10));
    expect(stepped.trials).toMatchObject([{ void: 'interrupted' }]);
    for (const state of [
      released,
      stepped.state,
      CARGO.resume(stepped.state, 1),
      CARGO.resume(released, 1),
    ]) {
      const { trials } = CARGO.result(state, NO_SAMPLES);
      expect(trials.filter((trial) => trial.void === 'interrupted')).toHaveLength(1);
    }
    expect(CARGO.result(stepped.state, NO_SAMPLES).quality).toBe('interrupted');
  });

  it('asked twice is the same as once; a resume without a release changes nothing', () => {
    const running = played[700];
    if (running === undefined) throw new Error('too short');
    const once = CARGO.release(running, running.tMs);
    expect(CARGO.release(once, running.tMs + 100)).toBe(once);
    expect(CARGO.resume(running, running.tMs)).toBe(running);
  });
});

describe('medians', () => {
  it('are those of the trials that count', () => {
    const played = playSet(
      PARAMETERS,
      (state, tMs) => leaning(1, 250 + 10 * state.nextTrial)(state, tMs),
      13,
    );
    const unknown = ofKind(played.trials, 'unknown').map(({ values }) => values.excursionPercent ?? 0);
    expect(resultOf(played).metrics.excursionUnknownPercent?.value).toBeCloseTo(median(unknown), 9);
  });
});

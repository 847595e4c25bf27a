import { describe, expect, it } from 'vitest';
import { AppendOnlyList } from '#core/append-only-list.ts';
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { ExerciseContext, ExerciseInput } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { toFraction } from '#core/exercise/range.ts';
import { PERISCOPE_CURVE } from '#games/periscope/curve.ts';
import { PERISCOPE } from '#games/periscope/index.ts';
import type { PeriscopeState } from '#games/periscope/index.ts';
import { hiddenNow } from '#games/periscope/model.ts';
import { roundContext } from '../drive.ts';

const CONTEXT: ExerciseContext = {
  ...roundContext(10, 90_000),
  steering: 'pelvis',
  posture: 'sitting-on-chair',
  latencyMs: 0,
};

/** Lateral bends only, all seen: four seconds a cycle, 5 deg of the pelvis. */
const EASY = {
  amplitudePercent: 50,
  rateHz: 0.25,
  leakLimitPercent: 40,
  flexionPercent: 0,
  hiddenPercent: 0,
};

/** Where somebody has both segments, deg to the right or the front. */
interface Pose {
  readonly pelvis: number;
  readonly thorax: number;
}

type Person = (asked: Pose, state: PeriscopeState) => Pose;

interface Run {
  readonly states: readonly PeriscopeState[];
  readonly result: ExerciseResult;
  readonly cues: readonly string[];
}

function play(person: Person, parameters = EASY, context: ExerciseContext = CONTEXT): Run {
  const plane = parameters.flexionPercent === 100 ? 'ap' : 'ml';
  let state = PERISCOPE.init(parameters, context, 4);
  let history: BlockSamples = AppendOnlyList.empty();
  const states: PeriscopeState[] = [];
  const cues: string[] = [];
  for (let tMs = 0; !PERISCOPE.finished(state); tMs += 10) {
    const { asked } = state;
    const pose = person({ pelvis: asked.pelvis[plane], thorax: asked.thorax[plane] }, state);
    const { history: _, ...sample } = inputOf(context, tMs, pose, plane, history);
    const output = PERISCOPE.step(state, { ...sample, history });
    state = output.state;
    history = history.with(sample);
    states.push(state);
    cues.push(...output.cues.map(({ name }) => name));
  }
  return { states, cues, result: PERISCOPE.result(state, history) };
}

function inputOf(
  context: ExerciseContext,
  tMs: number,
  { pelvis, thorax }: Pose,
  plane: 'ml' | 'ap',
  history: BlockSamples,
): ExerciseInput {
  const own = context.steering === 'pelvis' ? pelvis : thorax;
  const raw = plane === 'ml' ? { ml: own, ap: 0 } : { ml: 0, ap: own };
  const lateral = plane === 'ml' ? 1 : 0;
  const angles = {
    ...NEUTRAL_BODY,
    pelvisLateralDeg: lateral * pelvis,
    thoraxLateralDeg: lateral * thorax,
    pelvisFlexionDeg: (1 - lateral) * pelvis,
    thoraxFlexionDeg: (1 - lateral) * thorax,
  };
  const valid = { thorax: true, pelvis: true, tilt: false };
  return {
    tMs,
    raw,
    steering: toFraction(context.range, raw),
    valid: true,
    body: { angles, valid },
    history,
  };
}

const obeys: Person = (asked) => asked;
/** Whatever moves takes all of the trunk along. */
const rigid: Person = ({ pelvis, thorax }) => ({ pelvis: pelvis + thorax, thorax: pelvis + thorax });
const leaks =
  (share: number): Person =>
  ({ pelvis, thorax }) => ({ pelvis: pelvis + share * thorax, thorax: thorax + share * pelvis });

const valueOf = ({ result }: Run, key: string): number | undefined => result.metrics[key]?.value;

describe('truth: what scripted trunks are known to do', () => {
  it('who moves each segment alone leaks nothing, and goes against in anti-phase', () => {
    const run = play(obeys);
    expect(valueOf(run, 'pelvisMovesLeakage')).toBeCloseTo(0, 9);
    expect(valueOf(run, 'thoraxMovesLeakage')).toBeCloseTo(0, 9);
    expect(valueOf(run, 'oppositeLeakage')).toBeCloseTo(0, 9);
    expect(valueOf(run, 'relativePhaseDeg')).toBeCloseTo(180, 6);
    expect(valueOf(run, 'phaseDeviationDeg')).toBeCloseTo(0, 3);
    expect(valueOf(run, 'successPercent')).toBe(100);
  });

  it('a rigid trunk leaks all: index 1, movement in phase alone, no success', () => {
    const run = play(rigid);
    expect(valueOf(run, 'pelvisMovesLeakage')).toBeCloseTo(1, 9);
    expect(valueOf(run, 'thoraxMovesLeakage')).toBeCloseTo(1, 9);
    expect(valueOf(run, 'successPercent')).toBe(0);
    const inPhase =
      (valueOf(run, 'couplingInPhaseForwardPercent') ?? 0) +
      (valueOf(run, 'couplingInPhaseBackPercent') ?? 0);
    expect(inPhase).toBeCloseTo(100, 6);
    expect(valueOf(run, 'couplingVariabilityDeg')).toBeCloseTo(0, 3);
  });

  it('a trunk that lets a quarter through has a leakage of a quarter', () => {
    const run = play(leaks(0.25));
    expect(valueOf(run, 'pelvisMovesLeakage')).toBeCloseTo(0.25, 6);
    expect(valueOf(run, 'thoraxMovesLeakage')).toBeCloseTo(0.25, 6);
  });

  it('a pelvis that moves alone moves in the two directions of the pelvis', () => {
    const run = play(obeys);
    expect(valueOf(run, 'couplingPelvisForwardPercent')).toBeCloseTo(50, 0);
    expect(valueOf(run, 'couplingPelvisBackPercent')).toBeCloseTo(50, 0);
    expect(valueOf(run, 'couplingThoraxForwardPercent')).toBe(0);
  });

  it('one segment alone, where both are asked against each other, leaks as much as it moves', () => {
    const run = play(({ pelvis }) => ({ pelvis, thorax: 0 }));
    expect(valueOf(run, 'oppositeLeakage')).toBeCloseTo(1, 9);
  });

  it('tells the range of a segment from end to end: twice what is asked of who does that', () => {
    const run = play(obeys);
    const [state] = run.states;
    expect(valueOf(run, 'pelvisRangeDeg')).toBeCloseTo(2 * (state?.set.amplitudeDeg.pelvis.lateral ?? 0), 2);
    expect(valueOf(run, 'sideDifferencePercent')).toBeCloseTo(0, 2);
  });

  it('names the side that goes farther: half to the right is 200/3 % more to the left', () => {
    const run = play(({ pelvis, thorax }) => ({ pelvis: pelvis > 0 ? pelvis / 2 : pelvis, thorax }));
    expect(valueOf(run, 'sideDifferencePercent')).toBeCloseTo(200 / 3, 0);
  });

  it('works in flexion as in lateral bend', () => {
    const run = play(leaks(0.25), { ...EASY, flexionPercent: 100 });
    expect(valueOf(run, 'pelvisMovesLeakage')).toBeCloseTo(0.25, 6);
    expect(valueOf(run, 'sideDifferencePercent')).toBeUndefined();
  });
});

describe('what makes a cycle succeed', () => {
  it('says what a cycle lacked: size, time, stillness', () => {
    expect(play((asked) => ({ pelvis: asked.pelvis / 3, thorax: asked.thorax / 3 })).cues).toContain('small');
    expect(play((asked) => ({ pelvis: 2 * asked.pelvis, thorax: 2 * asked.thorax })).cues).toContain('large');
    expect(play((asked) => ({ pelvis: -asked.pelvis, thorax: -asked.thorax })).cues).toContain('late');
    expect(play(leaks(0.6)).cues).toContain('leaking');
    expect(new Set(play(obeys).cues)).not.toContain('leaking');
  });

  it('does not count going twice as far as better', () => {
    const run = play(({ pelvis, thorax }) => ({ pelvis: 2 * pelvis, thorax: 2 * thorax }));
    expect(valueOf(run, 'successPercent')).toBe(0);
  });

  it('has a margin that is larger the less leaks', () => {
    const marginOf = (share: number): number =>
      play(leaks(share)).result.trials.find(({ kind }) => kind === 'pelvis-moves')?.margin ?? -1;
    expect(marginOf(0.1)).toBeGreaterThan(marginOf(0.3));
    expect(marginOf(0.3)).toBeGreaterThan(0);
  });

  it('voids a cycle of which a tenth of the readings of the still segment were held', () => {
    let state = PERISCOPE.init(EASY, CONTEXT, 4);
    let history: BlockSamples = AppendOnlyList.empty();
    for (let tMs = 0; !PERISCOPE.finished(state); tMs += 10) {
      const { history: _, ...sample } = inputOf(CONTEXT, tMs, { pelvis: 0, thorax: 0 }, 'ml', history);
      const body = sample.body && {
        ...sample.body,
        valid: { ...sample.body.valid, thorax: tMs % 50 !== 0 },
      };
      state = PERISCOPE.step(state, { ...sample, body, history }).state;
      history = history.with({ ...sample, body });
    }
    const { trials, quality } = PERISCOPE.result(state, history);
    expect(trials.length).toBeGreaterThan(3);
    expect(trials.every((trial) => trial.void === 'held-readings')).toBe(true);
    expect(quality).toBe('many-held-readings');
  });
});

describe('what is asked', () => {
  it('pieces follow one another: what steers, the reverse, both against each other', () => {
    const parts = play(obeys).cues.filter((name) => name.endsWith('-moves') || name === 'opposite');
    expect(parts.slice(0, 4)).toEqual(['pelvis-moves', 'thorax-moves', 'opposite', 'pelvis-moves']);
  });

  it('stays within the share of the range, 12 deg, and half of the lean at which a session stops', () => {
    const most = (context: ExerciseContext): number =>
      Math.max(
        ...play(obeys, { ...EASY, amplitudePercent: 60 }, context).states.map(({ asked }) =>
          Math.abs(asked[context.steering === 'pelvis' ? 'pelvis' : 'thorax'].ml),
        ),
      );
    expect(most(CONTEXT)).toBeCloseTo(6, 1);
    const far = { ...roundContext(60, 60_000), steering: 'thorax', posture: 'sitting-on-chair' } as const;
    expect(most(far)).toBeCloseTo(12, 1);
    expect(most({ ...far, leanLimitDeg: 16 })).toBeCloseTo(8, 1);
  });

  it('tells the difficulty of what is really asked where a limit makes it smaller', () => {
    const parameters = { ...EASY, amplitudePercent: 60 };
    const far: ExerciseContext = { ...roundContext(60, 60_000), steering: 'thorax' };
    const free = PERISCOPE.init(parameters, CONTEXT, 4).set.difficulty.lateral;
    expect(PERISCOPE.init(parameters, far, 4).set.difficulty.lateral).toBeLessThan(free);
    expect(PERISCOPE.init(parametersAt(PERISCOPE_CURVE, 1), CONTEXT, 4).set.difficulty.lateral).toBeCloseTo(
      1,
    );
  });

  it('hides only what is to hold still, in its share of the scored cycles, and never where both move', () => {
    const { states } = play(obeys, { ...EASY, hiddenPercent: 50 });
    const hidden = states.filter((state) => hiddenNow(state) !== undefined);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ piece }) => piece?.part !== 'opposite')).toBe(true);
    expect(
      hidden.every(
        (state) => PERISCOPE.stimulus(state).aims.length === (hiddenNow(state) === 'pelvis' ? 0 : 1),
      ),
    ).toBe(true);
  });

  it('beats where the movement turns, once to each side of a cycle', () => {
    const { cues, result } = play(obeys);
    const pieces = result.trials.length / 3;
    expect(cues.filter((name) => name === 'beat')).toHaveLength(4 * pieces);
    expect(cues.filter((name) => name === 'off-beat')).toHaveLength(4 * pieces);
  });

  it('asks for nothing within 200 ms of a release, and voids the running cycle', () => {
    const { states } = play(obeys);
    const index = states.findIndex(({ piece }) => piece?.judged === 1);
    const before = states[index + 100];
    if (before === undefined) throw new Error('no cycle was played');
    let state = PERISCOPE.release(before, before.tMs);
    for (let step = 1; step <= 20; step++) {
      state = PERISCOPE.step(
        state,
        inputOf(CONTEXT, before.tMs + 10 * step, { pelvis: 0, thorax: 0 }, 'ml', AppendOnlyList.empty()),
      ).state;
    }
    expect(PERISCOPE.disturbance(state)).toBe(0);
    expect(state.trials.at(-1)?.void).toBe('interrupted');
    expect(PERISCOPE.resume(state, state.tMs).phase).toBe('calm');
  });
});

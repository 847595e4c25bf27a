/**
 * The smallest exercise there can be: a push of 10 that lasts for the whole block, one scored trial a second, success
 * when what steers is at least 20 mm or deg to the right. Released, the push falls by 1 a step.
 */
import { POSTURES, STEERINGS } from '#core/contract/stimulus.ts';
import { ZERO, byDirection } from '#core/exercise/directions.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { Curve } from '#core/exercise/curve.ts';

export interface ToyState {
  readonly tMs: number;
  readonly durationMs: number;
  readonly level: number;
  readonly push: number;
  readonly releasing: boolean;
  readonly resumedAtMs: readonly number[];
  readonly trials: readonly TrialResult[];
}

export const TOY_CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [{ key: 'level', easy: 0, hard: 60, scale: 'linear', weight: 1 }],
};

export const toyExercise: Exercise<ToyState> = {
  info: {
    id: 'toy',
    version: 1,
    name: 'exercise.limits.name',
    instruction: 'exercise.limits.instruction',
    axis: 'REACT',
    steerings: STEERINGS,
    postures: POSTURES,
    sensors: [],
    setSeconds: { min: 20, usual: 20, max: 300 },
    practiceSeconds: 30,
    probeSeconds: 60,
    fewestTrials: 4,
    trialsPerMinute: 60,
    outcomes: {
      success: 'exercise.limits.success',
      failure: 'exercise.limits.failure',
      successes: 'exercise.limits.successes',
      failures: 'exercise.limits.failures',
    },
    segmentMeasures: 'sway',
    parameters: [
      {
        key: 'level',
        label: 'parameter.squall.amplitude-percent.label',
        unit: 'none',
        min: 0,
        max: 60,
        harder: 'up',
        description: 'parameter.squall.amplitude-percent.description',
      },
    ],
    metrics: [
      {
        key: 'successPercent',
        label: 'metric.squall.success-percent.label',
        unit: 'percent',
        better: 'higher',
        description: 'metric.squall.success-percent.description',
        withinPerson: assumedScatter('plain', 3),
      },
    ],
    comparable: ['successPercent'],
    evidence: 'C',
    citations: [],
  },
  curve: TOY_CURVE,
  init: (parameters, context) => ({
    tMs: 0,
    durationMs: context.durationMs,
    level: parameters['level'] ?? 0,
    push: 10,
    releasing: false,
    resumedAtMs: [],
    trials: [],
  }),
  step: (state, input) => {
    const push = state.releasing ? Math.max(0, state.push - 1) : 10;
    const tMs = input.tMs + 10;
    if (tMs % 1000 !== 0) return { state: { ...state, tMs, push }, cues: [], trials: [] };
    const success = input.valid && input.raw.ml >= 20;
    const trial: TrialResult = {
      index: state.trials.length,
      startMs: tMs - 1000,
      endMs: tMs,
      kind: 'lean',
      success,
      score: success ? 1 : 0,
      difficulty: state.level / 10 - 3,
      values: { raw: input.raw.ml, steering: input.steering.ml },
    };
    const next = { ...state, tMs, push, trials: [...state.trials, trial] };
    return { state: next, cues: [{ name: 'second', tMs }], trials: [trial] };
  },
  release: (state) => ({ ...state, releasing: true }),
  resume: (state, tMs) => ({
    ...state,
    releasing: false,
    push: 10,
    resumedAtMs: [...state.resumedAtMs, tMs],
  }),
  disturbance: (state) => state.push,
  finished: (state) => state.tMs >= state.durationMs,
  result: (state) => {
    const trials = state.trials.length;
    const successes = state.trials.filter((trial) => trial.success === true).length;
    const share = trials === 0 ? 0 : successes / trials;
    const standardError = trials === 0 ? 0 : 100 * Math.sqrt((share * (1 - share)) / trials);
    return {
      exercise: 'toy',
      version: 1,
      trials: state.trials,
      metrics: trials === 0 ? {} : { successPercent: { value: 100 * share, standardError, trials } },
      quality: 'good',
    };
  },
  stimulus: (state) => ({
    aims: [{ marker: { ml: -state.push / 100, ap: 0 }, target: ZERO }],
    attending: true,
  }),
};

/** The same reach in every direction, mm or deg. */
export function evenRange(reach: number): SteeringRange {
  return { extent: byDirection(() => reach), measured: byDirection(() => true) };
}

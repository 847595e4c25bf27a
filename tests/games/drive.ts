/** The same reach in every direction, so that fractions of the limits are mm / reachMm in the eight directions. */
import { AppendOnlyList } from '#core/append-only-list.ts';
import { byDirection } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type {
  Exercise,
  ExerciseContext,
  ExerciseCue,
  ExerciseInput,
  Parameters,
} from '#core/exercise/exercise.ts';
import { toFraction } from '#core/exercise/range.ts';
import type { BlockSamples, SteeringSample } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
export function roundContext(reachMm = 80, durationMs = 60_000): ExerciseContext {
  return {
    durationMs,
    steering: 'centre-of-pressure',
    posture: 'feet-apart',
    range: { extent: byDirection(() => reachMm), measured: byDirection(() => true) },
    bodyMassKg: 70,
    neutral: {},
    quietSwayRms: 4,
    latencyMs: 20,
    leanLimitDeg: 30,
  };
}

export interface Driven<State> {
  readonly state: State;
  /** The state after every step. */
  readonly states: readonly State[];
  readonly cues: readonly ExerciseCue[];
  readonly trials: readonly TrialResult[];
  readonly samples: BlockSamples;
}

/** What steers, from neutral: mm of a centre of pressure. */
export type Answer = PlaneVector & { readonly valid: boolean };

export const STILL: Answer = { ml: 0, ap: 0, valid: true };

/** One step's input, as the runner makes it of a frame. */
export function inputOf(
  { range }: Pick<ExerciseContext, 'range'>,
  history: BlockSamples,
  tMs: number,
  { ml, ap, valid }: Answer,
): ExerciseInput {
  const raw = { ml, ap };
  return { tMs, raw, steering: toFraction(range, raw), valid, history };
}

/** Plays a block with a scripted person: what they do next, given the state they see. */
export function drive<State>(
  exercise: Exercise<State>,
  parameters: Parameters,
  context: ExerciseContext,
  seed: number,
  person: (state: State, tMs: number) => Answer,
): Driven<State> {
  let state = exercise.init(parameters, context, seed);
  let history: BlockSamples = AppendOnlyList.empty();
  const states: State[] = [];
  const cues: ExerciseCue[] = [];
  const trials: TrialResult[] = [];
  for (let tMs = 0; !exercise.finished(state) && tMs <= context.durationMs + 1000; tMs += 10) {
    const input = inputOf(context, history, tMs, person(state, tMs));
    const output = exercise.step(state, input);
    history = history.with(sampleOf(input));
    state = output.state;
    states.push(state);
    cues.push(...output.cues);
    trials.push(...output.trials);
  }
  return { state, states, cues, trials, samples: history };
}

/** What the runner would have kept of an input: no sample is valid that is no number, or beyond any board. */
function sampleOf({ tMs, steering, raw, valid }: ExerciseInput): SteeringSample {
  const usable = [raw.ml, raw.ap].every((value) => Math.abs(value) <= 500);
  return { tMs, steering, raw, valid: valid && usable };
}

export const NO_SAMPLES: BlockSamples = AppendOnlyList.empty();

/** Every number anywhere in a value. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (value instanceof AppendOnlyList) return numbersIn(value.slice());
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}

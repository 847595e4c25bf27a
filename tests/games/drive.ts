
/** The same reach in every direction, so that fractions of the limits are mm / reachMm in the eight directions. */
import { byDirection } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseContext, ExerciseCue, ExerciseInput, Parameters } from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
export function roundContext(reachMm = 80, durationMs = 60_000): ExerciseContext {
  return {
    durationMs,
    limits: { excursionMm: byDirection(() => reachMm), measured: byDirection(() => true) },
    quietSwayRmsMm: 4,
  };
}

export interface Driven<State> {
  readonly state: State;
  /** The state after every step. */
  readonly states: readonly State[];
  readonly cues: readonly ExerciseCue[];
  readonly trials: readonly TrialResult[];
}

type Answer = Omit<ExerciseInput, 'tMs'>;

export const STILL: Answer = { copMlMm: 0, copApMm: 0, valid: true };

/** Plays a block with a scripted person: what they do next, given the state they see. */
export function drive<State>(
  exercise: Exercise<State>,
  parameters: Parameters,
  context: ExerciseContext,
  seed: number,
  person: (state: State, tMs: number) => Answer,
): Driven<State> {
  let state = exercise.init(parameters, context, seed);
  const states: State[] = [];
  const cues: ExerciseCue[] = [];
  const trials: TrialResult[] = [];
  for (let tMs = 0; !exercise.finished(state) && tMs <= context.durationMs + 1000; tMs += 10) {
    const output = exercise.step(state, { tMs, ...person(state, tMs) });
    state = output.state;
    states.push(state);
    cues.push(...output.cues);
    trials.push(...output.trials);
  }
  return { state, states, cues, trials };
}

/** Every number anywhere in a value. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}

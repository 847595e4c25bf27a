/**
 * What an exercise is to everyone else. A new exercise implements this in a folder of its own under `games/` and adds
 * one line to the registry; the session runner, recording, replay, virtual patient and report know only this.
 *
 * An exercise is a pure function of parameters, context, seed and the steps it is given. It is stepped every 10 ms of
 * frame time, never by the screen; states are small immutable values, so that a scene may draw between the last two.
 * The samples of a block are kept by the runner.
 */
import type { Aim, MemoryTask, Posture, Steering, Stimulus } from '../contract/stimulus.ts';
import type { BodyInput } from './body-input.ts';
import type { Curve } from './curve.ts';
import type { Direction, PlaneVector } from './directions.ts';
import type { ExerciseInfo } from './info.ts';
import type { SteeringRange } from './range.ts';
import type { ExerciseResult } from './result.ts';
import type { BlockSamples } from './samples.ts';
import type { TrialResult } from './trial.ts';

/** Parameter values by key. */
export type Parameters = Readonly<Record<string, number>>;

/** What the session knows about the person and the set when a block starts. */
export interface ExerciseContext {
  readonly durationMs: number;
  readonly steering: Steering;
  readonly posture: Posture;
  /** How far what steers goes in each direction; cautious defaults where it was not measured. */
  readonly range: SteeringRange;
  readonly bodyMassKg: number | undefined;
  /** Where each signal was in quiet, mm or deg; a segment that is left out is neutral when calibrated upright. */
  readonly neutral: Readonly<Partial<Record<Steering, PlaneVector>>>;
  /** RMS distance from neutral of what steers, in quiet stance or sitting, mm or deg; undefined until measured. */
  readonly quietSwayRms: number | undefined;
  /** How far what steers lags behind the body, ms: the hub's filter. What radio and screen add is not known. */
  readonly latencyMs: number;
  /** Farther than this the trunk may not lean, deg; nothing may ask for it. */
  readonly leanLimitDeg: number | undefined;
}

/** One 10 ms step of input. */
export interface ExerciseInput {
  /** Time since the block began, ms; grows by 10 a step. */
  readonly tMs: number;
  /** What steers, in fractions of the person's own range in that direction; held while not valid. */
  readonly steering: PlaneVector;
  /** The same from neutral: mm for a centre of pressure, deg otherwise. */
  readonly raw: PlaneVector;
  /** False: the values are held from the past; nothing may be scored from them. */
  readonly valid: boolean;
  /** Angles of the body; undefined while nobody wears a motion sensor. */
  readonly body?: BodyInput | undefined;
  /** The steps of this block before this one. */
  readonly history: BlockSamples;
}

/** Something for ears and eyes, stamped by the model. `name` is the exercise's own. */
export interface ExerciseCue {
  readonly name: string;
  readonly tMs: number;
  readonly direction?: Direction | undefined;
  /** 0 to 1. */
  readonly strength?: number | undefined;
}

export interface StepOutput<State> {
  readonly state: State;
  readonly cues: readonly ExerciseCue[];
  /** Trials that ended in this step. */
  readonly trials: readonly TrialResult[];
}

/** What a person before the screen sees of the exercise, in fractions of their range from neutral. */
export interface ShownAim {
  readonly marker: PlaneVector;
  readonly target: PlaneVector;
  /** A disturbance that can be seen coming: where it will push the marker, and in how long. */
  readonly cue?: { readonly push: PlaneVector; readonly inMs: number } | undefined;
  /** Where the target will be, every `PREVIEW_STEP_MS` from now on, as far as that can be seen. */
  readonly preview?: readonly PlaneVector[] | undefined;
}

export interface ShownStimulus {
  /** Of what steers; empty while nothing is shown. */
  readonly aims: readonly ShownAim[];
  /** Of another segment that is steered beside it, deg from its neutral. */
  readonly beside?: Aim | undefined;
  /** A place to keep in mind or to find again with what steers. */
  readonly memory?: Omit<MemoryTask, 'steering'> | undefined;
  /** What the exercise asks of the eyes now; left out: what the place asks. */
  readonly eyes?: Stimulus['eyes'] | undefined;
  /** A movement of the trunk that is asked for, beside or in place of steering. */
  readonly movement?: Stimulus['movement'] | undefined;
  /** False when nothing asks for a reaction. */
  readonly attending: boolean;
}

/*
 * Methods, not function properties: a registry holds exercises of different states, and method parameters compare
 * bivariantly, so that `Exercise<SquallState>` is an `Exercise`.
 */
export interface Exercise<State = unknown> {
  readonly info: ExerciseInfo;
  /** Undefined for an assessment, which never adapts. */
  readonly curve?: Curve;
  init(parameters: Parameters, context: ExerciseContext, seed: number): State;
  step(state: State, input: ExerciseInput): StepOutput<State>;
  /** Take every disturbance away within 200 ms from now, whatever is going on; the running trial is void. */
  release(state: State, tMs: number): State;
  /** Go on after a release: the next trial starts after a pause of calm. */
  resume(state: State, tMs: number): State;
  /** How strongly the exercise disturbs the person now, 0 = not at all; what a release must bring to 0. */
  disturbance(state: State): number;
  finished(state: State): boolean;
  /** @param samples Of the whole block, up to the state's own step. */
  result(state: State, samples: BlockSamples): ExerciseResult;
  /** What a person standing before the screen sees now. */
  stimulus(state: State): ShownStimulus;
}

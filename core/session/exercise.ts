/**
 * What an exercise is to everyone else. A new exercise implements this in a folder of its own under `games/` and adds
 * one line to the registry; the session runner, recording, replay, virtual patient and report know only this.
 *
 * An exercise is a pure function of parameters, context, seed and the steps it is given. It is stepped every 10 ms of
 * frame time, never by the screen; states are immutable values, so that a scene may draw between the last two.
 */
import type { BodyAngles } from '../contract/body-angles.ts';
import type { Stimulus } from '../contract/stimulus.ts';
import type { Curve } from '../difficulty/curve.ts';
import type { MotionNeed, SensorNeed } from './needs.ts';

export type Axis = 'HOLD' | 'TRACK' | 'REACT' | 'DISSOCIATE' | 'SENSE' | 'SYMMETRY';
export type ExerciseId = string;

/** The eight directions, clockwise from the front, as the person stands. */
export const DIRECTIONS = [
  'front',
  'front-right',
  'right',
  'back-right',
  'back',
  'back-left',
  'left',
  'front-left',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How far the person's centre of pressure can go from neutral in each direction, mm, and how sure that is. */
export interface LimitsOfStability {
  readonly excursionMm: Readonly<Record<Direction, number>>;
  /** False where a direction was not reached in a usable trial and a cautious default stands in. */
  readonly measured: Readonly<Record<Direction, boolean>>;
}

/** A numeric parameter a therapist may bound. */
export interface ParameterSpec {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** The direction in which the exercise gets harder. */
  readonly harder: 'up' | 'down';
  /** One sentence for the therapist. */
  readonly description: string;
}

export interface ExerciseInfo {
  readonly id: ExerciseId;
  readonly version: number;
  readonly name: string;
  /** One sentence for the patient: what to do. */
  readonly instruction: string;
  readonly axis: Axis | 'ASSESSMENT';
  /** What it can't be played without. */
  readonly sensors: readonly SensorNeed[];
  readonly postures: readonly ('standing' | 'sitting')[];
  readonly parameters: readonly ParameterSpec[];
  /** Every metric key of `ExerciseResult.metrics` with what it is. */
  readonly metrics: readonly MetricSpec[];
  /** A trial, B laboratory, C idea. */
  readonly evidence: 'A' | 'B' | 'C';
  readonly citations: readonly string[];
}

export interface MetricSpec {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly description: string;
}

/** What the session knows about the person and the set when a block starts. */
export interface ExerciseContext {
  readonly durationMs: number;
  readonly limits: LimitsOfStability;
  /** Quiet-stance sway of this session: RMS distance from neutral, mm; undefined until measured. */
  readonly quietSwayRmsMm: number | undefined;
}

/** One 10 ms step of input. The centre of pressure is relative to the person's own neutral stance. */
export interface ExerciseInput {
  /** Time since the block began, ms; grows by 10 a step. */
  readonly tMs: number;
  readonly copMlMm: number;
  readonly copApMm: number;
  /** False: the values are held from the past; nothing may be scored from them. */
  readonly valid: boolean;
  /** Angles of the body; undefined while nobody wears a motion sensor. */
  readonly body?: BodyInput | undefined;
}

/** Angles of the body, and which of them are known: those of a sensor that was lost are held from the past. */
export interface BodyInput {
  readonly angles: BodyAngles;
  readonly valid: Readonly<Record<MotionNeed, boolean>>;
}

/** Something for ears and eyes, stamped by the model. `name` is the exercise's own. */
export interface ExerciseCue {
  readonly name: string;
  readonly tMs: number;
  readonly direction?: Direction | undefined;
  /** 0 to 1. */
  readonly strength?: number | undefined;
}

/** One trial within a block: a gust, a target. Numbers a trial could not yield are left out, never invented. */
export interface TrialResult {
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly direction?: Direction | undefined;
  /** What kind of trial, in the exercise's own terms: 'cued', 'uncued', 'catch'. */
  readonly kind: string;
  /** Graded success 0 to 1; undefined where the trial does not tell about ability (catch, void). */
  readonly score?: number | undefined;
  readonly success?: boolean | undefined;
  /**
   * Of a success: how much harder the trial could have been, in logits of the exercise's curve, and still have
   * succeeded. Undefined where the exercise can't tell.
   */
  readonly margin?: number | undefined;
  /** Difficulty that was really played, logits, from the exercise's curve; undefined for assessments. */
  readonly difficulty?: number | undefined;
  readonly values: Readonly<Record<string, number>>;
  /** Why the trial does not count. */
  readonly void?: 'held-readings' | 'interrupted' | undefined;
}

export type QualityFlag = 'good' | 'few-trials' | 'many-held-readings' | 'interrupted';

export interface Metric {
  readonly value: number;
  /** Standard error; undefined where it can't be estimated. */
  readonly standardError?: number | undefined;
  readonly trials: number;
}

export interface ExerciseResult {
  readonly exercise: ExerciseId;
  readonly version: number;
  readonly trials: readonly TrialResult[];
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Which way the person's control deviates; 'unsure' when the data can't tell. */
  readonly lane?: 'tight' | 'loose' | 'typical' | 'unsure' | undefined;
  readonly quality: QualityFlag;
  /** For the limits-of-stability assessment. */
  readonly limits?: LimitsOfStability | undefined;
}

export interface StepOutput<State> {
  readonly state: State;
  readonly cues: readonly ExerciseCue[];
  /** Trials that ended in this step. */
  readonly trials: readonly TrialResult[];
}

/** Parameter values by key. */
export type Parameters = Readonly<Record<string, number>>;

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
  result(state: State): ExerciseResult;
  /** What a person standing before the screen sees now. */
  visible(state: State): Stimulus;
}

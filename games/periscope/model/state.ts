/**
 * The state of a set of Periscope: all that the scene needs to draw it. Angles are deg from the person's own neutral,
 * positive to the right (lateral bend) and to the front (flexion).
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';

/** The two segments of the trunk. */
export const SEGMENTS = ['pelvis', 'thorax'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** A value for either segment. */
export type BySegment<Value> = Readonly<Record<Segment, Value>>;

/** What is asked: one segment moves while the other holds still, or both move against each other. */
export type Part = 'pelvis-moves' | 'thorax-moves' | 'opposite';

export type Plane = 'lateral' | 'flexion';

/**
 * Whole cycles of one part in one plane. The first cycle leads in and is not scored; `hidden` says of each that follows
 * whether what is to hold still is out of sight.
 */
export interface Piece {
  readonly part: Part;
  readonly plane: Plane;
  /** Which way the first half cycle goes: 1 to the right or front, -1 to the left or back. */
  readonly sign: 1 | -1;
  readonly hidden: readonly boolean[];
}

/** A piece that is under way. */
export interface RunningPiece extends Piece {
  readonly startMs: number;
  /** Scored cycles that are over. */
  readonly judged: number;
}

/**
 * - `calm`: both segments are neutral, the next piece is announced
 * - `moving`: a piece is under way
 * - `released`: nothing is asked; waits for `resume`
 * - `done`: no further piece fits
 */
export type PeriscopePhase = 'calm' | 'moving' | 'released' | 'done';

export interface PeriscopeParameters {
  /** How far the moving segment is asked to go, % of its range. */
  readonly amplitudePercent: number;
  /** Cycles a second. */
  readonly rateHz: number;
  /** A cycle in which the pelvis moves succeeds up to this leakage, %; the others up to a fixed share of it. */
  readonly leakLimitPercent: number;
  /** Share of pieces in flexion and extension, the others in lateral bend, %. */
  readonly flexionPercent: number;
  /** Share of cycles in which what is to hold still is out of sight, %. */
  readonly hiddenPercent: number;
}

/** What a cycle lacked, the most telling first; `none` where it succeeded. */
export type Fault = 'none' | 'small' | 'large' | 'late' | 'leaking';

export interface PeriscopeOutcome {
  readonly fault: Fault;
  readonly part: Part;
  readonly atMs: number;
}

/** What does not change during a set. */
export interface PeriscopeSet {
  readonly durationMs: number;
  readonly steering: Segment;
  readonly range: SteeringRange;
  readonly parameters: PeriscopeParameters;
  /** Difficulty of what is really asked, logits, by plane. */
  readonly difficulty: Readonly<Record<Plane, number>>;
  /** Leakage up to which a cycle of each part succeeds. */
  readonly leakLimit: Readonly<Record<Part, number>>;
  /** One cycle, ms: a whole number of steps. */
  readonly cycleMs: number;
  /** How far either segment is asked to go, deg. */
  readonly amplitudeDeg: BySegment<Readonly<Record<Plane, number>>>;
  /** Where either segment is when neutral, deg as measured. */
  readonly neutral: BySegment<PlaneVector>;
  /** How far what is measured lags behind the body, ms. */
  readonly latencyMs: number;
  /** All pieces, drawn in advance. */
  readonly schedule: readonly Piece[];
}

export interface PeriscopeState {
  readonly set: PeriscopeSet;
  readonly tMs: number;
  readonly phase: PeriscopePhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;
  /** Where the segments are; held while not known. */
  readonly at: BySegment<PlaneVector>;
  /** Where the segments are asked to be. */
  readonly asked: BySegment<PlaneVector>;
  /** The steering as the runner gives it, fractions of the range. */
  readonly steering: PlaneVector;
  readonly piece: RunningPiece | undefined;
  /** The piece to come, an index of the schedule. */
  readonly nextPiece: number;
  readonly nextStartMs: number;
  /** What was asked at the start of a release, deg. */
  readonly fadingFrom: BySegment<PlaneVector>;
  readonly lastOutcome: PeriscopeOutcome | undefined;
  readonly trials: readonly TrialResult[];
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

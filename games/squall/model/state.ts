/**
 * What Squall is at one moment. Plain immutable data: a scene draws between the last two states, and asks for nothing
 * else. All vectors are in fractions of the person's own range: 0 is the line the boat belongs on, 1 is as far as what
 * steers can go. Positive to the right and to the front.
 */
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { Perturbations } from '#games/perturbations/perturbations.ts';
import type { PlannedTrial } from './schedule.ts';
import type { RunningTrial } from './trial.ts';

/**
 * - `calm`: no wind, waiting for the next trial
 * - `cue`: a coming gust is announced (in a catch trial none follows)
 * - `gust`: the wind blows, or, in a catch trial, should
 * - `fade`: the wind dies away after the gust was caught or missed
 * - `released`: every disturbance is taken away; waits for `resume`
 * - `done`: no further trial fits
 */
export type SquallPhase = 'calm' | 'cue' | 'gust' | 'fade' | 'released' | 'done';

export interface SquallParameters {
  /** Wind at its height, % of the range. */
  readonly amplitudePercent: number;
  /** Mean calm between two trials, s. */
  readonly intervalS: number;
  /** Share of gusts that come without a cue, %. */
  readonly uncuedPercent: number;
  /** Time to be back on the line, s. */
  readonly recoveryLimitS: number;
}

/** An announcement on screen. */
export interface SquallCue {
  /** Where the wind will push the boat. */
  readonly direction: Direction;
  /** 0 to 1 of the strongest gust the exercise knows. */
  readonly strength: number;
  /** Time until the gust, ms. */
  readonly msLeft: number;
}

export interface SquallOutcome {
  /** `caught`: back on the line in time; `missed`: not; `catch-trial`: one is over. */
  readonly kind: 'caught' | 'missed' | 'catch-trial' | 'void';
  readonly direction: Direction;
  readonly atMs: number;
}

export interface SquallState {
  readonly tMs: number;
  readonly phase: SquallPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** Where the boat is; the target is zero. */
  readonly offset: PlaneVector;
  /** How fast it moves, fractions of the range a second. */
  readonly velocity: PlaneVector;
  /** Where the wind would push the boat if nobody leaned. */
  readonly wind: PlaneVector;
  /** What steers, as it is measured. */
  readonly steering: PlaneVector;
  /** Of the steering of the boat; undefined: it is as it is measured. */
  readonly perturbations: Perturbations | undefined;
  /** What moves the boat now and is neither wind nor lean. */
  readonly noise: PlaneVector;
  /** When noise began to rise: at the start, and when the set went on after a release. */
  readonly noiseFromMs: number;
  /** The boat is hidden in fog. */
  readonly blanked: boolean;
  readonly cue: SquallCue | undefined;
  readonly lastOutcome: SquallOutcome | undefined;
  /** The boat counts as on its line within this distance. */
  readonly recoveryBand: number;
  /** Beyond this distance the boat capsizes. */
  readonly capsizeLimit: number;
  readonly range: SteeringRange;

  readonly parameters: SquallParameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
  readonly durationMs: number;
  /** Sway of what steers in quiet, RMS distance, mm or deg; undefined when not measured. */
  readonly quietSwayRms: number | undefined;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;

  /** All trials drawn in advance; `nextTrial` is the one to come. */
  readonly schedule: readonly PlannedTrial[];
  readonly nextTrial: number;
  /** The next trial's cue, or gust when it has none, starts at this time or as soon after as the boat is calm. */
  readonly nextStartMs: number;
  /** How long the boat has been calm without a break, ms. */
  readonly calmForMs: number;
  /** The trial that is running. */
  readonly trial: RunningTrial | undefined;
  /** Wind at the start of a fade or release. */
  readonly fadingFrom: PlaneVector;
  readonly trials: readonly TrialResult[];
  /** Sway between gusts: count and sum of squared distance from neutral, mm2 or deg2. */
  readonly calmSamples: number;
  readonly calmSquareSum: number;
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

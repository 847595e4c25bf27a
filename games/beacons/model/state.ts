/**
 * What Beacons is at one moment: plain immutable data for the scene. Places and lengths are fractions of the person's
 * own range, positive to the right and to the front.
 */
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { Reach } from './reach.ts';
import type { Turn } from './turn.ts';

/**
 * - `middle`: back in the middle, waiting for the next light
 * - `reach`: a light is asked for: lean to it and hold it until it burns
 * - `straight`: look straight ahead, waiting for the next turn
 * - `turn`: turn the trunk to a side as far as is comfortable
 * - `released`: nothing is asked for; waits for `resume`
 * - `done`: no further light or turn fits
 */
export type BeaconsPhase = 'middle' | 'reach' | 'straight' | 'turn' | 'released' | 'done';

export type Side = 'left' | 'right';

export interface BeaconsParameters {
  /** How far away the lights are, % of the range. */
  readonly distancePercent: number;
  /** A light is held within this distance of it, % of the range. */
  readonly sizePercent: number;
  /** How long it is held until it burns, s. */
  readonly holdS: number;
  /** Time to come to it, s; the hold is not counted. */
  readonly reachLimitS: number;
  /** Share of lights that are not the nearest dark one, %. */
  readonly randomPercent: number;
}

export interface BeaconsOutcome {
  /** `lit`: held until it burnt; `dark`: time was up; `turned`: a turn is over. */
  readonly kind: 'lit' | 'dark' | 'turned' | 'void';
  readonly direction: Direction | undefined;
  readonly side: Side | undefined;
  readonly atMs: number;
}

export interface BeaconsState {
  readonly tMs: number;
  readonly phase: BeaconsPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** Where the boat is: where the person leans. */
  readonly steering: PlaneVector;
  /** How far the trunk is turned, deg, to the right positive; undefined where no sensor tells. */
  readonly axialDeg: number | undefined;
  /** How far away each light is, and within which distance of it it is held. */
  readonly distances: Readonly<Record<Direction, number>>;
  readonly tolerance: number;
  /** The middle, as a distance from neutral; larger for who sways more. */
  readonly middleRadius: number;
  /** How often each light was lit in this set: what was lit stays lit. */
  readonly lit: Readonly<Record<Direction, number>>;
  readonly lastOutcome: BeaconsOutcome | undefined;

  readonly parameters: BeaconsParameters;
  readonly durationMs: number;
  /** Lights begin only before this, ms: the turns come after it. */
  readonly reachesUntilMs: number;
  /** Millimetres of a standing lean for each unit of what steers. */
  readonly mmPerUnit: number;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;

  /** All lights in their order, drawn in advance, and the sides of the turns; and which come next. */
  readonly order: readonly Direction[];
  readonly nextReach: number;
  readonly turns: readonly Side[];
  readonly nextTurn: number;
  /** How long a phase of waiting lasts at least, ms. */
  readonly calmMs: number;
  /** How long the person has been in the middle, or straight, without a break, ms. */
  readonly steadyForMs: number;
  /** What is running. */
  readonly reach: Reach | undefined;
  readonly turn: Turn | undefined;
  readonly trials: readonly TrialResult[];
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

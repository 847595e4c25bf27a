/**
 * What the assessment is at one moment: plain immutable data for the scene. Lengths are in mm of a standing lean
 * (scale.ts), whatever steers.
 */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { Lean } from './lean.ts';

/**
 * - `neutral`: stand in the middle until steady
 * - `lean`: the target is shown; lean towards it as far as is comfortable
 * - `hold`: far enough: stay there for a moment
 * - `return`: come back to the middle
 * - `released`: no target; waits for `resume`
 * - `done`
 */
export type LimitsPhase = 'neutral' | 'lean' | 'hold' | 'return' | 'released' | 'done';

export interface LimitsState {
  readonly tMs: number;
  readonly steering: Steering;
  readonly posture: Posture;
  /** What shares of the range are told in to who watches. */
  readonly range: SteeringRange;
  /** Millimetres of a standing lean for each unit of what steers. */
  readonly mmPerUnit: number;
  readonly targetsMm: Readonly<Record<Direction, number>>;
  readonly phase: LimitsPhase;
  readonly phaseStartMs: number;
  /** Time left until the phase ends by itself, ms. */
  readonly msLeft: number;
  /** 0 to 1 through the eight directions. */
  readonly progress: number;
  /** The direction asked for in `lean` and `hold`. */
  readonly target: Direction | undefined;
  /** Where that target is drawn, mm from neutral: farther than most people reach, and still on the board. */
  readonly targetMm: number;
  /** What steers, from neutral. */
  readonly steeringMm: PlaneVector;
  /** How far towards the target the person is now, and the farthest held in this lean, mm. */
  readonly reachMm: number;
  readonly bestReachMm: number;
  /** The farthest held in every direction that has been measured. */
  readonly reachedMm: Readonly<Partial<Record<Direction, number>>>;

  /** The seeded order of directions, and how many of them are over. */
  readonly order: readonly Direction[];
  readonly index: number;
  /** How long to stand in the middle before each target, ms: uneven, so that it cannot be counted out. */
  readonly pausesMs: readonly number[];
  readonly durationMs: number;
  readonly lean: Lean | undefined;
  readonly trials: readonly TrialResult[];
  /** The middle, as a distance from neutral, mm; larger for who sways more. */
  readonly middleMm: number;
  /** At least this long in the middle before the next target, ms: longer after a pause. */
  readonly settleMs: number;
  /** How long the person has been in the middle without a break, ms. */
  readonly steadyForMs: number;
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

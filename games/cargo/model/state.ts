/**
 * What Cargo is at one moment: plain data for the model, the session, a replay and the scene.
 *
 * Numbers are in fractions of the person's own range: 0 is a level deck and an upright person, 1 is as far as what
 * steers can go. Positive to the right and to the front.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { PlannedLoad, Side, Weight } from './schedule.ts';
import type { RunningTrial } from './trial.ts';

/**
 * - `calm`: an empty deck, waiting for the next load
 * - `shown`: a load hangs above the deck
 * - `loaded`: it is set down and weighs on the deck
 * - `lift`: the crane takes it off after it was levelled or not
 * - `released`: every load is taken away; waits for `resume`
 * - `done`: no further load fits
 */
export type CargoPhase = 'calm' | 'shown' | 'loaded' | 'lift' | 'released' | 'done';

export interface CargoParameters {
  /** The lean that the heavier loads ask for, % of the range. */
  readonly weightPercent: number;
  /** Share of loads of which nothing is known, %. */
  readonly unknownPercent: number;
  /** Time in which a load comes to its full weight, s. */
  readonly riseS: number;
  /** Time to level the deck once the load has its full weight, s; half the mean calm between two loads. */
  readonly paceS: number;
}

/** What hangs above the deck. */
export interface HangingLoad {
  /** Undefined under a cover. */
  readonly announced: { readonly side: Side; readonly weight: Weight; readonly msLeft: number } | undefined;
}

/** When the counter-lean began: before the load weighed on the deck, or in answer to it. */
export type LeanBegan = 'before' | 'after';

export interface CargoOutcome {
  /** `levelled`: in time; `missed`: not; `false`: the sign was wrong. */
  readonly kind: 'levelled' | 'missed' | 'false' | 'void';
  readonly side: Side;
  readonly leanBegan: LeanBegan | undefined;
  readonly atMs: number;
}

export interface CargoState {
  readonly tMs: number;
  readonly phase: CargoPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** Heel of the deck to the side, pitch to the front; level is zero. */
  readonly deck: PlaneVector;
  /** What weighs on the deck. */
  readonly load: number;
  /** What steers. */
  readonly steering: PlaneVector;
  readonly hanging: HangingLoad | undefined;
  /** Of the running trial; undefined until a lean has begun. */
  readonly leanBegan: LeanBegan | undefined;
  readonly lastOutcome: CargoOutcome | undefined;
  /** The deck counts as level within this heel. */
  readonly levelBand: number;
  /** Beyond this heel the load slides, and the crane takes it back. */
  readonly slideLimit: number;
  readonly range: SteeringRange;

  readonly parameters: CargoParameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
  readonly durationMs: number;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;

  /** All loads drawn in advance; `nextTrial` is the one to come. */
  readonly schedule: readonly PlannedLoad[];
  readonly nextTrial: number;
  /** The next load is shown at this time or as soon after as the deck is calm. */
  readonly nextStartMs: number;
  /** How long deck and person have been calm without a break, ms. */
  readonly calmForMs: number;
  /** The trial that is running. */
  readonly trial: RunningTrial | undefined;
  /** Load at the start of a lift or release. */
  readonly liftedFrom: number;
  readonly trials: readonly TrialResult[];
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

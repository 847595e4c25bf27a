/**
 * What Night Watch is at one moment. Plain immutable data: a scene draws between the last two states, and asks for
 * nothing else. Places are in fractions of the person's own range, positive to the right and to the front; what is
 * measured is in the unit of what steers, mm or deg.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { RunningFind } from './find.ts';
import type { PlannedRound } from './schedule.ts';
import type { Stay } from './stay.ts';

/**
 * - `middle`: come to the middle, eyes open, until steady
 * - `show`: a place is lit; go there and stay, to remember it
 * - `wait`: stay in the middle; in the dark with eyes closed
 * - `find`: go to a remembered place and stay there
 * - `back`: come back from it, eyes still closed
 * - `chart`: the set is over; places asked and found are shown
 * - `released`: nothing is asked; waits for `resume`
 * - `done`
 */
export type NightWatchPhase = 'middle' | 'show' | 'wait' | 'find' | 'back' | 'chart' | 'released' | 'done';

export interface NightWatchParameters {
  /** Places to be remembered at once; 1.4: two in two rounds of five. */
  readonly places: number;
  /** How far out they lie, % of the range; each a little nearer or farther. */
  readonly sizePercent: number;
  /** In the middle before a place is to be found, s. */
  readonly delayS: number;
  /** In how many directions they lie: 2 right and left, 3 front too, 4 back too. */
  readonly directions: number;
  /** Share of the finds that are not seen to the end in which the picture fades on the way, %; the others are dark. */
  readonly fadingPercent: number;
  /** A place is found within this error, % of the range. */
  readonly tolerancePercent: number;
}

/** A place as the person held it when it was shown: where they felt to be is what they remember. */
export interface KeptPlace {
  /** From neutral, mm or deg. */
  readonly raw: PlaneVector;
  readonly atMs: number;
}

export interface NightWatchState {
  readonly tMs: number;
  readonly phase: NightWatchPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** What steers. */
  readonly steering: PlaneVector;
  /** The same from neutral, mm or deg. */
  readonly raw: PlaneVector;
  /** The stay that counts in this phase; undefined while there is none. */
  readonly stay: Stay | undefined;
  /** 0 to 1: how much of the picture is seen. */
  readonly sight: number;

  readonly rounds: readonly PlannedRound[];
  readonly round: number;
  /** What was kept in this round, in the order shown; undefined for a place that was not reached. */
  readonly kept: readonly (KeptPlace | undefined)[];
  /** Finds of this round that are over. */
  readonly finds: number;
  readonly find: RunningFind | undefined;
  readonly trials: readonly TrialResult[];

  readonly parameters: NightWatchParameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
  readonly durationMs: number;
  readonly range: SteeringRange;
  /** How many times the tolerance of the parameters counts, by what steers. */
  readonly toleranceFactor: number;
  /** A shown place is reached within this distance; so is the middle. */
  readonly reachedBand: number;
  /** Who keeps within this distance of where they stopped is still. */
  readonly stillBand: number;
  /** At least this long in the middle before the next task, ms: longer at first and after a pause. */
  readonly settleMs: number;
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

/**
 * The state of a set of Channel: plain immutable data. Places are fractions of the person's own range, positive to the
 * right and to the front.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { Course } from './course.ts';
import type { RunningStretch } from './stretch.ts';

/**
 * - `course`: the channel winds
 * - `released`: it is straight and wide, and waits for `resume`
 * - `done`: the set is over
 */
export type ChannelPhase = 'course' | 'released' | 'done';

export interface ChannelParameters {
  /** From bank to bank, % of the range. */
  readonly widthPercent: number;
  /** Root mean square of the course, % of the range. */
  readonly amplitudePercent: number;
  /** The highest line of the course, Hz. */
  readonly bandwidthHz: number;
  /** How far ahead the channel is seen, s. */
  readonly previewS: number;
}

export interface ChannelOutcome {
  /** `clear`: between the banks all along; `touched`: not. */
  readonly kind: 'clear' | 'touched' | 'void';
  readonly atMs: number;
}

export interface ChannelState {
  readonly tMs: number;
  readonly phase: ChannelPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** What steers: where the boat is. */
  readonly steering: PlaneVector;
  /** The middle of the channel beside the boat. */
  readonly middle: number;
  /** From the middle to each bank. */
  readonly halfWidth: number;
  /** The boat is beyond a bank. */
  readonly isAground: boolean;
  readonly lastOutcome: ChannelOutcome | undefined;

  readonly course: Course;
  /** As really played: the therapist's or the person's limits may have made the bends smaller. */
  readonly parameters: ChannelParameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
  readonly durationMs: number;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;

  /** The trial that is running. */
  readonly stretch: RunningStretch | undefined;
  readonly trials: readonly TrialResult[];
  /** Where the middle was when everything was released. */
  readonly fadingFrom: number;
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

/** What Crow's Nest is at one moment: plain immutable data, all that the scene may draw. Angles are fractions of the range. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';

/**
 * - `calm`: the mast stands in its stays while the person finds the middle; waits for the next bout
 * - `bout`: the stays are off: the mast falls away ever faster, and the person holds it
 * - `fallen`: it was lost; it topples and stands up again
 * - `released`: every disturbance is taken away; waits for `resume`
 * - `done`: no further bout fits
 */
export type CrowsNestPhase = 'calm' | 'bout' | 'fallen' | 'released' | 'done';

export interface CrowsNestParameters {
  /** How fast the mast falls away when a bout begins, 1/s: the middle of the set's bouts. */
  readonly startLambdaPerS: number;
  /** How fast lambda grows within a bout, % a second. */
  readonly risePercentPerS: number;
  /** Swell that shakes the mast, RMS, % of the range. */
  readonly swellPercent: number;
  /** Share of bouts with clouds before the mast, %. */
  readonly cloudedPercent: number;
}

/** What of a bout is drawn by chance before it begins. */
export interface BoutPlan {
  /** How fast the mast falls away when it begins, 1/s. */
  readonly startLambdaPerS: number;
  readonly clouded: boolean;
  /** Phase of each line of the swell, turns. */
  readonly phases: readonly number[];
  /** When clouds hide the mast, ms from the start of the bout; empty in a clear bout. */
  readonly cloudsMs: readonly number[];
}

/** A bout that is running. */
export interface Bout extends BoutPlan {
  readonly index: number;
  readonly startMs: number;
  /** How long the mast has been held up, ms; stands still while readings are held. */
  readonly heldUpMs: number;
  /** It has been held for the asked time. */
  readonly kept: boolean;
  /** How fast it falls away now, 1/s. */
  readonly lambdaPerS: number;
  /** Where the swell pushes the mast now. */
  readonly swell: number;
  /** Sum of squares of the tilt within the asked time, and of how many steps. */
  readonly squareSum: number;
  readonly swaySteps: number;
  readonly steps: number;
  readonly heldSteps: number;
}

export interface CrowsNestOutcome {
  /** `kept`: held for the asked time; `lost`: not. */
  readonly kind: 'kept' | 'lost' | 'void';
  /** Where the mast fell; undefined where it never did. */
  readonly side: 'left' | 'right' | undefined;
  readonly atMs: number;
}

export interface CrowsNestState {
  readonly tMs: number;
  readonly phase: CrowsNestPhase;
  readonly phaseStartMs: number;
  /** 0 to 1 through the set. */
  readonly progress: number;

  /** Where the mast is, positive to the right; upright is zero. */
  readonly tilt: number;
  /** Farther than this it falls. */
  readonly fallTilt: number;
  /** Clouds hide the mast now. */
  readonly hidden: boolean;
  /** What steers. */
  readonly steering: PlaneVector;
  /** The bout that is running. */
  readonly bout: Bout | undefined;
  readonly lastOutcome: CrowsNestOutcome | undefined;
  /** Bouts held for the asked time so far. */
  readonly kept: number;

  readonly parameters: CrowsNestParameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
  readonly durationMs: number;
  readonly seed: number;
  readonly nextBout: number;
  /** The next bout starts at this time, or as soon after as the person is calm. */
  readonly nextStartMs: number;
  /** How long the person has been near the middle without a break, ms. */
  readonly calmForMs: number;
  /** Tilt at the start of a phase in which the mast is brought upright. */
  readonly fadingFrom: number;
  readonly trials: readonly TrialResult[];
  readonly steps: number;
  readonly heldSteps: number;
  readonly releases: number;
}

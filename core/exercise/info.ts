/** What an exercise declares of itself: for the therapist who prescribes it, the plan, the report and the checks. */
import { z } from 'zod';
import type { Posture, Steering } from '../contract/stimulus.ts';
import type { CountMessageId, PlainMessageId } from '../language/message.ts';
import type { SourcedPrior } from '../reliability/within-person.ts';
import type { SensorNeed } from './needs.ts';
import type { SettingSpec } from './settings.ts';
import type { TouchCue } from './touch.ts';

/** What of coordination is trained and measured (DOMAIN 2.7). */
export const AXES = ['HOLD', 'TRACK', 'REACT', 'DISSOCIATE', 'SENSE', 'SYMMETRY'] as const;
export const axisSchema = z.enum(AXES);
export type Axis = z.infer<typeof axisSchema>;

/** Units as codes; what a person reads is made of them where it is shown. */
export type UnitCode =
  | 'none'
  | 'percent'
  /** Percent of a whole: 0 to 100. */
  | 'share'
  | 'percent-of-range'
  | 'second'
  | 'millisecond'
  | 'times-quiet'
  | 'degree'
  | 'degree-per-second'
  | 'hertz'
  /** Of a rate of growth, 1/s. */
  | 'per-second'
  | 'per-minute'
  | 'bits-per-second'
  | 'kilogram'
  /** A number of things. */
  | 'count'
  /** Of what steers: mm of a centre of pressure, deg otherwise. */
  | 'steering'
  | 'steering-per-second';

/** A numeric parameter a therapist may bound. */
export interface ParameterSpec {
  readonly key: string;
  readonly label: PlainMessageId;
  readonly unit: UnitCode;
  readonly min: number;
  readonly max: number;
  /** The direction in which the exercise gets harder. */
  readonly harder: 'up' | 'down';
  /** One sentence for the therapist. */
  readonly description: PlainMessageId;
}

export interface MetricSpec {
  readonly key: string;
  readonly label: PlainMessageId;
  /** Where it stands beside the metrics of another exercise; left out where it never does. */
  readonly labelAmongOthers?: PlainMessageId;
  readonly unit: UnitCode;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly description: PlainMessageId;
  /** How much one person's values differ from session to session while nothing changes. */
  readonly withinPerson: SourcedPrior;
}

export interface ExerciseInfo {
  readonly id: string;
  readonly version: number;
  readonly name: PlainMessageId;
  /** One sentence for the patient: what to do. */
  readonly instruction: PlainMessageId;
  readonly axis: Axis | 'ASSESSMENT';
  /** What may steer it, and how a person may stand or sit. */
  readonly steerings: readonly Steering[];
  readonly postures: readonly Posture[];
  /** What it can't be played without, beside what steers. */
  readonly sensors: readonly SensorNeed[];
  /** Which of its cues may be felt as well, by name; those that are left out are seen and heard only. */
  readonly touch?: Readonly<Partial<Record<string, Exclude<TouchCue, 'band'>>>>;
  /** Length of a set, s. */
  readonly setSeconds: { readonly min: number; readonly usual: number; readonly max: number };
  /** Length of what comes before a new skill is scored, s; 0: none. */
  readonly practiceSeconds: number;
  /** Length of the set that never adapts, s. */
  readonly probeSeconds: number;
  /** Fewer scored trials than this make no number that is compared. */
  readonly fewestTrials: number;
  /** For previews and plans; 0 where trials are not counted. */
  readonly trialsPerMinute: number;
  /** The words for a trial that succeeded and one that did not, "caught" and "missed", and for many: "3 caught". */
  readonly outcomes: {
    readonly success: PlainMessageId;
    readonly failure: PlainMessageId;
    readonly successes: CountMessageId;
    readonly failures: CountMessageId;
  };
  /** What is measured of the recorded part beside the exercise's own metrics. */
  readonly segmentMeasures: 'sway' | 'none';
  readonly parameters: readonly ParameterSpec[];
  /** What stays out of difficulty and is played as a therapist sets it; left out: nothing. */
  readonly settings?: readonly SettingSpec[];
  /** Every metric key of `ExerciseResult.metrics` with what it is. */
  readonly metrics: readonly MetricSpec[];
  /** Metrics that may be compared from session to session; the others are of one session only. */
  readonly comparable: readonly string[];
  /** A trial, B laboratory, C idea. */
  readonly evidence: 'A' | 'B' | 'C';
  readonly citations: readonly string[];
}

/** A virtual patient plays exercises, without devices or screens: for calibration, tests and simulation. */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN, type Posture, type Steering, type Stimulus } from '#core/contract/stimulus.ts';
import type {
  Exercise,
  ExerciseContext,
  ExerciseResult,
  LimitsOfStability,
  Parameters,
} from '#core/session/exercise.ts';
import { ZERO, defaultLimits } from '#core/stabilometry/limits.ts';
import type { PlaneVector } from '#core/stabilometry/limits.ts';
import { steeringValue } from '#core/virtual/steering-value.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import type { VirtualPatient } from '#core/virtual/virtual-patient.ts';
import { LIMITS } from './limits/index.ts';

const STEP_MS = 10;
const STEP_ON_MS = 4000;
const QUIET_MS = 10_000;
const LIMITS_MS = 70_000;

/** What somebody plays by, and how they are placed. */
export interface Setting {
  readonly steering: Steering;
  readonly posture: Posture;
  readonly eyes: Stimulus['eyes'];
}

const ON_FEET: Setting = { steering: 'centre-of-pressure', posture: 'feet-apart', eyes: 'open' };

/** Exercises take every steering for a weight in mm: so many a unit, that a healthy person's range is about the same. */
const MM_PER_UNIT: Readonly<Record<Steering, number>> = {
  'centre-of-pressure': 1,
  'board-tilt': 5,
  thorax: 4,
  pelvis: 12,
};

/** Somebody on the board or on a chair, measured as a session measures them before the first set. */
export interface Subject {
  readonly patient: VirtualPatient;
  readonly setting: Setting;
  /** In the unit of the steering. */
  readonly neutral: PlaneVector;
  readonly quietSwayRmsMm: number;
  readonly limits: LimitsOfStability;
}

/** What an exercise shows in mm of weight, for who plays it otherwise. */
function adaptStimulus({ steering, posture, eyes }: Setting, stimulus: Stimulus): Stimulus {
  const perUnit = MM_PER_UNIT[steering];
  const aims = stimulus.aims.map(({ markerMl, markerAp, targetMl, targetAp, cue }) => ({
    steering,
    markerMl: markerMl / perUnit,
    markerAp: markerAp / perUnit,
    targetMl: targetMl / perUnit,
    targetAp: targetAp / perUnit,
    ...(cue && { cue: { ml: cue.ml / perUnit, ap: cue.ap / perUnit, inMs: cue.inMs } }),
  }));
  return { ...stimulus, aims, posture, eyes };
}

/** The value of what steers, 10 ms later. */
function stepSteering(
  patient: VirtualPatient,
  setting: Setting,
  stimulus: Stimulus,
): PlaneVector | undefined {
  const loads = patient.step(adaptStimulus(setting, stimulus));
  return steeringValue(patient, loads, setting.steering);
}

/** The body with what this steering needs. */
function equipBody(options: VirtualPatientOptions, steering: Steering): VirtualPatientOptions {
  if (steering === 'board-tilt') return { ...options, board: 'tilting' };
  const isByTrunk = steering === 'thorax' || steering === 'pelvis';
  return isByTrunk && (options.sensors ?? 'none') === 'none' ? { ...options, sensors: 'rigid' } : options;
}

/** A new virtual patient: gets into the posture, stays quietly for 10 s, and has their limits measured. */
export function prepareSubject(options: VirtualPatientOptions, setting = ON_FEET): Subject {
  const patient = createVirtualPatient(equipBody(options, setting.steering));
  const rest = (): PlaneVector | undefined => stepSteering(patient, setting, NOTHING_SHOWN);
  for (let tMs = 0; tMs < STEP_ON_MS; tMs += STEP_MS) rest();
  const quiet: PlaneVector[] = [];
  for (let tMs = 0; tMs < QUIET_MS; tMs += STEP_MS) quiet.push(rest() ?? ZERO);
  const neutral = {
    ml: quiet.reduce((sum, at) => sum + at.ml, 0) / quiet.length,
    ap: quiet.reduce((sum, at) => sum + at.ap, 0) / quiet.length,
  };
  let squares = 0;
  for (const at of quiet) {
    const [ml, ap] = [at.ml - neutral.ml, at.ap - neutral.ap];
    squares += ml * ml + ap * ap;
  }
  const quietSwayRmsMm = MM_PER_UNIT[setting.steering] * Math.sqrt(squares / quiet.length);
  const unmeasured = { patient, setting, neutral, quietSwayRmsMm, limits: defaultLimits() };
  const { limits } = play(LIMITS, unmeasured, {}, LIMITS_MS, options.seed);
  return { ...unmeasured, limits: limits ?? unmeasured.limits };
}

/** One block of an exercise, from its start to its end. */
export function play<State>(
  exercise: Exercise<State>,
  subject: Subject,
  parameters: Parameters,
  durationMs: number,
  seed: number,
): ExerciseResult {
  const { limits, quietSwayRmsMm, neutral, patient, setting } = subject;
  const perUnit = MM_PER_UNIT[setting.steering];
  const context: ExerciseContext = { durationMs, limits, quietSwayRmsMm };
  let state = exercise.init(parameters, context, seed);
  let held = neutral;
  for (let tMs = 0; !exercise.finished(state); tMs += STEP_MS) {
    const at = stepSteering(patient, setting, exercise.visible(state));
    held = at ?? held;
    const input = {
      tMs,
      copMlMm: perUnit * (held.ml - neutral.ml),
      copApMm: perUnit * (held.ap - neutral.ap),
      valid: at !== undefined,
    };
    state = exercise.step(state, input).state;
  }
  return exercise.result(state);
}

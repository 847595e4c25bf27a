/** A virtual patient plays exercises, without devices or screens: for calibration, tests and simulation. */
import { DEFAULT_WINDOW_MS, groupDelayMs } from '#core/session/hub-window.ts';
import { AppendOnlyList } from '#core/append-only-list.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import type { Posture, Steering, Stimulus } from '#core/contract/stimulus.ts';
import { stimulusOf } from '#core/exercise/aim.ts';
import type { BodyInput } from '#core/exercise/body-input.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseContext, ExerciseCue, Parameters } from '#core/exercise/exercise.ts';
import { defaultRange, toFraction } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { steeringValue } from '#core/virtual/steering-value.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import type { VirtualPatient } from '#core/virtual/virtual-patient.ts';
import { LIMITS } from '#games/limits/index.ts';

const STEP_MS = 10;
/** Velocities are differences: the newest moment has none yet. */
const ANGLES_AGO_MS = 1;
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

/** Somebody on the board or on a chair, measured as a session measures them before the first set. */
export interface Subject {
  readonly patient: VirtualPatient;
  readonly setting: Setting;
  readonly bodyMassKg: number;
  /** In the unit of the steering. */
  readonly neutral: PlaneVector;
  readonly quietSwayRms: number;
  readonly range: SteeringRange;
}

/** The value of what steers, 10 ms later. */
function stepSteering(
  patient: VirtualPatient,
  { steering, posture, eyes }: Setting,
  shown: Partial<Stimulus>,
): PlaneVector | undefined {
  const loads = patient.step({ ...NOTHING_SHOWN, eyes, ...shown, posture });
  return steeringValue(patient, loads, steering);
}

/** The body with what this steering needs. */
function equipBody(options: VirtualPatientOptions, steering: Steering): VirtualPatientOptions {
  if (steering === 'board-tilt') return { ...options, board: 'tilting' };
  const isByTrunk = steering === 'thorax' || steering === 'pelvis';
  return isByTrunk && (options.sensors ?? 'none') === 'none' ? { ...options, sensors: 'rigid' } : options;
}

/** A new virtual patient: gets into the posture, stays quietly for 10 s, and has their range measured. */
export function prepareSubject(options: VirtualPatientOptions, setting = ON_FEET): Subject {
  const patient = createVirtualPatient(equipBody(options, setting.steering));
  const rest = (): PlaneVector | undefined => stepSteering(patient, setting, {});
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
  const unmeasured: Subject = {
    patient,
    setting,
    bodyMassKg: options.bodyMassKg,
    neutral,
    quietSwayRms: Math.sqrt(squares / quiet.length),
    range: defaultRange(setting.steering, setting.posture),
  };
  const { range } = play(LIMITS, unmeasured, {}, LIMITS_MS, options.seed);
  return { ...unmeasured, range: range ?? unmeasured.range };
}

/** Sees each step of a block that is played. */
type Watch<State> = (state: State, cues: readonly ExerciseCue[]) => void;

/** One block of an exercise, from its start to its end. */
export function play<State>(
  exercise: Exercise<State>,
  subject: Subject,
  parameters: Parameters,
  durationMs: number,
  seed: number,
  watch?: Watch<State>,
): ExerciseResult {
  const { range, neutral, patient, setting } = subject;
  let state = exercise.init(parameters, contextOf(subject, durationMs), seed);
  let history: BlockSamples = AppendOnlyList.empty();
  let raw = ZERO;
  for (let tMs = 0; !exercise.finished(state); tMs += STEP_MS) {
    const at = stepSteering(patient, setting, stimulusOf(exercise.stimulus(state), setting.steering, range));
    if (at !== undefined) raw = { ml: at.ml - neutral.ml, ap: at.ap - neutral.ap };
    const steering = toFraction(range, raw);
    const sample = { tMs, steering, raw, valid: at !== undefined, ...bodyOf(patient) };
    const output = exercise.step(state, { ...sample, history });
    state = output.state;
    watch?.(state, output.cues);
    history = history.with(sample);
  }
  return exercise.result(state, history);
}

/** The true angles of thorax and pelvis of who wears sensors. */
function bodyOf({ trunk }: VirtualPatient): { readonly body?: BodyInput } {
  if (trunk === undefined) return {};
  const valid = { thorax: true, pelvis: true, tilt: false };
  return { body: { angles: trunk.anglesAt(trunk.knownMs - ANGLES_AGO_MS), valid } };
}

/** What an exercise is told of this person as a block begins. */
export function contextOf(subject: Subject, durationMs: number): ExerciseContext {
  const { range, neutral, quietSwayRms, bodyMassKg, setting } = subject;
  const { steering, posture } = setting;
  return {
    durationMs,
    steering,
    posture,
    range,
    neutral: { [steering]: neutral },
    bodyMassKg,
    quietSwayRms,
    latencyMs: groupDelayMs(DEFAULT_WINDOW_MS),
    leanLimitDeg: undefined,
  };
}

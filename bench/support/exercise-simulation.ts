/** A virtual patient plays exercises, without devices or screens: for calibration, tests and simulation. */
import { ZERO } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { defaultRange } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { WII_BALANCE_BOARD, centreOfPressureMm, totalLoadKg } from '#core/contract/board-geometry.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import type { VirtualPatient } from '#core/virtual/virtual-patient.ts';
import { LIMITS } from '#games/limits/index.ts';

const STEP_MS = 10;
const STEP_ON_MS = 4000;
const QUIET_MS = 10_000;
const LIMITS_MS = 70_000;
/** Less than this on the board is nobody standing there, kg. */
const LEAST_LOAD_KG = 10;

/** Somebody standing on the board, measured as a session measures them before the first set. */
export interface Subject {
  readonly patient: VirtualPatient;
  readonly neutralMm: PlaneVector;
  readonly quietSwayRmsMm: number;
  readonly limits: SteeringRange;
}

/** Where the weight is after 10 ms of seeing this; undefined while nobody stands on the board. */
function centreMm(patient: VirtualPatient, stimulus: Stimulus | undefined): PlaneVector | undefined {
  const loads = patient.step(stimulus);
  if (loads === undefined || totalLoadKg(loads) < LEAST_LOAD_KG) return undefined;
  const cop = centreOfPressureMm(loads, WII_BALANCE_BOARD);
  return { ml: cop.mlMm, ap: cop.apMm };
}

/** A new virtual patient: steps on, stands quietly for 10 s, and has their limits measured. */
export function prepareSubject(options: VirtualPatientOptions): Subject {
  const patient = createVirtualPatient(options);
  for (let tMs = 0; tMs < STEP_ON_MS; tMs += STEP_MS) patient.step(undefined);
  const quiet: PlaneVector[] = [];
  for (let tMs = 0; tMs < QUIET_MS; tMs += STEP_MS) quiet.push(centreMm(patient, undefined) ?? ZERO);
  const neutralMm = {
    ml: quiet.reduce((sum, cop) => sum + cop.ml, 0) / quiet.length,
    ap: quiet.reduce((sum, cop) => sum + cop.ap, 0) / quiet.length,
  };
  let squares = 0;
  for (const cop of quiet) {
    const [ml, ap] = [cop.ml - neutralMm.ml, cop.ap - neutralMm.ap];
    squares += ml * ml + ap * ap;
  }
  const quietSwayRmsMm = Math.sqrt(squares / quiet.length);
  const unmeasured = { patient, neutralMm, quietSwayRmsMm, limits: defaultRange() };
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
  const { limits, quietSwayRmsMm, neutralMm, patient } = subject;
  const context: ExerciseContext = { durationMs, limits, quietSwayRmsMm };
  let state = exercise.init(parameters, context, seed);
  let held = neutralMm;
  for (let tMs = 0; !exercise.finished(state); tMs += STEP_MS) {
    const cop = centreMm(patient, exercise.stimulus(state));
    held = cop ?? held;
    const input = {
      tMs,
      copMlMm: held.ml - neutralMm.ml,
      copApMm: held.ap - neutralMm.ap,
      valid: cop !== undefined,
    };
    state = exercise.step(state, input).state;
  }
  return exercise.result(state);
}

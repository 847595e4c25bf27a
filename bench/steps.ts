/** What one reading costs in the hub, one step in each exercise, and one frame in the runner with Squall playing. */
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import { centreOfPressureMm } from '#core/contract/board-geometry.ts';
import type { Frame } from '#core/contract/frame.ts';
import { FrameFlag } from '#core/contract/frame.ts';
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { Exercise, ExerciseInput } from '#core/exercise/exercise.ts';
import { presetProgramme } from '#core/programme/presets.ts';
import { Hub } from '#core/session/hub.ts';
import { stepSession } from '#core/session/runner.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionDependencies, SessionState } from '#core/session/state.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { contextOf, play, prepareSubject } from './support/exercise-simulation.ts';
import { timeCalls } from './table.ts';
import type { BenchRow } from './table.ts';

const SPACING = { sensorSpacingMlMm: 433, sensorSpacingApMm: 238 };
const BODY = { seed: 1, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
const BLOCK_MS = 60_000;

function reading(hostMs: number): BoardReading {
  const sway = (hostMs % 1000) / 1000;
  return {
    type: 'board',
    slot: 0,
    hostMs,
    button: false,
    frontRightKg: 17 + sway,
    backRightKg: 18 - sway,
    frontLeftKg: 17 - sway,
    backLeftKg: 18 + sway,
  };
}

/** A hub that takes one reading a call, and gives one frame. */
function hubStepper(): () => void {
  const hub = new Hub();
  const attached: HubInput = {
    type: 'attached',
    slot: 0,
    hostMs: 0,
    source: 'hid',
    model: 'bench',
    serial: 'bench',
    ...SPACING,
    loadScale: 1,
  };
  hub.push(attached);
  let hostMs = 0;
  return () => {
    hostMs += 10;
    if (hub.push(reading(hostMs)).length !== 1) throw new Error('The hub gave no frame.');
  };
}

/** The hub, beside the least that could be done: a centre of pressure of each reading by itself, and no grid. */
export function benchHub(): BenchRow {
  const ours = timeCalls(hubStepper());
  let [hostMs, sink] = [0, 0];
  const least = timeCalls(() => {
    hostMs += 10;
    sink += centreOfPressureMm(reading(hostMs), SPACING).mlMm;
  });
  if (!Number.isFinite(sink)) throw new Error('The readings gave no numbers.');
  return {
    name: 'one hub step',
    ...ours,
    unit: 'µs',
    baseline: least.median,
    baselineName: 'centre of pressure of each reading, no grid',
  };
}

/** A step of each exercise, as a virtual patient plays it, beside a bare step of the hub. */
export function benchExercises(): BenchRow[] {
  const subject = prepareSubject(BODY);
  const { median: baseline } = timeCalls(hubStepper());
  return Object.values(EXERCISES).map((exercise) => {
    const inputs: ExerciseInput[] = [];
    const watched: Exercise = {
      ...exercise,
      step(state, input) {
        inputs.push(input);
        return exercise.step(state, input);
      },
    };
    const parameters = exercise.curve === undefined ? {} : parametersAt(exercise.curve, 0);
    play(watched, subject, parameters, BLOCK_MS, 1);
    const start = exercise.init(parameters, contextOf(subject, BLOCK_MS), 1);
    return {
      name: `one model step of ${ENGLISH.say(exercise.info.name)}`,
      ...timeCalls(replayer(exercise, start, inputs)),
      unit: 'µs',
      baseline,
      baselineName: 'a bare hub step',
    };
  });
}

/** Steps through these inputs, and again from the start. */
function replayer(exercise: Exercise, start: unknown, inputs: readonly ExerciseInput[]): () => void {
  let state = start;
  let index = 0;
  return () => {
    const input = inputs[index];
    if (input === undefined) throw new Error(`${exercise.info.id} was not played.`);
    state = exercise.step(state, input).state;
    index = (index + 1) % inputs.length;
    if (index === 0) state = start;
  };
}

/** The runner with Squall playing, beside the runner with nothing to play (resting). */
export function benchRunner(): BenchRow {
  const dependencies = createSessionDependencies();
  const playing = sessionIn('playing', dependencies);
  const resting = sessionIn('rest', dependencies);
  const ours = timeCalls(stepper(playing, dependencies));
  const idle = timeCalls(stepper(resting, dependencies));
  return {
    name: 'one session step (runner and Squall)',
    ...ours,
    unit: 'µs',
    baseline: idle.median,
    baselineName: 'the runner during a rest',
  };
}

/** Steps on from the same state for a second at a time, so that the session does not end under the clock. */
function stepper(start: SessionState, dependencies: SessionDependencies): () => void {
  let state = start;
  let steps = 0;
  return () => {
    const frame = frameAt(steps);
    state = stepSession(state, dependencies, frame).state;
    steps += 1;
    if (steps % 100 === 0) state = start;
  };
}

function frameAt(step: number): Frame {
  const sway = (step % 100) / 20;
  return {
    tMs: step * 10,
    copMlMm: sway,
    copApMm: -sway,
    loadKg: 70,
    loadPercent: 100,
    dataAgeMs: 5,
    edgeMargin: 0.9,
    ...NEUTRAL_BODY,
    flags: FrameFlag.attached | FrameFlag.valid | FrameFlag.tared,
  };
}

/** Squall as it is usually given, of a person never seen. */
function setupOf(): SessionSetup {
  return {
    sessionId: '00000000-0000-4000-8000-000000000001',
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    clinicId: 'bench',
    stationId: 'bench',
    source: 'virtual-patient',
    programme: presetProgramme(
      { kind: 'exercise', exercise: 'squall' },
      {
        id: '00000000-0000-4000-8000-000000000002',
        name: 'Bench',
        author: '',
        validFrom: '2026-01-01',
        setting: 'clinic',
        sensors: ['board'],
        catalogue: EXERCISES,
      },
    ),
    week: 1,
    sensors: ['board'],
    ranges: [],
    skills: [],
    sessionsBefore: 0,
    versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: {} },
  };
}

/** A session of the virtual patient, stopped where it first reaches a set, or a rest, and has been in it for a while. */
function sessionIn(phase: 'playing' | 'rest', dependencies: SessionDependencies): SessionState {
  const found = ({ phase: now, block, nowMs }: SessionState): boolean =>
    now.name === phase && nowMs - now.sinceMs > 5000 && (phase === 'rest' || block?.step.role === 'set');
  return simulateSession(setupOf(), dependencies, BODY, willing, found).state;
}

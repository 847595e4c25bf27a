/** What one reading costs in the hub, and one frame in the runner with each exercise of the registry playing. */
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import { centreOfPressureMm } from '#core/contract/board-geometry.ts';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import { presetBlock, presetProgramme } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { Hub } from '#core/session/hub.ts';
import { RANGE_EXERCISE } from '#core/session/plan.ts';
import { stepSession } from '#core/session/runner.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { currentStep } from '#core/session/state.ts';
import type { SessionDependencies, SessionState } from '#core/session/state.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { timeCalls } from './table.ts';
import type { BenchRow } from './table.ts';

const SPACING = { sensorSpacingMlMm: 433, sensorSpacingApMm: 238 };

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

/** A hub with a board that speaks 100 times a second. */
function hubStepper(): () => number {
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
    return hub.push(reading(hostMs)).length;
  };
}

/** The hub, beside the least that could be done: a centre of pressure of each reading by itself, and no grid. */
export function benchHub(): BenchRow {
  const step = hubStepper();
  let hostMs = 0;
  let sink = 0;
  const ours = timeCalls(() => {
    sink += step();
  });
  const least = timeCalls(() => {
    hostMs += 10;
    sink += centreOfPressureMm(reading(hostMs), SPACING).mlMm;
  });
  if (!Number.isFinite(sink)) throw new Error('The hub gave no numbers.');
  return {
    name: 'one hub step',
    ...ours,
    unit: 'µs',
    baseline: least.median,
    baselineName: 'centre of pressure of each reading, no grid',
  };
}

/** The runner with each exercise playing, beside a bare hub step. */
export function benchModels(): BenchRow[] {
  const dependencies = createSessionDependencies();
  return Object.keys(EXERCISES).map((exercise) => {
    const ours = timeCalls(stepper(sessionPlaying(exercise, dependencies), dependencies));
    const step = hubStepper();
    const hub = timeCalls(() => void step());
    return {
      name: `one model step (runner and ${exercise})`,
      ...ours,
      unit: 'µs',
      baseline: hub.median,
      baselineName: 'one hub step',
    };
  });
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

/** The range is measured before the first set of any exercise. */
function programmeOf(exercise: string): Programme {
  const played = exercise === RANGE_EXERCISE ? 'squall' : exercise;
  const info = EXERCISES[played]?.info;
  if (info === undefined) throw new Error(`No exercise is called "${played}".`);
  const facts = {
    id: '00000000-0000-4000-8000-000000000000',
    author: 'bench',
    validFrom: '2026-01-01',
    setting: 'clinic',
    sensors: ['board'],
    catalogue: EXERCISES,
  } as const;
  const programme = presetProgramme({ kind: 'exercise', exercise: played }, facts);
  const stance = { steering: 'centre-of-pressure', posture: 'feet-apart' } as const;
  const blocks = [presetBlock('a', info, stance)];
  return { ...programme, phases: [{ fromWeek: 1, order: 'blocked', conservative: 'never', blocks }] };
}

/** A session of the virtual patient, stopped five seconds into this exercise. */
function sessionPlaying(exercise: string, dependencies: SessionDependencies): SessionState {
  const setup: SessionSetup = {
    sessionId: '00000000-0000-4000-8000-000000000001',
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    clinicId: 'bench',
    stationId: 'bench',
    source: 'virtual-patient',
    programme: programmeOf(exercise),
    week: 1,
    sensors: ['board'],
    ranges: [],
    skills: [],
    sessionsBefore: 0,
    versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: {} },
  };
  let found: SessionState | undefined;
  const body = { seed: 1, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
  simulateSession(
    setup,
    dependencies,
    body,
    (phase, state) => {
      const step = currentStep(state);
      const plays = phase.name === 'playing' && step.kind === 'exercise' && step.exercise === exercise;
      if (plays && state.nowMs - phase.sinceMs > 5000) found ??= state;
      return willing(phase);
    },
    () => found !== undefined,
  );
  if (found === undefined) throw new Error(`The simulated session never came to "${exercise}".`);
  return found;
}

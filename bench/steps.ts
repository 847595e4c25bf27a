/** What one reading costs in the hub and one frame in the runner with Squall playing. */
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionDependencies, SessionState } from '#core/session/state.ts';
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import type { Frame } from '#core/contract/frame.ts';
import { FrameFlag } from '#core/contract/frame.ts';
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import { centreOfPressureMm } from '#core/contract/board-geometry.ts';
import { Hub } from '#core/session/hub.ts';
import { stepSession } from '#core/session/runner.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
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

/** The hub, beside the least that could be done: a centre of pressure of each reading by itself, and no grid. */
export function benchHub(): BenchRow {
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
  let sink = 0;
  const ours = timeCalls(() => {
    hostMs += 10;
    sink += hub.push(reading(hostMs)).length;
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

/** The runner with Squall playing, beside the runner with nothing to play (resting). */
export function benchModel(): BenchRow {
  const dependencies = createSessionDependencies();
  const playing = sessionIn('playing', dependencies);
  const resting = sessionIn('rest', dependencies);
  const ours = timeCalls(stepper(playing, dependencies));
  const idle = timeCalls(stepper(resting, dependencies));
  return {
    name: 'one model step (runner and Squall)',
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

/** A session of the virtual patient, stopped where it first reaches a set in this phase. */
function sessionIn(phase: 'playing' | 'rest', dependencies: SessionDependencies): SessionState {
  const setup: SessionSetup = {
    sessionId: 'bench',
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    programme: DEFAULT_SQUALL_PROGRAMME,
    limits: dependencies.defaultLimits,
    history: [],
    versions: { app: '0', hub: 1, exercise: 1, ability: 1, runner: 1 },
  };
  let found: SessionState | undefined;
  const body = { seed: 1, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
  simulateSession(
    setup,
    dependencies,
    body,
    (now, state) => {
      const inSet = phase === 'rest' || state.block?.role === 'set';
      if (found === undefined && now.name === phase && inSet && state.nowMs - now.sinceMs > 5000)
        found = state;
      return found === undefined ? willing(now) : { type: 'end' };
    },
    (state) => found !== undefined && state.phase.name === 'check-out',
  );
  if (found === undefined) throw new Error(`The simulated session never reached "${phase}".`);
  return found;
}

/**
 * A whole session played by the virtual patient without any process around it: the same hub and runner as live, time
 * as fast as it computes. Gives the recording too, so that live, simulated and replayed sessions can be compared.
 */
import type { CellLoadsKg, HubInput } from '../contract/reading.ts';
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import { WII_BALANCE_BOARD } from '../contract/board-geometry.ts';
import { Hub } from '../session/hub.ts';
import { encodeInputs } from '../recording/input-codec.ts';
import type { RecordingEntry } from '../recording/recording.ts';
import type { SessionAction } from '../session/actions.ts';
import { actOnSession, stepSession } from '../session/runner.ts';
import type { SessionSetup } from '../session/setup.ts';
import { startSession } from '../session/state.ts';
import type { Phase, RunnerOutput, SessionDependencies, SessionState } from '../session/state.ts';
import { stimulusNow } from '../session/stimulus-now.ts';
import { HUB_STEP_MS } from '../units.ts';
import { createVirtualPatient } from './virtual-patient.ts';
import { createVirtualSensors } from './virtual-sensors.ts';

/** A session that has not ended after this much simulated time is stuck. */
const LIMIT_MS = 3_600_000;

export interface SimulatedSession {
  readonly state: SessionState;
  readonly entries: readonly RecordingEntry[];
}

/** How the simulated person, or whatever else happens to the session, answers a phase; undefined = waits. */
export type Answering = (phase: Phase, state: SessionState) => SessionAction | undefined;

/** Little pain, everything in order, willing to go on. */
export function willing(phase: Phase): SessionAction | undefined {
  switch (phase.name) {
    case 'check-in':
      return { type: 'check-in', painNrs: 2, checklistMet: true };
    case 'paused':
      return { type: 'resume' };
    case 'check-out':
      return { type: 'check-out', painNrs: 2, effort: 4 };
    default:
      return undefined;
  }
}

function atEnd(state: SessionState): boolean {
  return state.phase.name === 'summary' || state.phase.name === 'refused';
}

/**
 * Plays until the summary or a refusal, or as far as the caller wants.
 * @throws RangeError when an hour of simulated time does not end the session.
 */
export function simulateSession(
  setup: SessionSetup,
  dependencies: SessionDependencies,
  body: VirtualPatientOptions,
  answering: Answering = willing,
  isOver: (state: SessionState) => boolean = atEnd,
): SimulatedSession {
  const patient = createVirtualPatient(body);
  const sensors = createVirtualSensors({ options: body, patient });
  let hub = new Hub();
  const entries: RecordingEntry[] = [];
  let state = startSession(setup, dependencies);
  let hostMs = 0;

  const push = (inputs: readonly HubInput[]): void => {
    entries.push({ type: 'inputs', bytes: encodeInputs(inputs) });
    for (const input of inputs) {
      for (const frame of hub.push(input)) take(stepSession(state, dependencies, frame));
    }
  };
  const take = (output: RunnerOutput): void => {
    state = output.state;
    if (output.requests.length > 0)
      waiting.push(...output.requests.map((request) => ({ ...request, hostMs })));
  };
  const waiting: HubInput[] = [];

  const attach = (): void => {
    const board = body.board === 'none' ? [] : [attachedBoard(hostMs)];
    push([...board, ...(sensors?.attach(hostMs) ?? []), ...(sensors?.alignments(hostMs) ?? [])]);
  };

  attach();
  while (!isOver(state)) {
    hostMs += HUB_STEP_MS;
    if (hostMs > LIMIT_MS) throw new RangeError(`The simulated session is stuck in "${state.phase.name}".`);
    const cells = patient.step(stimulusNow(state, dependencies));
    const worn = sensors?.readings(hostMs) ?? [];
    push([...waiting.splice(0), ...worn, boardInput(cells, hostMs)]);
    const action = answering(state.phase, state);
    if (action === undefined) continue;
    entries.push({ type: 'action', action });
    take(actOnSession(state, dependencies, action));
    if (action.type !== 'hub-restarted') continue;
    hub = new Hub();
    attach();
  }
  return { state, entries };
}

/** Time goes on without a board, too. */
function boardInput(cells: CellLoadsKg | undefined, hostMs: number): HubInput {
  return cells === undefined
    ? { type: 'tick', hostMs }
    : { type: 'board', slot: 0, hostMs, button: false, ...cells };
}

function attachedBoard(hostMs: number): HubInput {
  return {
    type: 'attached',
    slot: 0,
    hostMs,
    source: 'virtual-patient',
    model: 'Virtual patient',
    serial: 'virtual-patient',
    ...WII_BALANCE_BOARD,
    loadScale: 1,
  };
}

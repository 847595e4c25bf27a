/** A session on what the sensors process reads: as in the app, without a page. */
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { encodeEntry, encodeHeader, type RecordingEntry } from '#core/recording/recording.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { actOnSession, stepSession } from '#core/session/runner.ts';
import { outcomeOf, type SessionOutcome } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import {
  type Phase,
  type RunnerOutput,
  type SessionDependencies,
  type SessionState,
  startSession,
} from '#core/session/state.ts';
import { stimulusNow } from '#core/session/stimulus-now.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import type { Batch, SensorsProcess } from './sensors-process.ts';

/** In real time. */
const LONGEST_WAIT_MS = 300_000;

export class SessionOnSensors {
  state: SessionState;
  /** Each phase as it was entered, and with each problem it told. */
  readonly phases: Phase[] = [];
  /** A recording: its header, and what came after, one chunk each. */
  readonly header: Uint8Array;
  readonly chunks: Uint8Array[] = [];
  /** Once the session is over. */
  outcome: SessionOutcome | undefined;
  readonly #dependencies: SessionDependencies;
  readonly #sensors: SensorsProcess;
  readonly #frames: Frame[] = [];

  /** Takes the batches of the sensors process from its next hub on. */
  constructor(setup: SessionSetup, dependencies: SessionDependencies, sensors: SensorsProcess) {
    this.#dependencies = dependencies;
    this.#sensors = sensors;
    this.header = encodeHeader(setup);
    this.state = startSession(setup, dependencies);
    const former = sensors.hubs;
    sensors.onBatch = (batch) => {
      if (sensors.hubs > former) this.#takeBatch(batch);
    };
    sensors.send({ type: 'restart-hub' });
  }

  act(action: SessionAction): void {
    this.#record({ type: 'action', action });
    this.#take(actOnSession(this.state, this.#dependencies, action));
  }

  /** What a person before the screen sees now. */
  get stimulus(): Stimulus {
    return stimulusNow(this.state, this.#dependencies);
  }

  /** Resolves as soon as the condition holds; rejects when it does not within so much time of the session. */
  async until(what: string, holds: (state: SessionState) => boolean, limitMs = 60_000): Promise<void> {
    const untilMs = this.state.nowMs + limitMs;
    const isOver = (): boolean => holds(this.state) || this.state.nowMs > untilMs;
    await this.#sensors.until(what, isOver, LONGEST_WAIT_MS);
    if (!holds(this.state))
      throw new Error(`Waited in vain until ${what}; the session is in ${JSON.stringify(this.state.phase)}`);
  }

  /** How long before a session time this flag was seen last, ms. */
  sinceFlagMs(flag: keyof typeof FrameFlag, nowMs: number): number {
    const before = this.#frames.slice(0, nowMs / HUB_STEP_MS);
    return (
      (before.length - 1 - before.findLastIndex((frame) => hasFlag(frame, FrameFlag[flag]))) * HUB_STEP_MS
    );
  }

  #takeBatch({ inputs, frames }: Batch): void {
    this.#record({ type: 'inputs', bytes: inputs });
    for (const frame of frames) {
      this.#frames.push(frame);
      this.#take(stepSession(this.state, this.#dependencies, frame));
    }
  }

  #take({ state, requests }: RunnerOutput): void {
    this.state = state;
    for (const request of requests) this.#sensors.send(request);
    const { phase } = state;
    if (phase.name === 'summary') this.outcome ??= outcomeOf(state, this.#dependencies);
    const before = this.phases.at(-1);
    if (phase.name !== before?.name || problemOf(phase) !== problemOf(before)) this.phases.push(phase);
  }

  #record(entry: RecordingEntry): void {
    if (this.outcome === undefined) this.chunks.push(encodeEntry(entry));
  }
}

export function problemOf(phase: Phase): string | undefined {
  return 'problem' in phase ? phase.problem : undefined;
}

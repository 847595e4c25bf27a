/**
 * Records one movement: a new hub, a countdown in which heading is zeroed while the person stands at neutral, a moment
 * of rest, the movement, and the end. What is counted on the screen is counted from the frames that are recorded, and
 * time is the hub's own, so that a sped-up virtual patient takes the same way.
 */
import { FrameFlag, hasFlag, unpackFrames } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { StoredMovement } from '#core/ipc/records.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { countRepetitions, NO_REPETITIONS } from '#core/movement-tests/count-repetitions.ts';
import type { RepetitionCount } from '#core/movement-tests/count-repetitions.ts';
import { isRepeated, TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { RecordingOutlet } from '../session/recording-outlet.ts';

export const COUNTDOWN_MS = 4000;
/** The person has stood still for so long that orientation has settled. */
const ZERO_AT_MS = 2500;
/** The first second of what is measured is rest. */
const HOLD_MS = 1200;
/** Rest after the last repetition: where it came back to. */
const AFTERWARDS_MS = 1500;
const COUNT_EVERY_MS = 400;
const SILENT_AFTER_MS = 4000;
const WATCH_EVERY_MS = 500;

export type RecorderPhase = 'countdown' | 'hold' | 'moving' | 'measuring' | 'done' | 'failed';

export interface RecorderView {
  readonly phase: RecorderPhase;
  /** Until the countdown ends, or the recording. */
  readonly leftMs: number;
  readonly count: RepetitionCount;
  /** What the sensors say against the recording at this moment, in words. */
  readonly troubles: readonly string[];
  readonly stored: StoredMovement | undefined;
  /** Why it failed, and what to do. */
  readonly problem: string | undefined;
}

export interface RecorderLink {
  readonly send: (command: SensorCommand) => void;
  /** Tells a virtual patient what to do. */
  readonly ask: (movement: Movement) => void;
  readonly recording: RecordingOutlet;
  readonly finish: () => Promise<StoredMovement>;
  readonly discard: () => Promise<void>;
  /** Monotonic real time, ms: to notice silence, and for nothing else. */
  readonly clock: () => number;
}

export class MovementRecorder {
  readonly task: MovementTask;
  readonly #link: RecorderLink;
  readonly #listeners = new Set<() => void>();
  readonly #watch: ReturnType<typeof setInterval>;
  #hubStarted = false;
  #zeroed = false;
  #nowMs = 0;
  #beganMs = 0;
  #countedMs = 0;
  #enoughMs: number | undefined;
  #lastBatchMs: number;
  #frames: Frame[] = [];
  #view: RecorderView = {
    phase: 'countdown',
    leftMs: COUNTDOWN_MS,
    count: NO_REPETITIONS,
    troubles: [],
    stored: undefined,
    problem: undefined,
  };

  constructor(task: MovementTask, link: RecorderLink) {
    this.task = task;
    this.#link = link;
    this.#lastBatchMs = link.clock();
    this.#watch = setInterval(() => this.#watchForSilence(), WATCH_EVERY_MS);
    link.recording.onProblem((message) => this.#fail(message));
    link.send({ type: 'restart-hub' });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): RecorderView => this.#view;

  /** Takes one message of the sensors process. Frames of the hub before are no part of the recording. */
  receive(message: SensorMessage): void {
    if (this.#isOver()) return;
    if (message.type === 'hub-started') this.#hubBegan();
    else if (message.type === 'batch' && this.#hubStarted) {
      this.#takeBatch(message.inputs, unpackFrames(message.frames));
    }
  }

  /** Ends the recording where it stands: measured is what there is. */
  stop(): void {
    const { phase } = this.#view;
    if (phase === 'moving' || phase === 'hold') this.#end();
    else this.cancel();
  }

  /** Throws the recording away. */
  cancel(): void {
    if (!this.#isOver()) this.#fail(undefined);
  }

  /** Leaves it as it stands; main keeps what was recorded so far. */
  dispose(): void {
    clearInterval(this.#watch);
    this.#listeners.clear();
    void this.#link.recording.close();
  }

  #isOver(): boolean {
    const { phase } = this.#view;
    return phase === 'measuring' || phase === 'done' || phase === 'failed';
  }

  #hubBegan(): void {
    if (!this.#hubStarted) {
      this.#hubStarted = true;
      return;
    }
    this.#link.recording.add({ type: 'movement-action', action: { type: 'hub-restarted' } });
    if (this.#view.phase === 'moving') this.#end();
    else this.#fail('The sensors began anew. Wait until the figure moves with the person, then try again.');
  }

  #takeBatch(inputs: Uint8Array, frames: readonly Frame[]): void {
    this.#lastBatchMs = this.#link.clock();
    this.#link.recording.add({ type: 'inputs', bytes: inputs });
    this.#nowMs = frames.at(-1)?.tMs ?? this.#nowMs;
    if (this.#view.phase === 'countdown') this.#countDown(frames);
    else this.#takeFrames(frames);
    if (!this.#isOver()) this.#link.ask(this.#view.phase === 'moving' ? this.task : 'stand-still');
  }

  #countDown(frames: readonly Frame[]): void {
    if (!this.#zeroed && this.#nowMs >= ZERO_AT_MS) {
      this.#zeroed = true;
      this.#link.send({ type: 'zero-heading' });
    }
    if (this.#nowMs < COUNTDOWN_MS) {
      this.#show({ leftMs: COUNTDOWN_MS - this.#nowMs });
      return;
    }
    const last = frames.at(-1);
    if (last === undefined || !hasFlag(last, FrameFlag.thoraxValid)) {
      this.#fail('The sensor on the rib cage says nothing, or is not calibrated. Put the sensors on again.');
      return;
    }
    this.#link.recording.add({ type: 'movement-action', action: { type: 'begin' } });
    this.#beganMs = this.#nowMs;
    this.#show({ phase: 'hold', leftMs: TASK_FACTS[this.task].longestMs });
  }

  #takeFrames(frames: readonly Frame[]): void {
    this.#frames.push(...frames);
    const elapsedMs = this.#nowMs - this.#beganMs;
    const leftMs = TASK_FACTS[this.task].longestMs - elapsedMs;
    const phase = elapsedMs < HOLD_MS ? 'hold' : 'moving';
    const count = this.#counted(elapsedMs);
    this.#show({ phase, leftMs, count, troubles: troublesOf(frames.at(-1)) });
    if (leftMs <= 0 || (this.#enoughMs !== undefined && elapsedMs >= this.#enoughMs + AFTERWARDS_MS)) {
      this.#end();
    }
  }

  /** The count, made anew when it is due. */
  #counted(elapsedMs: number): RepetitionCount {
    if (!isRepeated(this.task) || elapsedMs - this.#countedMs < COUNT_EVERY_MS) return this.#view.count;
    this.#countedMs = elapsedMs;
    const count = countRepetitions(this.task, this.#frames);
    const { repetitions, sides } = TASK_FACTS[this.task];
    if (sides.every((side) => count.whole[side] >= repetitions)) this.#enoughMs ??= elapsedMs;
    return count;
  }

  #end(): void {
    this.#link.recording.add({ type: 'movement-action', action: { type: 'end' } });
    this.#show({ phase: 'measuring', leftMs: 0 });
    clearInterval(this.#watch);
    this.#link.recording
      .close()
      .then(() => this.#link.finish())
      .then(
        (stored) => this.#show({ phase: 'done', stored }),
        (error: unknown) => this.#show({ phase: 'failed', problem: wordsOf(error) }),
      );
  }

  /** @param problem Undefined where the person at the screen wanted it so. */
  #fail(problem: string | undefined): void {
    if (this.#isOver()) return;
    this.#show({ phase: 'failed', leftMs: 0, problem });
    clearInterval(this.#watch);
    this.#link.recording
      .close()
      .then(() => this.#link.discard())
      .catch((error: unknown) => this.#show({ problem: problem ?? wordsOf(error) }));
  }

  #watchForSilence(): void {
    if (this.#isOver() || this.#link.clock() - this.#lastBatchMs < SILENT_AFTER_MS) return;
    if (this.#view.phase === 'moving') this.#end();
    else this.#fail('The sensors send nothing. See on the Devices screen whether they are switched on.');
  }

  #show(change: Partial<RecorderView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function troublesOf(frame: Frame | undefined): readonly string[] {
  if (frame === undefined) return [];
  const has = (flag: number): boolean => hasFlag(frame, flag);
  return [
    ...(has(FrameFlag.thoraxValid) ? [] : ['The sensor on the rib cage is silent.']),
    ...(has(FrameFlag.pelvisAttached) && !has(FrameFlag.pelvisValid)
      ? ['The sensor on the pelvis is silent.']
      : []),
    ...(has(FrameFlag.thoraxSlipped) ? ['The sensor on the rib cage has slipped.'] : []),
    ...(has(FrameFlag.pelvisSlipped) ? ['The sensor on the pelvis has slipped.'] : []),
  ];
}

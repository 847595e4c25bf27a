/**
 * A session played live: folds what the sensors send into the runner, keeps every input and action for the recording
 * in the order in which it took effect, and tells the sensors what the person sees. It decides nothing.
 */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { exerciseOf } from '#core/session/exercise-block.ts';
import type { SessionResult } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { currentStep, startSession } from '#core/session/state.ts';
import type { RunnerOutput, SessionDependencies, SessionState } from '#core/session/state.ts';
import { stimulusNow } from '#core/session/stimulus-now.ts';
import { unpackFrames } from '#core/contract/frame.ts';
import { levelOfPlayed } from '#core/difficulty/levels.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { hasNextSet, nextSet } from '#core/session/next-set.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { actOnSession, stepSession } from '#core/session/runner.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import type { DisplaySettings, SceneFeed } from '#games/shared/scene-feed.ts';
import type { RecordingOutlet } from './recording-outlet.ts';
import type { SessionDriver, SessionView } from './session-view.ts';

const VIEW_EVERY_MS = 100;
const WATCH_EVERY_MS = 50;
/** Nothing from the sensors process for longer than this is silence (the safety limit of DOMAIN 3D). */
const SILENT_AFTER_MS = 250;
/** A page that was itself held up for longer than this can't say that the sensors were silent. */
const PAGE_STALL_MS = 150;
/** More cues than any scene takes between two pictures; older ones are of no use any more. */
const CUES_KEPT = 64;

export interface LiveSessionLink {
  readonly send: (command: SensorCommand) => void;
  readonly recording: RecordingOutlet;
  readonly finish: (result: SessionResult) => Promise<void>;
  readonly display: () => DisplaySettings;
  /** Monotonic real time, ms; used for pictures and for noticing silence, never for what is scored. */
  readonly clock: () => number;
  /** False where the sensors wait for the page: their silence is then the page's own. */
  readonly watchSilence: boolean;
}

export class LiveSession implements SessionDriver {
  readonly #dependencies: SessionDependencies;
  readonly #link: LiveSessionLink;
  readonly #listeners = new Set<() => void>();
  readonly #watch: ReturnType<typeof setInterval>;
  #state: SessionState;
  #view: SessionView;
  #hubStarted = false;
  #frameCount = 0;
  #lastBatchMs: number;
  #lastWatchMs: number;
  #lastStepMs: number;
  #silentMs = 0;
  #cues: ExerciseCue[] = [];
  #feed: { readonly startMs: number; readonly feed: SceneFeed<unknown> } | undefined;
  #result: SessionResult | undefined;
  #problem: string | undefined;

  constructor(setup: SessionSetup, dependencies: SessionDependencies, link: LiveSessionLink) {
    this.#dependencies = dependencies;
    this.#link = link;
    this.#state = startSession(setup, dependencies);
    this.#lastBatchMs = this.#lastWatchMs = this.#lastStepMs = link.clock();
    this.#view = this.#makeView();
    this.#watch = setInterval(() => this.#watchForSilence(), WATCH_EVERY_MS);
    link.recording.onProblem((message) => {
      this.#problem = message;
      this.#publish();
    });
    link.send({ type: 'restart-hub' });
  }

  /** Takes one message of the sensors process. Frames of the hub before this session's own are not part of it. */
  receive(message: SensorMessage): void {
    if (message.type === 'hub-started') {
      if (this.#hubStarted) this.act({ type: 'hub-restarted' });
      this.#hubStarted = true;
    } else if (message.type === 'batch' && this.#hubStarted) {
      this.#takeBatch(message.inputs, message.frames);
    }
  }

  #takeBatch(inputs: Uint8Array, packed: Float64Array): void {
    this.#lastBatchMs = this.#link.clock();
    this.#silentMs = 0;
    this.#record({ type: 'inputs', bytes: inputs });
    const frames = unpackFrames(packed);
    for (const frame of frames) this.#take(stepSession(this.#state, this.#dependencies, frame));
    if (frames.length > 0) this.#lastStepMs = this.#lastBatchMs;
    this.#frameCount += frames.length;
    const stimulus = stimulusNow(this.#state, this.#dependencies);
    this.#link.send({ type: 'stimulus', stimulus, frameCount: this.#frameCount });
    this.#publishWhenDue();
  }

  act(action: SessionAction): void {
    this.#record({ type: 'action', action });
    this.#take(actOnSession(this.#state, this.#dependencies, action));
    this.#publish();
  }

  nextSet(): NextSet | undefined {
    return nextSet(this.#state, this.#dependencies);
  }

  #take(output: RunnerOutput): void {
    this.#state = output.state;
    for (const request of output.requests) this.#link.send(request);
    this.#cues.push(...output.cues);
    if (this.#cues.length > CUES_KEPT) this.#cues = this.#cues.slice(-CUES_KEPT);
  }

  #record(entry: RecordingEntry): void {
    if (this.#result === undefined) this.#link.recording.add(entry);
  }

  /** Time without frames is an input like any other: it is recorded, and the stop rules see it. */
  #watchForSilence(): void {
    const now = this.#link.clock();
    const sinceWatch = now - this.#lastWatchMs;
    this.#lastWatchMs = now;
    if (!this.#link.watchSilence || !this.#hubStarted || this.#result !== undefined) return;
    if (sinceWatch > PAGE_STALL_MS) {
      this.#lastBatchMs = now;
      return;
    }
    const unspoken = now - this.#lastBatchMs - this.#silentMs;
    if (now - this.#lastBatchMs <= SILENT_AFTER_MS || unspoken < HUB_STEP_MS) return;
    const durationMs = Math.floor(unspoken / HUB_STEP_MS) * HUB_STEP_MS;
    this.#silentMs += durationMs;
    this.act({ type: 'silence', durationMs });
  }

  #publishWhenDue(): void {
    const before = this.#view;
    const due = this.#state.nowMs - before.nowMs >= VIEW_EVERY_MS || this.#state.nowMs < before.nowMs;
    if (due || before.phase.name !== this.#state.phase.name) this.#publish();
  }

  #publish(): void {
    this.#finishWhenOver();
    this.#view = this.#makeView();
    for (const listener of this.#listeners) listener();
  }

  #finishWhenOver(): void {
    const { name } = this.#state.phase;
    if (this.#result !== undefined || (name !== 'summary' && name !== 'refused')) return;
    const result = outcomeOf(this.#state, this.#dependencies);
    this.#result = result;
    this.#link.recording
      .close()
      .then(() => this.#link.finish(result))
      .catch((error: unknown) => {
        this.#problem = error instanceof Error ? error.message : String(error);
        this.#publish();
      });
  }

  #makeView(): SessionView {
    const state = this.#state;
    const { block } = state;
    const exercise = exerciseOf(this.#dependencies, block?.exercise ?? state.setup.programme.exercise);
    return {
      phase: state.phase,
      step: currentStep(state),
      planIndex: state.planIndex,
      plan: state.plan,
      nowMs: state.nowMs,
      frame: state.frame,
      neutral: state.neutral,
      level: this.#level(),
      targetSuccess: state.decisions.at(-1)?.targetSuccess,
      setsDone: state.blocks.filter((record) => record.role === 'set').length,
      hasNextSet: hasNextSet(state, this.#dependencies),
      exercise: exercise.info,
      result: this.#result,
      problem: this.#problem,
    };
  }

  #level(): number | undefined {
    const { block, blocks } = this.#state;
    const played = block ?? blocks.findLast(({ role }) => role === 'set');
    const curve = played && exerciseOf(this.#dependencies, played.exercise).curve;
    return curve && levelOfPlayed(curve, played.parameters);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): SessionView => this.#view;

  feed(): SceneFeed<unknown> | undefined {
    const { block } = this.#state;
    if (block === undefined) return undefined;
    if (this.#feed?.startMs !== block.startMs) {
      this.#cues = [];
      this.#feed = { startMs: block.startMs, feed: this.#makeFeed() };
    }
    return this.#feed?.feed;
  }

  #makeFeed(): SceneFeed<unknown> {
    const link = this.#link;
    return {
      moment: () => {
        const { block } = this.#state;
        if (block === undefined) return undefined;
        const blend = Math.min(1, Math.max(0, (link.clock() - this.#lastStepMs) / HUB_STEP_MS));
        return { previous: block.previous, current: block.state, blend };
      },
      takeCues: () => {
        const cues = this.#cues;
        this.#cues = [];
        return cues;
      },
      get display() {
        return link.display();
      },
    };
  }

  /** Leaves the session as it stands; what was recorded so far is on its way to the disk. */
  dispose(): void {
    clearInterval(this.#watch);
    this.#listeners.clear();
    void this.#link.recording.close();
  }
}

/**
 * A session played live: folds what the sensors send into the runner, keeps every input and action for the recording
 * in the order in which it took effect, and tells the sensors what the person sees. It decides nothing, and waits for
 * no picture: the page is told what happened, as fast as it takes it.
 */
import { unpackFrames } from '#core/contract/frame.ts';
import type { SensorMessage } from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { toErrorData } from '#core/errors.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { ChosenStopCause, SessionAction } from '#core/session/actions.ts';
import { nextSet } from '#core/session/next-set.ts';
import type { SessionResult } from '#core/session/result.ts';
import { actOnSession, stepSession } from '#core/session/runner.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { startSession } from '#core/session/state.ts';
import type { RunnerOutput, SensorRequest, SessionDependencies, SessionState } from '#core/session/state.ts';
import { stimulusNow } from '#core/session/stimulus-now.ts';
import { HoldUpWatch } from './hold-up-watch.ts';
import type { SessionNews, SessionOrder } from './messages.ts';
import { MomentPost } from './moment-post.ts';
import { NewestOnly } from './newest-only.ts';
import { RecordingBuffer } from './recording-buffer.ts';
import { changesSince, snapshotOf } from './session-snapshot.ts';
import type { SessionSnapshot } from './session-snapshot.ts';
import { TouchFeed } from './touch-feed.ts';
import type { TouchLink } from './touch-feed.ts';

const VIEW_EVERY_MS = 100;

export interface LiveSessionLink extends TouchLink {
  readonly request: (request: SensorRequest | { readonly type: 'restart-hub' }) => void;
  readonly show: (stimulus: Stimulus) => void;
  readonly tell: (news: SessionNews, transfer?: Transferable[]) => void;
  /** Monotonic real time, ms; used for noticing hold-ups, never for what is scored. */
  readonly nowMs: () => number;
  /** False where the sensors wait for us: silence is then our own, and nobody's body goes on meanwhile. */
  readonly isRealTime: () => boolean;
}

export class LiveSession {
  readonly #dependencies: SessionDependencies;
  readonly #link: LiveSessionLink;
  readonly #watch: HoldUpWatch;
  readonly #recording: RecordingBuffer;
  readonly #views: NewestOnly<SessionSnapshot>;
  readonly #moments: MomentPost;
  readonly #touch: TouchFeed;
  #state: SessionState;
  #hubStarted = false;
  #result: SessionResult | undefined;
  /** Left or broken: it takes nothing any more. */
  #isClosed = false;
  #posted: SessionSnapshot | undefined;
  #offered: { readonly nowMs: number; readonly phase: string } | undefined;

  /** @throws KeelError as `startSession`. */
  constructor(setup: SessionSetup, dependencies: SessionDependencies, link: LiveSessionLink) {
    this.#dependencies = dependencies;
    this.#link = link;
    this.#state = startSession(setup, dependencies);
    this.#watch = new HoldUpWatch(link.nowMs());
    this.#touch = new TouchFeed(dependencies, link);
    this.#recording = new RecordingBuffer((bytes) => link.tell({ type: 'recording', bytes }, [bytes.buffer]));
    this.#views = new NewestOnly((snapshot) => this.#postView(snapshot));
    this.#moments = new MomentPost((moment, cues) => {
      this.#watch.asked(link.nowMs());
      link.tell({ type: 'moment', moment, cues });
    });
  }

  /** Once, when what the sensors and the page answer can be taken. */
  begin(): void {
    this.#guarded(() => {
      this.#publish();
      this.#link.request({ type: 'restart-hub' });
    });
  }

  /** Takes one message of the sensors process. Frames of the hub before this session's own are not part of it. */
  receive(message: SensorMessage): void {
    this.#guarded(() => {
      if (message.type === 'hub-started') {
        if (this.#hubStarted) this.#act({ type: 'hub-restarted' });
        this.#hubStarted = true;
      } else if (message.type === 'batch' && this.#hubStarted) {
        this.#takeBatch(message.inputs, message.frames);
      }
    });
  }

  /** Takes one order of the page. */
  obey(order: SessionOrder): void {
    this.#guarded(() => {
      switch (order.type) {
        case 'act':
          this.#act(order.action);
          break;
        case 'next-set':
          this.#answerNextSet(order.question);
          break;
        case 'taken':
          this.#watch.answered();
          if (order.what === 'view') this.#views.taken();
          else this.#moments.taken();
          break;
        case 'leave':
          this.#recording.flush();
          this.#isClosed = true;
          this.#link.tell({ type: 'left' });
          break;
      }
    });
  }

  /** To be called every 20 ms or so. */
  wake(): void {
    this.#guarded(() => {
      const nowMs = this.#link.nowMs();
      if (this.#isWatching()) {
        if (this.#isPlayed() && this.#watch.isPageHeldUp(nowMs)) this.#stop('held-up');
        const durationMs = this.#watch.silenceMs(nowMs);
        if (durationMs > 0) this.#act({ type: 'silence', durationMs });
      }
      this.#recording.flushWhenDue(nowMs);
    });
  }

  /** A worker that was held up stops before it takes what has waited. What breaks the session ends it, and is told. */
  #guarded(run: () => void): void {
    if (this.#isClosed) return;
    try {
      const heldUp = this.#watch.look(this.#link.nowMs());
      if (heldUp && this.#isWatching()) this.#stop('held-up');
      run();
    } catch (thrown) {
      this.#isClosed = true;
      this.#recording.flush();
      this.#moments.freeze();
      this.#link.tell({ type: 'failed', error: toErrorData(thrown) });
    }
  }

  #isWatching(): boolean {
    return this.#hubStarted && this.#result === undefined && this.#link.isRealTime();
  }

  #isPlayed(): boolean {
    const { name } = this.#state.phase;
    return name === 'playing' || name === 'movement';
  }

  #stop(cause: ChosenStopCause): void {
    this.#act({ type: 'stop', cause });
  }

  #takeBatch(inputs: Uint8Array, packed: Float64Array): void {
    this.#watch.heard(this.#link.nowMs());
    this.#record({ type: 'inputs', bytes: inputs });
    for (const frame of unpackFrames(packed)) this.#take(stepSession(this.#state, this.#dependencies, frame));
    this.#link.show(stimulusNow(this.#state, this.#dependencies));
    this.#publishWhenDue();
  }

  /** An action takes effect at once, and its picture with it. */
  #act(action: SessionAction): void {
    this.#record({ type: 'action', action });
    this.#take(actOnSession(this.#state, this.#dependencies, action));
    this.#publish();
  }

  #take(output: RunnerOutput): void {
    this.#touch.follow(this.#state, output);
    this.#state = output.state;
    for (const request of output.requests) this.#link.request(request);
    this.#moments.hear(output.cues);
  }

  #record(entry: RecordingEntry): void {
    if (this.#result === undefined) this.#recording.add(entry);
  }

  #answerNextSet(question: number): void {
    this.#link.tell({ type: 'next-set', question, set: nextSet(this.#state, this.#dependencies) });
  }

  #publishWhenDue(): void {
    const { nowMs, phase } = this.#state;
    const before = this.#offered;
    if (before === undefined || phase.name !== before.phase || nowMs - before.nowMs >= VIEW_EVERY_MS) {
      this.#publish();
    } else {
      this.#moments.offer(this.#state);
    }
  }

  #publish(): void {
    this.#finishWhenOver();
    this.#moments.offer(this.#state);
    const { nowMs, phase } = this.#state;
    const snapshot = snapshotOf(this.#state, this.#dependencies, this.#result);
    // A new phase waits for nothing.
    if (phase.name === this.#offered?.phase) this.#views.offer(snapshot);
    else this.#views.postNow(snapshot);
    this.#offered = { nowMs, phase: phase.name };
  }

  #postView(snapshot: SessionSnapshot): void {
    const changes = changesSince(this.#posted, snapshot);
    this.#posted = snapshot;
    this.#watch.asked(this.#link.nowMs());
    this.#link.tell({ type: 'view', changes });
  }

  /** All of the recording is posted before the result is. */
  #finishWhenOver(): void {
    const { name } = this.#state.phase;
    if (this.#result !== undefined || (name !== 'summary' && name !== 'refused')) return;
    this.#result = outcomeOf(this.#state, this.#dependencies).result;
    this.#recording.flush();
  }
}

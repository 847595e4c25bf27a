/**
 * A body, the sensors process, the session worker and a page, all without processes and on one clock. The page takes
 * what it is told only between two pictures. An exercise writes down when its disturbance was there.
 */
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { decodeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase, SessionDependencies } from '#core/session/state.ts';
import { SQUALL } from '#games/squall/index.ts';
import type { SessionNews, SessionOrder, ToPage, ToWorker } from '#renderer/session-worker/messages.ts';
import { SessionHost } from '#renderer/session-worker/session-host.ts';
import type { SessionSnapshot } from '#renderer/session-worker/session-snapshot.ts';
import { RemoteSession } from '#renderer/session/remote-session.ts';
import { ScriptedSensors } from './scripted-sensors.ts';
import { SteppingClock } from './stepping-clock.ts';

const MASS_KG = 70;

/** Real times at which something happened to the exercise. */
export interface Happening {
  readonly atMs: number;
  readonly disturbance: number;
  readonly isRelease: boolean;
}

export interface SessionRigOptions {
  readonly setup: SessionSetup;
  readonly picturesPerSecond?: number;
  readonly dependencies?: SessionDependencies;
}

export class SessionRig {
  readonly clock = new SteppingClock();
  readonly sensors = new ScriptedSensors(this.clock);
  readonly happenings: Happening[] = [];
  /** Everything the worker told the page of the session, in the order in which it was told. */
  readonly news: { readonly atMs: number; readonly news: SessionNews }[] = [];
  readonly recorded: RecordingEntry[] = [];
  readonly finished: SessionResult[] = [];
  page: RemoteSession | undefined;
  readonly #setup: SessionSetup;
  readonly #queue: ToPage[] = [];
  #toWorker: (message: ToWorker) => void = () => undefined;
  #pageStallsUntilMs = 0;
  #isWorkerStalled = false;
  readonly #port = new SensorsEnd(this.sensors, this.clock);

  constructor({ setup, picturesPerSecond = 60, dependencies }: SessionRigOptions) {
    this.#setup = setup;
    const page = {
      post: (message: ToPage) => this.#takeFromWorker(message),
      listen: (listener: (message: ToWorker) => void) => {
        this.#toWorker = listener;
      },
      close: () => undefined,
    };
    new SessionHost(page, dependencies ?? this.#watchedSquall(), {
      nowMs: () => this.clock.nowMs(),
      every: (intervalMs, run) => this.clock.every(intervalMs, () => this.#isWorkerStalled || run()),
    });
    this.#toWorker({ type: 'sensors-port', port: this.#port });
    this.clock.every(1000 / picturesPerSecond, () => this.#picture());
    this.#toWorker({ type: 'begin', setup });
  }

  get phase(): Phase | undefined {
    return this.#told('phase');
  }

  get result(): SessionResult | undefined {
    return this.#told('result');
  }

  act(action: SessionAction): void {
    this.order({ type: 'act', action });
  }

  order(order: SessionOrder): void {
    this.#toWorker({ type: 'session', sessionId: this.#setup.sessionId, order });
  }

  send(message: ToWorker): void {
    this.#toWorker(message);
  }

  run(durationMs: number): void {
    this.clock.advance(durationMs);
  }

  /** @throws Error when it takes too long */
  runUntil(holds: () => boolean, limitMs = 120_000): void {
    for (let passedMs = 0; !holds(); passedMs += 10) {
      if (passedMs > limitMs) throw new Error(`In vain: still "${this.phase?.name}" after ${limitMs} ms`);
      this.run(10);
    }
  }

  /** The page's thread does something else for so long. */
  stallPage(durationMs: number): void {
    this.#pageStallsUntilMs = this.clock.nowMs() + durationMs;
  }

  /** The worker's thread does nothing for so long; what comes waits, and is taken before any timer runs. */
  stallWorker(durationMs: number): void {
    this.#isWorkerStalled = true;
    this.#port.hold();
    this.run(durationMs);
    this.#isWorkerStalled = false;
    this.#port.release();
  }

  /** The body takes its place and stays; the session goes on until a block is played and disturbs as much as it will. */
  toFullDisturbance(): void {
    this.toPlaying();
    const isFull = (): boolean => {
      const [before, now] = this.happenings.slice(-2);
      return (now?.disturbance ?? 0) > 0 && now?.disturbance === before?.disturbance;
    };
    this.runUntil(isFull, 20_000);
  }

  toPlaying(): void {
    this.act({ type: 'check-in', painNrs: 1, checklistMet: true });
    this.runUntil(() => this.phase?.name !== 'check-in' && this.phase?.name !== 'empty-board');
    this.sensors.standOn(MASS_KG);
    this.runUntil(() => this.phase?.name === 'ready');
    this.act({ type: 'begin' });
    this.runUntil(() => this.phase?.name === 'playing');
  }

  #told<Key extends keyof SessionSnapshot>(key: Key): SessionSnapshot[Key] | undefined {
    const last = this.news.findLast(({ news }) => news.type === 'view' && key in news.changes)?.news;
    return last?.type === 'view' ? last.changes[key] : undefined;
  }

  /** Copied as on its way to another thread: what can't be copied is found here. */
  #takeFromWorker(message: ToPage): void {
    const copy = structuredClone(message);
    this.#queue.push(copy);
    if (copy.type !== 'session') return;
    const { news } = copy;
    this.news.push({ atMs: this.clock.nowMs(), news });
    if (news.type === 'recording') this.recorded.push(...decodeEntries(news.bytes));
  }

  #picture(): void {
    if (this.clock.nowMs() < this.#pageStallsUntilMs) return;
    for (const message of this.#queue.splice(0)) {
      if (message.type === 'session') this.#hear(message.news);
      else if (message.news.type === 'frame') this.#toWorker({ type: 'frame-taken' });
    }
    this.page?.feed()?.takeCues();
  }

  #hear(news: SessionNews): void {
    if (this.page !== undefined) this.page.hear(news);
    else if (news.type === 'view') this.page = this.#open(news.changes as SessionSnapshot);
  }

  #open(first: SessionSnapshot): RemoteSession {
    return new RemoteSession(first, {
      order: (order) => this.order(order),
      append: () => Promise.resolve(),
      finish: (shown) => {
        this.finished.push(shown);
        return Promise.reject<SessionDetail>(new Error('No main in this test.'));
      },
      display: () => DEFAULT_SETTINGS,
      nowMs: () => this.clock.nowMs(),
    });
  }

  #watchedSquall(): SessionDependencies {
    const see = (disturbance: number, isRelease: boolean): void => {
      this.happenings.push({ atMs: this.clock.nowMs(), disturbance, isRelease });
    };
    const squall: Exercise<Parameters<typeof SQUALL.disturbance>[0]> = {
      ...SQUALL,
      step(state, input) {
        const output = SQUALL.step(state, input);
        see(SQUALL.disturbance(output.state), false);
        return output;
      },
      release(state, tMs) {
        see(SQUALL.disturbance(state), true);
        return SQUALL.release(state, tMs);
      },
    };
    return { exercises: { squall }, abilityModels: createAbilityModels() };
  }
}

/** The worker's end of the port to the sensors process. */
class SensorsEnd extends EventTarget implements MessagePort {
  onmessageerror: MessagePort['onmessageerror'] = null;
  readonly #sensors: ScriptedSensors;
  readonly #clock: SteppingClock;
  #listener: MessagePort['onmessage'] = null;
  /** Messages that wait for a worker that does nothing. */
  #held: SensorMessage[] | undefined;

  constructor(sensors: ScriptedSensors, clock: SteppingClock) {
    super();
    this.#sensors = sensors;
    this.#clock = clock;
    sensors.listen((message) => {
      if (this.#held === undefined) this.#deliver(message);
      else this.#held.push(message);
    });
  }

  set onmessage(listener: MessagePort['onmessage']) {
    this.#listener = listener;
  }

  get onmessage(): MessagePort['onmessage'] {
    return this.#listener;
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) this.#deliver(message);
  }

  /** Arrives once what is being done is done, as between processes. */
  postMessage(command: SensorCommand): void {
    this.#clock.after(0, () => this.#sensors.command(command));
  }

  start(): void {}
  close(): void {}

  #deliver(data: SensorMessage): void {
    this.#listener?.call(this, new MessageEvent('message', { data }));
  }
}

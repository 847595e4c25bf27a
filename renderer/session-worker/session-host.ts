/** The session worker without a Worker: the sensors' messages on one side, the page on the other, a session between. */
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import { toErrorData } from '#core/errors.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import { LiveSession } from './live-session.ts';
import type { SessionNews, ToPage, ToWorker } from './messages.ts';
import { portOf } from './port.ts';
import type { Port } from './port.ts';
import { SensorsRelay } from './sensors-relay.ts';

/** A pause of the sensors must be told within it and one step of the hub more. */
const WAKE_EVERY_MS = 20;

export interface WorkerClock {
  /** Monotonic real time, ms. */
  nowMs(): number;
  /** Calls again and again; late where the machine is busy. @returns what ends it */
  every(intervalMs: number, run: () => void): () => void;
}

export class SessionHost {
  readonly #page: Port<ToWorker, ToPage>;
  readonly #dependencies: SessionDependencies;
  readonly #clock: WorkerClock;
  readonly #relay: SensorsRelay;
  #running: { readonly sessionId: string; readonly session: LiveSession } | undefined;
  #stopWaking: () => void = () => undefined;

  constructor(page: Port<ToWorker, ToPage>, dependencies: SessionDependencies, clock: WorkerClock) {
    this.#page = page;
    this.#dependencies = dependencies;
    this.#clock = clock;
    this.#relay = new SensorsRelay(
      (message) => this.#running?.session.receive(message),
      (news) => page.post({ type: 'sensors', news }),
    );
    page.listen((message) => this.#take(message));
  }

  #take(message: ToWorker): void {
    switch (message.type) {
      case 'sensors-port': {
        const { port } = message;
        this.#relay.connect(portOf(port, () => port.close()));
        break;
      }
      case 'command':
        this.#relay.send(message.command);
        break;
      case 'ask-movement':
        this.#relay.askMovement(message.movement);
        break;
      case 'frame-taken':
        this.#relay.frameTaken();
        break;
      case 'begin':
        this.#begin(message.setup);
        break;
      case 'session':
        if (message.sessionId !== this.#running?.sessionId) break;
        this.#running.session.obey(message.order);
        if (message.order.type === 'leave') this.#end();
        break;
    }
  }

  /** One that is still going on is left as it stands. */
  #begin(setup: SessionSetup): void {
    this.#running?.session.obey({ type: 'leave' });
    this.#end();
    const { sessionId } = setup;
    const tell = (news: SessionNews, transfer?: Transferable[]): void =>
      this.#page.post({ type: 'session', sessionId, news }, transfer);
    try {
      const session = new LiveSession(setup, this.#dependencies, {
        request: (request) => this.#relay.send(request),
        show: (stimulus) => this.#relay.show(stimulus),
        vibrate: (pulse) => this.#relay.vibrate(pulse),
        stopVibration: () => this.#relay.send({ type: 'stop-vibration' }),
        tell,
        nowMs: () => this.#clock.nowMs(),
        isRealTime: () => this.#relay.isRealTime,
      });
      this.#running = { sessionId, session };
      this.#stopWaking = this.#clock.every(WAKE_EVERY_MS, () => session.wake());
      session.begin();
    } catch (thrown) {
      tell({ type: 'failed', error: toErrorData(thrown) });
    }
  }

  #end(): void {
    if (this.#running === undefined) return;
    this.#running = undefined;
    this.#stopWaking();
    this.#relay.show(NOTHING_SHOWN);
  }
}

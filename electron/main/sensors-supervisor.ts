/**
 * Keeps the sensors process alive and hands its ports to the page. A crash of the process costs a reconnect: it is
 * started again, ever more patiently, and the page is told so that it asks for a new port.
 */
import type { Log } from './log.ts';

/** What the supervisor needs of an Electron UtilityProcess. */
export interface SensorsProcess<Port> {
  postMessage(message: SensorsControl, ports?: Port[]): void;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What main says to the sensors process. */
export type SensorsControl = { readonly type: 'connect' } | { readonly type: 'shutdown' };

export interface SensorsSupervisorOptions<Port> {
  fork(): SensorsProcess<Port>;
  /** Two connected ports: one for the process, one for the page. */
  createChannel(): { readonly port1: Port; readonly port2: Port };
  /** The process died and comes back; `attempt` counts restarts without a calm period between. */
  onRestarting(attempt: number): void;
  readonly log: Log;
  now(): number;
  after(delayMs: number, run: () => void): void;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8000;
/** A process that lived this long starts the count of attempts anew. */
const CALM_MS = 30_000;
const SHUTDOWN_MS = 1000;

export class SensorsSupervisor<Port> {
  readonly #options: SensorsSupervisorOptions<Port>;
  #process: SensorsProcess<Port> | undefined;
  #spawned = false;
  #startedAtMs = 0;
  #attempt = 0;
  #stopping: Promise<void> | undefined;
  #exited: (() => void) | undefined;
  /** The page's request for a port; a newer request replaces an older one. */
  #waiting: ((port: Port) => void) | undefined;

  constructor(options: SensorsSupervisorOptions<Port>) {
    this.#options = options;
  }

  /** Hands `receive` a port to the process as soon as the process runs; starts it when it does not. */
  connect(receive: (port: Port) => void): void {
    if (this.#stopping !== undefined) return;
    this.#waiting = receive;
    if (this.#process === undefined && this.#attempt === 0) this.#start();
    this.#handOver();
  }

  /** Asks the process to close its devices and go; after a second it is made to. */
  shutdown(): Promise<void> {
    this.#stopping ??= this.#shutdown();
    return this.#stopping;
  }

  #shutdown(): Promise<void> {
    const running = this.#process;
    if (running === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.#exited = resolve;
      running.postMessage({ type: 'shutdown' });
      this.#options.after(SHUTDOWN_MS, () => {
        if (this.#process !== undefined) running.kill();
        resolve();
      });
    });
  }

  #start(): void {
    const started = this.#options.fork();
    this.#process = started;
    this.#spawned = false;
    this.#startedAtMs = this.#options.now();
    started.once('spawn', () => {
      this.#spawned = true;
      this.#handOver();
    });
    started.once('exit', (code) => this.#onExit(code));
  }

  #handOver(): void {
    if (this.#process === undefined || !this.#spawned || this.#waiting === undefined) return;
    const { port1, port2 } = this.#options.createChannel();
    this.#process.postMessage({ type: 'connect' }, [port1]);
    this.#waiting(port2);
    this.#waiting = undefined;
  }

  #onExit(code: number): void {
    this.#process = undefined;
    this.#exited?.();
    if (this.#stopping !== undefined) return;
    const livedMs = this.#options.now() - this.#startedAtMs;
    this.#attempt = livedMs >= CALM_MS ? 1 : this.#attempt + 1;
    const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.#attempt - 1));
    this.#options.log.warn('sensors', `process ended with code ${code}, starting again in ${delayMs} ms`);
    this.#options.onRestarting(this.#attempt);
    this.#options.after(delayMs, () => {
      if (this.#stopping === undefined) this.#start();
    });
  }
}

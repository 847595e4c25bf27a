/** One open board: its handle, its driver, and the timer between them. */
import { type ErrorData, toErrorData } from '#core/errors.ts';
import type {
  BoardDriver,
  DriverEvent,
  BoardDriverReading,
  DriverStatus,
  DriverVerdict,
} from './drivers/device-driver.ts';
import type { HidHandle, HidPort } from './hid-port.ts';
import type { SystemClock } from './host-time.ts';

export interface LinkEnd {
  readonly how: 'not-opened' | 'lost' | Exclude<DriverVerdict, 'continue'>;
  readonly error: ErrorData | undefined;
}

export interface BoardLinkOptions {
  readonly port: HidPort;
  readonly path: string;
  readonly driver: BoardDriver;
  readonly clock: SystemClock;
  readonly onReading: (reading: BoardDriverReading) => void;
  readonly onStatus: (status: DriverStatus) => void;
  /** Once, unless `close` came first. The handle may still be closing: see `closed`. */
  readonly onEnd: (end: LinkEnd) => void;
  readonly onProblem: (error: ErrorData) => void;
}

export class BoardLink {
  readonly #options: BoardLinkOptions;
  #handle: HidHandle | undefined;
  #writing: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;
  #ended = false;
  /** Settles when the board is free to be opened again. */
  readonly closed: Promise<void>;
  #resolveClosed: () => void = () => undefined;

  constructor(options: BoardLinkOptions) {
    this.#options = options;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** Never rejects: a failure is an end. */
  async open(): Promise<void> {
    const { port, path } = this.#options;
    try {
      this.#handle = await port.open(path, {
        onReport: (bytes) => this.#step({ type: 'report', hostMs: this.#options.clock.nowMs(), bytes }),
        onError: (error) => this.#end({ how: 'lost', error: toErrorData(error) }),
      });
    } catch (thrown) {
      if (this.#ended) this.#resolveClosed();
      else this.#end({ how: 'not-opened', error: toErrorData(thrown) });
      return;
    }
    if (this.#ended) await this.#release();
    else this.#step({ type: 'opened', hostMs: this.#options.clock.nowMs() });
  }

  recalibrate(): void {
    this.#step({ type: 'recalibrate', hostMs: this.#options.clock.nowMs() });
  }

  close(): Promise<void> {
    if (!this.#ended) {
      this.#stop();
      if (this.#handle !== undefined) void this.#release();
    }
    return this.closed;
  }

  #step(event: DriverEvent): void {
    if (this.#ended) return;
    const output = this.#options.driver.step(event);
    for (const bytes of output.writes) this.#send(bytes);
    for (const reading of output.readings) this.#options.onReading(reading);
    this.#options.onStatus(output.status);
    this.#wakeAt(output.wakeAtMs);
    if (output.verdict !== 'continue') this.#end({ how: output.verdict, error: output.status.error });
  }

  #wakeAt(wakeAtMs: number | undefined): void {
    this.#cancelTimer();
    if (wakeAtMs === undefined) return;
    const { clock } = this.#options;
    const wake = (): void => this.#step({ type: 'timeout', hostMs: clock.nowMs() });
    this.#cancelTimer = clock.after(Math.max(0, wakeAtMs - clock.nowMs()), wake);
  }

  /** One write at a time, in order. One that fails is the driver's to judge: it goes by what the board does. */
  #send(bytes: Uint8Array): void {
    this.#writing = this.#writing
      .then(() => this.#handle?.write(bytes))
      .catch((thrown: unknown) => {
        const reason = toErrorData(thrown).message;
        this.#step({ type: 'write-failed', hostMs: this.#options.clock.nowMs(), reason });
      });
  }

  #end(end: LinkEnd): void {
    if (this.#ended) return;
    this.#stop();
    void this.#release();
    this.#options.onEnd(end);
  }

  #stop(): void {
    this.#ended = true;
    this.#cancelTimer();
  }

  async #release(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      await handle?.close();
    } catch (thrown) {
      this.#options.onProblem(toErrorData(thrown));
    }
    this.#resolveClosed();
  }
}

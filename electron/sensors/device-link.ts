/** One open device: its handle, its driver, and the timer between them. */
import { type ErrorData, toErrorData } from '#core/errors.ts';
import type {
  DeviceDriver,
  DriverEvent,
  DriverOutput,
  DriverStatus,
  DriverVerdict,
} from './drivers/device-driver.ts';
import { reasonOf } from './hid-errors.ts';
import type { HidHandle, HidPort } from './hid-port.ts';
import type { SystemClock } from './host-time.ts';

export interface LinkEnd {
  readonly how: 'not-opened' | 'lost' | Exclude<DriverVerdict, 'continue'>;
  readonly error: ErrorData | undefined;
}

export interface DeviceLinkOptions<Reading, Status extends DriverStatus> {
  readonly port: HidPort;
  readonly path: string;
  readonly clock: SystemClock;
  /** Once, before the device is opened. */
  readonly createDriver: (reportDescriptor: Uint8Array | undefined) => DeviceDriver<Reading, Status>;
  readonly onReading: (reading: Reading) => void;
  readonly onStatus: (status: Status) => void;
  /** The motor was told to run for so long from now, or 0: to stop. */
  readonly onVibration?: (durationMs: number) => void;
  /** Every input report as it came, before the driver sees it. */
  readonly onReport?: (bytes: Uint8Array) => void;
  /** Once, unless `close` came first. The handle may still be closing: see `closed`. */
  readonly onEnd: (end: LinkEnd) => void;
  readonly onProblem: (error: ErrorData) => void;
}

export class DeviceLink<Reading, Status extends DriverStatus> {
  readonly #options: DeviceLinkOptions<Reading, Status>;
  #driver: DeviceDriver<Reading, Status> | undefined;
  #handle: HidHandle | undefined;
  #exchange: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;
  #ended = false;
  /** Settles when the device is free to be opened again. */
  readonly closed: Promise<void>;
  #resolveClosed: () => void = () => undefined;

  constructor(options: DeviceLinkOptions<Reading, Status>) {
    this.#options = options;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** Never rejects: a failure is an end. */
  async open(): Promise<void> {
    const { port, path, createDriver } = this.#options;
    try {
      this.#driver = createDriver(await port.reportDescriptor(path));
      if (this.#ended) return this.#resolveClosed();
      this.#handle = await port.open(path, {
        onReport: (bytes) => this.#report(bytes),
        onError: (error) => this.#end({ how: 'lost', error: toErrorData(error) }),
      });
    } catch (thrown) {
      if (this.#ended) this.#resolveClosed();
      else this.#end({ how: 'not-opened', error: toErrorData(thrown) });
      return;
    }
    if (this.#ended) await this.#release();
    else this.#step({ type: 'opened', hostMs: this.#nowMs() });
  }

  recalibrate(): void {
    this.#step({ type: 'recalibrate', hostMs: this.#nowMs() });
  }

  /** 0 stops it. Nothing happens where there is no motor. */
  vibrate(durationMs: number): void {
    this.#step({ type: 'vibrate', hostMs: this.#nowMs(), durationMs });
  }

  close(): Promise<void> {
    if (!this.#ended) {
      const lastWrites = this.#step({ type: 'closing', hostMs: this.#nowMs() });
      this.#stop();
      if (this.#handle !== undefined) void this.#releaseAfter(lastWrites);
    }
    return this.closed;
  }

  #nowMs(): number {
    return this.#options.clock.nowMs();
  }

  #report(bytes: Uint8Array): void {
    if (this.#ended) return;
    this.#options.onReport?.(bytes);
    this.#step({ type: 'report', hostMs: this.#nowMs(), bytes });
  }

  /** @returns how many reports it sends. */
  #step(event: DriverEvent): number {
    if (this.#ended || this.#driver === undefined) return 0;
    const output = this.#driver.step(event);
    this.#send(output);
    // The status first: it names the sensors that the readings are of.
    this.#options.onStatus(output.status);
    if (output.vibrationMs !== undefined) this.#options.onVibration?.(output.vibrationMs);
    for (const reading of output.readings) this.#options.onReading(reading);
    this.#wakeAt(output.wakeAtMs);
    if (output.verdict !== 'continue') this.#end({ how: output.verdict, error: output.status.error });
    return output.writes.length;
  }

  #wakeAt(wakeAtMs: number | undefined): void {
    this.#cancelTimer();
    if (wakeAtMs === undefined) return;
    const wake = (): void => void this.#step({ type: 'timeout', hostMs: this.#nowMs() });
    this.#cancelTimer = this.#options.clock.after(Math.max(0, wakeAtMs - this.#nowMs()), wake);
  }

  #send(output: DriverOutput<Reading, Status>): void {
    for (const bytes of output.writes) {
      this.#next(
        async (handle) => handle.write(bytes),
        (reason) => ({ type: 'write-failed', hostMs: this.#nowMs(), reason }),
      );
    }
    for (const bytes of output.featureWrites ?? []) {
      this.#next(async (handle) => handle.writeFeature(bytes), this.#featureFailed(bytes[0] ?? 0));
    }
    for (const { reportId, length } of output.featureReads ?? []) {
      this.#next(async (handle) => {
        const bytes = await handle.readFeature(reportId, length);
        this.#step({ type: 'feature', hostMs: this.#nowMs(), bytes });
      }, this.#featureFailed(reportId));
    }
  }

  #featureFailed(reportId: number): (reason: string) => DriverEvent {
    return (reason) => ({ type: 'feature-failed', hostMs: this.#nowMs(), reportId, reason });
  }

  /** One exchange at a time, in order. One that fails is the driver's to judge: it goes by what the device does. */
  #next(exchange: (handle: HidHandle) => Promise<void>, failed: (reason: string) => DriverEvent): void {
    this.#exchange = this.#exchange
      .then(() => (this.#handle === undefined ? undefined : exchange(this.#handle)))
      .catch((thrown: unknown) => void this.#step(failed(reasonOf(thrown))));
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

  /** A motor that runs is told to stop while the handle is still open. */
  async #releaseAfter(lastWrites: number): Promise<void> {
    if (lastWrites > 0) await this.#exchange;
    await this.#release();
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

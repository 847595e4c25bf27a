/** A driver and a fake device on one simulated clock: writes reach the device at once, answers come 10 ms later. */
import type {
  DeviceDriver,
  DriverEvent,
  DriverOutput,
  DriverStatus,
} from '#electron/sensors/drivers/device-driver.ts';

const ANSWER_MS = 10;
const STEP_MS = 1;

/** What the bench needs of a fake device. */
export interface BenchDevice<Measurement> {
  receive(bytes: Uint8Array): Uint8Array[];
  /** A report of what it measures; undefined while it sends none. */
  measure(measurement: Measurement): Uint8Array | undefined;
}

export class DriverBench<Reading, Status extends DriverStatus, Measurement> {
  nowMs = 1000;
  readonly readings: Reading[] = [];
  last: DriverOutput<Reading, Status> | undefined;
  readonly #driver: DeviceDriver<Reading, Status>;
  readonly #device: BenchDevice<Measurement>;
  readonly #intervalMs: number;
  readonly #onTheWay: { readonly atMs: number; readonly bytes: Uint8Array }[] = [];

  /** @param intervalMs between the reports of what the device measures. */
  constructor(driver: DeviceDriver<Reading, Status>, device: BenchDevice<Measurement>, intervalMs = 10) {
    this.#driver = driver;
    this.#device = device;
    this.#intervalMs = intervalMs;
  }

  get output(): DriverOutput<Reading, Status> {
    if (this.last === undefined) throw new Error('The driver has not been stepped');
    return this.last;
  }

  tell(event: DriverEvent): DriverOutput<Reading, Status> {
    const output = this.#driver.step(event);
    this.last = output;
    this.readings.push(...output.readings);
    for (const bytes of output.writes) {
      for (const answer of this.#device.receive(bytes)) this.send(answer);
    }
    return output;
  }

  open(): void {
    this.tell({ type: 'opened', hostMs: this.nowMs });
  }

  send(bytes: Uint8Array): void {
    this.#onTheWay.push({ atMs: this.nowMs + ANSWER_MS, bytes });
  }

  /** Lets time pass; the device measures at its interval when `measurement` is given. */
  run(durationMs: number, measurement?: Measurement): void {
    const endMs = this.nowMs + durationMs;
    while (this.nowMs < endMs) {
      this.nowMs += STEP_MS;
      while (this.#onTheWay[0] !== undefined && this.#onTheWay[0].atMs <= this.nowMs) {
        const bytes = this.#onTheWay.shift()?.bytes ?? new Uint8Array();
        this.tell({ type: 'report', hostMs: this.nowMs, bytes });
      }
      const wakeAtMs = this.last?.wakeAtMs;
      if (wakeAtMs !== undefined && wakeAtMs <= this.nowMs)
        this.tell({ type: 'timeout', hostMs: this.nowMs });
      if (measurement !== undefined && this.nowMs % this.#intervalMs === 0) {
        const report = this.#device.measure(measurement);
        if (report !== undefined) this.tell({ type: 'report', hostMs: this.nowMs, bytes: report });
      }
    }
  }
}

/** A motion driver and a device on one simulated clock: what it asks for comes 5 ms later. */
import type {
  DriverEvent,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
} from '#electron/sensors/drivers/device-driver.ts';
import type { FakeDevice } from './fake-device.ts';

const ANSWER_MS = 5;

export class MotionBench {
  nowMs = 1000;
  readonly readings: MotionDriverReading[] = [];
  /** Features that never come, by number: the answer is lost. */
  readonly ignored = new Set<number>();
  last: MotionDriverOutput | undefined;
  readonly #driver: MotionDriver;
  readonly #device: FakeDevice;
  readonly #onTheWay: { readonly atMs: number; readonly event: DriverEvent }[] = [];

  constructor(driver: MotionDriver, device: FakeDevice) {
    this.#driver = driver;
    this.#device = device;
  }

  get output(): MotionDriverOutput {
    if (this.last === undefined) throw new Error('The driver has not been stepped');
    return this.last;
  }

  tell(event: DriverEvent): MotionDriverOutput {
    const output = this.#driver.step(event);
    this.last = output;
    this.readings.push(...output.readings);
    for (const { reportId } of output.featureReads ?? []) {
      if (this.ignored.has(reportId)) continue;
      const bytes = this.#device.readFeature(reportId);
      const atMs = this.nowMs + ANSWER_MS;
      const event: DriverEvent =
        bytes === undefined
          ? { type: 'feature-failed', hostMs: atMs, reportId, reason: 'No such report' }
          : { type: 'feature', hostMs: atMs, bytes };
      this.#onTheWay.push({ atMs, event });
    }
    return output;
  }

  open(): MotionDriverOutput {
    return this.tell({ type: 'opened', hostMs: this.nowMs });
  }

  hear(bytes: Uint8Array): MotionDriverOutput {
    return this.tell({ type: 'report', hostMs: this.nowMs, bytes });
  }

  /** Lets time pass in steps of 1 ms; the device sends every `intervalMs` what `report` makes. */
  run(durationMs: number, report?: (nowMs: number) => Uint8Array, intervalMs = 4): void {
    const endMs = this.nowMs + durationMs;
    while (this.nowMs < endMs && this.last?.verdict === 'continue') {
      this.nowMs += 1;
      while (this.#onTheWay[0] !== undefined && this.#onTheWay[0].atMs <= this.nowMs) {
        const late = this.#onTheWay.shift();
        if (late !== undefined) this.tell(late.event);
      }
      const wakeAtMs = this.last.wakeAtMs;
      if (wakeAtMs !== undefined && wakeAtMs <= this.nowMs)
        this.tell({ type: 'timeout', hostMs: this.nowMs });
      if (report !== undefined && this.nowMs % intervalMs === 0) this.hear(report(this.nowMs));
    }
  }
}

/**
 * The motor of a controller: one pulse at a time, which ends by itself. The driver whose motor it is has its own reports
 * sent and timed; this adds the two that begin and end a pulse.
 */
import { LONGEST_PULSE_MS } from '#core/contract/sensors.ts';
import type { DriverEvent, MotionDriverOutput } from './device-driver.ts';

export class Motor {
  readonly #report: (isOn: boolean) => Uint8Array;
  #endMs: number | undefined;

  /** @param report The output report that switches it on or off, report ID first. */
  constructor(report: (isOn: boolean) => Uint8Array) {
    this.#report = report;
  }

  get isOn(): boolean {
    return this.#endMs !== undefined;
  }

  /** The driver's output of this event, with what the event means to the motor. A sensor that is not ready keeps still. */
  after(event: DriverEvent, output: MotionDriverOutput): MotionDriverOutput {
    const durationMs = this.#change(event, output.status.state === 'ready');
    const wakesMs = [output.wakeAtMs, this.#endMs].filter((timeMs) => timeMs !== undefined);
    const wakeAtMs = wakesMs.length === 0 ? undefined : Math.min(...wakesMs);
    if (durationMs === undefined) return { ...output, wakeAtMs };
    const writes = [...output.writes, this.#report(durationMs > 0)];
    return { ...output, writes, wakeAtMs, vibrationMs: durationMs };
  }

  /** How long the motor is to run from now, 0 when it is to stop; undefined when nothing changes. */
  #change(event: DriverEvent, isReady: boolean): number | undefined {
    if (event.type === 'vibrate' && event.durationMs > 0 && isReady) {
      const durationMs = Math.min(event.durationMs, LONGEST_PULSE_MS);
      this.#endMs = event.hostMs + durationMs;
      return durationMs;
    }
    const isOver =
      event.type === 'vibrate' || event.type === 'closing' || event.hostMs >= (this.#endMs ?? Infinity);
    if (this.#endMs === undefined || !isOver) return undefined;
    this.#endMs = undefined;
    return 0;
  }
}

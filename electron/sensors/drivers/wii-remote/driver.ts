/**
 * A Wii Remote with MotionPlus, built in or plugged in: initialises, streams motion, watches for silence. The protocol
 * and its sources are in wii-transport/reports.ts and motion-plus.ts, the sensor axes in accelerometer.ts.
 */
import { type Message, message } from '#core/language/message.ts';
import { SampleClock } from '#core/session/hub-sample-clock.ts';
import type { DriverEvent, MotionDriver, MotionDriverOutput, MotionDriverReading } from '../device-driver.ts';
import { Lifecycle } from '../lifecycle.ts';
import { Motor } from '../motor.ts';
import {
  MODE_ACCELEROMETER_EXTENSION_16,
  parseReport,
  reportModeRequest,
  rumbleRequest,
  type WiiReport,
  withRumble,
} from '../wii-transport/reports.ts';
import { initialise } from './initialisation.ts';
import { parseFrame } from './motion-plus.ts';
import type { RemoteMotion } from './remote-motion.ts';

const RATE_HZ = 100;
const REPORT_MS = 1000 / RATE_HZ;
/** Bluetooth holds reports back for a while; beyond this they are gone. A remote counts nothing itself. */
const LONGEST_DELAY_MS = 100;
/** Reports that arrive at once were taken one after the other. */
const SHORTEST_STEP_MS = 2;
/**
 * Left, right, down, up, plus in the first byte; two, one, B, A, minus, home in the second. Bits 5 and 6 of both are of
 * the accelerometer, bit 7 of the first is unknown.
 */
const BUTTONS = 0x1f9f;
/** Raw level of fresh batteries. */
const BATTERY_FULL = 200;

type DataReport = Extract<WiiReport, { type: 'data' }>;
type StatusReport = Extract<WiiReport, { type: 'status' }>;

export class WiiRemoteDriver implements MotionDriver {
  readonly #life = new Lifecycle<WiiReport, RemoteMotion>({
    parseReport,
    initialise,
    resend: () => [reportModeRequest(MODE_ACCELEROMETER_EXTENSION_16)],
  });
  readonly #clock = new SampleClock();
  readonly #motor = new Motor(rumbleRequest);
  #batteryPercent: number | undefined;
  #batteryLow = false;
  #nextModeRequestMs = 0;
  #lastHostMs = -Infinity;
  #lastDeviceMs = -Infinity;
  #received = 0;
  #lost = 0;

  step(event: DriverEvent): MotionDriverOutput {
    const { hostMs } = event;
    const report = this.#life.take(event);
    if (report?.type === 'status') this.#status(report, hostMs);
    // The report that ends the initialisation is already a reading.
    const readings = report?.type === 'data' ? this.#readings(report, hostMs) : [];
    const { status, writes, ...output } = this.#life.output(hostMs);
    const seeksRest = status.state === 'ready' && this.#life.device?.seeksRest === true;
    return this.#motor.after(event, {
      ...output,
      writes: this.#motor.isOn ? writes.map(withRumble) : writes,
      readings,
      status: {
        ...status,
        ...(seeksRest ? { state: 'initialising' } : {}),
        warnings: this.#warnings(),
        trackers: [
          {
            tracker: '',
            name: message('device.wii-remote-motion-plus'),
            kind: 'motion',
            axes: 6,
            nominalRateHz: RATE_HZ,
            received: this.#received,
            lost: this.#lost,
            ...(this.#batteryPercent === undefined ? {} : { batteryPercent: this.#batteryPercent }),
          },
        ],
      },
    });
  }

  #status({ battery, batteryLow, extensionPresent }: StatusReport, hostMs: number): void {
    this.#batteryLow = batteryLow;
    if (battery !== undefined) {
      this.#batteryPercent = Math.min(100, Math.round((100 * battery) / BATTERY_FULL));
    }
    if (this.#life.device === undefined) return;
    // After any status report the remote sends no data until the mode is set again.
    if (extensionPresent) this.#requestMode(hostMs);
    else this.#life.initialise(hostMs);
  }

  #readings({ accelerometer, extension, buttons }: DataReport, hostMs: number): MotionDriverReading[] {
    const remote = this.#life.device;
    if (remote === undefined) return [];
    // The system's own driver may have chosen a mode without motion.
    if (accelerometer === undefined || extension.length === 0) {
      if (hostMs >= this.#nextModeRequestMs) this.#requestMode(hostMs);
      return [];
    }
    const frame = parseFrame(extension);
    if (frame === undefined) return [];
    this.#life.noteReport(hostMs);
    const deviceMs = this.#sampleTimeMs(hostMs);
    const motion = remote.take(frame, accelerometer, buttons);
    if (motion === undefined) return [];
    this.#received += 1;
    const button = (buttons & BUTTONS) !== 0;
    return [{ kind: 'motion', tracker: '', hostMs, deviceMs, ...motion, button }];
  }

  /** A remote has no clock that it tells: when it took a sample, the arrivals of many say. */
  #sampleTimeMs(hostMs: number): number {
    const silentMs = hostMs - this.#lastHostMs;
    if (silentMs > LONGEST_DELAY_MS && silentMs < Infinity)
      this.#lost += Math.round(silentMs / REPORT_MS) - 1;
    this.#lastHostMs = hostMs;
    this.#lastDeviceMs = Math.max(this.#clock.sampleTimeMs(hostMs), this.#lastDeviceMs + SHORTEST_STEP_MS);
    return this.#lastDeviceMs;
  }

  #requestMode(hostMs: number): void {
    this.#nextModeRequestMs = hostMs + LONGEST_DELAY_MS;
    this.#life.send(reportModeRequest(MODE_ACCELEROMETER_EXTENSION_16));
  }

  #warnings(): Message[] {
    const warnings = this.#life.device?.warnings ?? [];
    return this.#batteryLow ? [...warnings, message('warning.wii-remote.battery-low')] : warnings;
  }
}

/**
 * A Wii Remote with MotionPlus, built in or plugged in: initialises, streams motion, watches for silence. The protocol
 * and its sources are in wii-transport/reports.ts and motion-plus.ts, the sensor axes in accelerometer.ts.
 */
import { SampleClock } from '#core/session/hub-sample-clock.ts';
import { Conversation } from '../conversation.ts';
import type {
  DriverEvent,
  DriverVerdict,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
} from '../device-driver.ts';
import type { Refusal } from '../refusal.ts';
import { SilenceWatch } from '../silence-watch.ts';
import {
  MODE_ACCELEROMETER_EXTENSION_16,
  parseReport,
  reportModeRequest,
  type WiiReport,
} from '../wii-transport/reports.ts';
import { initialise, type Outcome } from './initialisation.ts';
import { parseFrame } from './motion-plus.ts';
import { RemoteMotion } from './remote-motion.ts';

const RATE_HZ = 100;
const REPORT_MS = 1000 / RATE_HZ;
/** Bluetooth holds reports back for a while; beyond this they are gone. A remote counts nothing itself. */
const LONGEST_DELAY_MS = 100;
/** Reports that arrive at once were taken one after the other. */
const SHORTEST_STEP_MS = 2;
/** Raw level of fresh batteries. */
const BATTERY_FULL = 200;

type Phase =
  | { readonly name: 'initialising'; readonly conversation: Conversation<WiiReport, Outcome> }
  | { readonly name: 'streaming'; readonly motion: RemoteMotion }
  | { readonly name: 'ended'; readonly refusal: Refusal | undefined };

export class WiiRemoteDriver implements MotionDriver {
  readonly #clock = new SampleClock();
  readonly #silence = new SilenceWatch();
  #phase: Phase = { name: 'ended', refusal: undefined };
  #writes: Uint8Array[] = [];
  #readings: MotionDriverReading[] = [];
  #verdict: DriverVerdict = 'continue';
  #writeFailure: string | undefined;
  #batteryPercent: number | undefined;
  #batteryLow = false;
  #nextModeRequestMs = 0;
  #lastSampleMs = -Infinity;
  #lastDeviceMs = -Infinity;
  #received = 0;
  #lost = 0;

  step(event: DriverEvent): MotionDriverOutput {
    this.#writes = [];
    this.#readings = [];
    switch (event.type) {
      case 'opened':
      case 'recalibrate':
        this.#initialise(event.hostMs);
        break;
      case 'report':
        this.#report(event.bytes, event.hostMs);
        break;
      case 'timeout':
        this.#timeout(event.hostMs);
        break;
      case 'write-failed':
        this.#writeFailure = event.reason;
        break;
      case 'feature':
      case 'feature-failed':
        break;
    }
    return this.#output(event.hostMs);
  }

  #initialise(hostMs: number): void {
    const conversation = new Conversation(initialise(() => this.#writeFailure));
    this.#phase = { name: 'initialising', conversation };
    this.#verdict = 'continue';
    this.#writes.push(...conversation.begin(hostMs));
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const report = parseReport(bytes);
    if (report === undefined || this.#phase.name === 'ended') return;
    if (report.type === 'status') this.#battery(report);
    if (this.#phase.name === 'initialising') {
      this.#follow(this.#phase.conversation, this.#phase.conversation.report(report, hostMs), hostMs);
    }
    // The report that ends the initialisation is already a reading.
    this.#stream(report, hostMs);
  }

  #battery({ battery, batteryLow }: Extract<WiiReport, { type: 'status' }>): void {
    this.#batteryLow = batteryLow;
    if (battery !== undefined)
      this.#batteryPercent = Math.min(100, Math.round((100 * battery) / BATTERY_FULL));
  }

  #follow(
    conversation: Conversation<WiiReport, Outcome>,
    writes: readonly Uint8Array[],
    hostMs: number,
  ): void {
    this.#writes.push(...writes);
    const outcome = conversation.result;
    if (outcome?.type === 'refused') this.#end(outcome.refusal);
    if (outcome?.type !== 'ready') return;
    this.#phase = { name: 'streaming', motion: new RemoteMotion(outcome) };
    this.#silence.heard(hostMs);
  }

  #stream(report: WiiReport, hostMs: number): void {
    if (this.#phase.name !== 'streaming') return;
    if (report.type === 'status') {
      // After any status report the remote sends no data until the mode is set again.
      if (report.extensionPresent) this.#requestMode(hostMs);
      else this.#initialise(hostMs);
    } else if (report.type === 'data') {
      this.#data(report, hostMs, this.#phase.motion);
    }
  }

  #data(
    { accelerometer, extension, buttons }: Extract<WiiReport, { type: 'data' }>,
    hostMs: number,
    remote: RemoteMotion,
  ): void {
    // The system's own driver may have chosen a mode without motion.
    if (accelerometer === undefined || extension.length === 0) {
      if (hostMs >= this.#nextModeRequestMs) this.#requestMode(hostMs);
      return;
    }
    const frame = parseFrame(extension);
    if (frame === undefined) return;
    this.#silence.heard(hostMs);
    const deviceMs = this.#sampleTimeMs(hostMs);
    const motion = remote.take(frame, accelerometer, buttons);
    if (motion === undefined) return;
    this.#received += 1;
    this.#readings.push({ kind: 'motion', tracker: '', hostMs, deviceMs, ...motion });
  }

  /** A remote has no clock that it tells: when it took a sample, the arrivals of many say. */
  #sampleTimeMs(hostMs: number): number {
    const silentMs = hostMs - this.#lastSampleMs;
    if (silentMs > LONGEST_DELAY_MS && silentMs < Infinity)
      this.#lost += Math.round(silentMs / REPORT_MS) - 1;
    this.#lastSampleMs = hostMs;
    this.#lastDeviceMs = Math.max(this.#clock.sampleTimeMs(hostMs), this.#lastDeviceMs + SHORTEST_STEP_MS);
    return this.#lastDeviceMs;
  }

  #requestMode(hostMs: number): void {
    this.#nextModeRequestMs = hostMs + LONGEST_DELAY_MS;
    this.#writes.push(reportModeRequest(MODE_ACCELEROMETER_EXTENSION_16));
  }

  #timeout(hostMs: number): void {
    const phase = this.#phase;
    if (phase.name === 'initialising') {
      this.#follow(phase.conversation, phase.conversation.timeout(hostMs), hostMs);
    } else if (phase.name === 'streaming') {
      const judgement = this.#silence.judge(hostMs);
      if (judgement === 'resend') this.#requestMode(hostMs);
      if (judgement !== 'reopen') return;
      this.#phase = { name: 'ended', refusal: undefined };
      this.#verdict = 'reopen';
    }
  }

  #end(refusal: Refusal): void {
    this.#phase = { name: 'ended', refusal };
    this.#verdict = refusal.verdict;
  }

  #output(hostMs: number): MotionDriverOutput {
    return {
      writes: this.#writes,
      readings: this.#readings,
      wakeAtMs: this.#wakeAtMs(),
      verdict: this.#verdict,
      status: {
        state: this.#state(hostMs),
        warnings: this.#warnings(),
        trackers: [
          {
            tracker: '',
            name: 'Wii Remote with MotionPlus',
            kind: 'motion',
            axes: 6,
            nominalRateHz: RATE_HZ,
            received: this.#received,
            lost: this.#lost,
            ...(this.#batteryPercent === undefined ? {} : { batteryPercent: this.#batteryPercent }),
          },
        ],
        ...(this.#phase.name === 'ended' && this.#phase.refusal ? { error: this.#phase.refusal.error } : {}),
      },
    };
  }

  #wakeAtMs(): number | undefined {
    if (this.#phase.name === 'ended') return undefined;
    return this.#phase.name === 'streaming' ? this.#silence.wakeAtMs : this.#phase.conversation.deadlineMs;
  }

  #state(hostMs: number): MotionDriverOutput['status']['state'] {
    const phase = this.#phase;
    if (phase.name === 'ended') return phase.refusal === undefined ? 'silent' : 'failed';
    if (phase.name === 'initialising') return 'initialising';
    if (this.#silence.silent(hostMs)) return 'silent';
    return phase.motion.seeksRest ? 'initialising' : 'ready';
  }

  #warnings(): string[] {
    const warnings = this.#phase.name === 'streaming' ? this.#phase.motion.warnings : [];
    if (this.#batteryLow) warnings.push('The batteries of the Wii Remote are nearly empty.');
    return warnings;
  }
}

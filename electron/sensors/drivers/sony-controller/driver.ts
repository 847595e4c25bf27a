/**
 * One of Sony's controllers as a motion sensor: reads its calibration, streams readings, watches for silence. Reading
 * the calibration is also what makes a controller on Bluetooth send its sensors at all.
 *
 * Axes: the controller lies flat before you as it is held, sticks up, shoulder buttons away from you. x points to the
 * right, y up, z towards you; turns are positive anticlockwise, seen from the arrow's tip. These are the axes of its own
 * reports and of SDL, which passes them on unchanged.
 */
import { type Message, message } from '#core/language/message.ts';
import type {
  DriverEvent,
  FeatureRead,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
} from '../device-driver.ts';
import { DamageWatch } from '../damage-watch.ts';
import { Motor } from '../motor.ts';
import type { DeviceUnusable } from '../device-unusable.ts';
import { SilenceWatch } from '../silence-watch.ts';
import { type Calibration, NOMINAL_CALIBRATION } from './calibration.ts';
import { CalibrationRequest } from './calibration-request.ts';
import type { ControllerModel, SensorReport, Transport } from './model.ts';
import { arrivesDamaged, sendsButtonsOnly } from './unusable.ts';
import { parseReport } from './reports.ts';
import { SensorStream } from './sensor-stream.ts';

/** USB sends at once, 250 times a second; by then it shows how the controller is connected. */
const LISTEN_MS = 150;

type Phase =
  | { readonly name: 'listening'; readonly untilMs: number }
  | { readonly name: 'calibrating'; readonly request: CalibrationRequest }
  | { readonly name: 'streaming' }
  /** An adapter waits for its controller. */
  | { readonly name: 'absent' }
  | { readonly name: 'ended'; readonly unusable: DeviceUnusable | undefined };

export class SonyControllerDriver implements MotionDriver {
  readonly #model: ControllerModel;
  readonly #stream: SensorStream;
  readonly #damage = new DamageWatch();
  readonly #silence = new SilenceWatch();
  readonly #motor: Motor | undefined;
  #motorReports = 0;
  #phase: Phase = { name: 'ended', unusable: undefined };
  #transport: Transport | undefined;
  #calibration: Calibration = NOMINAL_CALIBRATION;
  /** What came instead of sensors since they were last heard. */
  #instead: 'simple' | 'damaged' | undefined;
  #failure: string | undefined;
  #featureReads: FeatureRead[] = [];
  #readings: MotionDriverReading[] = [];

  constructor(model: ControllerModel) {
    this.#model = model;
    this.#stream = new SensorStream(model);
    const { motorReport } = model;
    this.#motor =
      motorReport && new Motor((isOn) => motorReport(this.#transport ?? 'usb', this.#motorReports++, isOn));
  }

  step(event: DriverEvent): MotionDriverOutput {
    this.#featureReads = [];
    this.#readings = [];
    switch (event.type) {
      case 'opened':
        this.#phase = { name: 'listening', untilMs: event.hostMs + LISTEN_MS };
        break;
      case 'recalibrate':
        this.#calibrate(event.hostMs);
        break;
      case 'report':
        this.#report(event.bytes, event.hostMs);
        break;
      case 'feature':
        this.#feature(event.bytes, event.hostMs);
        break;
      case 'feature-failed':
        this.#failure = event.reason;
        if (this.#phase.name === 'calibrating') this.#phase.request.failed(event.reportId, event.hostMs);
        break;
      case 'timeout':
        this.#timeout(event.hostMs);
        break;
      case 'write-failed':
      case 'vibrate':
      case 'closing':
        break;
    }
    const output = this.#output(event.hostMs);
    return this.#motor?.after(event, output) ?? output;
  }

  #calibrate(hostMs: number): void {
    const request = this.#newRequest();
    this.#phase = { name: 'calibrating', request };
    this.#featureReads.push(...request.next(hostMs));
  }

  /** Silence on opening is taken for Bluetooth: there a controller speaks when something changes. */
  #newRequest(): CalibrationRequest {
    const transport = this.#transport ?? 'bluetooth';
    return new CalibrationRequest(this.#model.calibrationReports[transport], transport);
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const report = parseReport(this.#model, bytes);
    if (report === undefined || this.#phase.name === 'ended') return;
    switch (report.type) {
      case 'absent':
        this.#phase = { name: 'absent' };
        break;
      case 'simple':
        this.#instead = 'simple';
        break;
      case 'damaged':
        this.#instead = 'damaged';
        this.#damage.push(true);
        break;
      case 'sensors':
        if (report.transport === 'bluetooth') this.#damage.push(false);
        this.#sensors(report, report.transport, hostMs);
        break;
    }
  }

  #sensors(report: SensorReport, transport: Transport, hostMs: number): void {
    const phase = this.#phase.name;
    const asksWrongly = phase === 'calibrating' && transport !== (this.#transport ?? 'bluetooth');
    this.#transport = transport;
    if (phase === 'listening' || phase === 'absent' || asksWrongly) this.#calibrate(hostMs);
    if (phase !== 'streaming') return;
    this.#noteReport(hostMs);
    const reading = this.#stream.read(report, this.#calibration, hostMs);
    if (reading !== undefined) this.#readings.push(reading);
  }

  #noteReport(hostMs: number): void {
    this.#silence.noteReport(hostMs);
    this.#instead = undefined;
  }

  #feature(bytes: Uint8Array, hostMs: number): void {
    if (this.#phase.name !== 'calibrating') return;
    this.#phase.request.answered(bytes, hostMs);
    if (this.#phase.request.latest.isWhole) this.#beginStream(this.#phase.request.latest, hostMs);
  }

  #beginStream(calibration: Calibration, hostMs: number): void {
    this.#calibration = calibration;
    this.#phase = { name: 'streaming' };
    this.#noteReport(hostMs);
  }

  #timeout(hostMs: number): void {
    const phase = this.#phase;
    if (phase.name === 'listening' && hostMs >= phase.untilMs) this.#calibrate(hostMs);
    if (phase.name === 'calibrating' && hostMs >= phase.request.deadlineMs) {
      if (phase.request.isExhausted) this.#beginStream(phase.request.latest, hostMs);
      else this.#featureReads.push(...phase.request.next(hostMs));
    }
    if (phase.name === 'streaming') this.#watch(hostMs);
  }

  #watch(hostMs: number): void {
    const judgement = this.#silence.judge(hostMs);
    if (judgement === 'reopen') this.#phase = { name: 'ended', unusable: this.#unusable() };
    // A controller that lost its connection and came back sends its sensors only when it is asked again.
    if (judgement === 'resend') this.#featureReads.push(...this.#newRequest().next(hostMs));
  }

  /** Undefined when it said nothing at all. */
  #unusable(): DeviceUnusable | undefined {
    if (this.#instead === 'simple') return sendsButtonsOnly(this.#model.name, this.#failure);
    if (this.#instead === 'damaged') return arrivesDamaged(this.#model.name);
    return undefined;
  }

  #output(hostMs: number): MotionDriverOutput {
    const unusable = this.#phase.name === 'ended' ? this.#phase.unusable : undefined;
    const silentVerdict = this.#phase.name === 'ended' ? 'reopen' : 'continue';
    return {
      writes: [],
      featureReads: this.#featureReads,
      readings: this.#readings,
      wakeAtMs: this.#wakeAtMs(),
      verdict: unusable?.verdict ?? silentVerdict,
      status: {
        state: this.#state(hostMs),
        warnings: this.#warnings(),
        trackers: [this.#stream.tracker],
        ...(unusable === undefined ? {} : { error: unusable.error }),
      },
    };
  }

  #wakeAtMs(): number | undefined {
    const phase = this.#phase;
    if (phase.name === 'listening') return phase.untilMs;
    if (phase.name === 'calibrating') return phase.request.deadlineMs;
    return phase.name === 'streaming' ? this.#silence.wakeAtMs : undefined;
  }

  #state(hostMs: number): MotionDriverOutput['status']['state'] {
    switch (this.#phase.name) {
      case 'listening':
      case 'calibrating':
        return 'initialising';
      case 'streaming':
        return this.#silence.silent(hostMs) ? 'silent' : 'ready';
      case 'absent':
        return 'silent';
      case 'ended':
        return this.#phase.unusable === undefined ? 'silent' : 'failed';
    }
  }

  #warnings(): Message[] {
    const warnings = this.#stream.warnings;
    if (this.#phase.name === 'absent') {
      warnings.push(message('warning.sony.absent'));
    }
    if (this.#phase.name === 'streaming' && !this.#calibration.isWhole) {
      warnings.push(message('warning.sony.uncalibrated'));
    }
    const { extent } = this.#damage;
    if (extent !== undefined) warnings.push(message('warning.sony.damaged', extent));
    return warnings;
  }
}

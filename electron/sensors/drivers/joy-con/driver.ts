/**
 * Nintendo's Joy-Con (L) and (R), over Bluetooth or in the charging grip, and Pro Controller: initialises, streams
 * motion, watches for silence. The protocol and its sources are in reports.ts, the sensor axes in calibration.ts.
 */
import { Conversation } from '../conversation.ts';
import type {
  DeviceFacts,
  DriverEvent,
  DriverVerdict,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
  TrackerStatus,
} from '../device-driver.ts';
import type { Refusal } from '../refusal.ts';
import { SilenceWatch } from '../silence-watch.ts';
import { motionOf } from './calibration.ts';
import { initialise, type Outcome, type ReadyController } from './initialisation.ts';
import { CHARGING_GRIP, type ControllerModel, modelOf, nameOf } from './models.ts';
import { ReportClock } from './report-clock.ts';
import {
  isBlank,
  type JoyConReport,
  parseReport,
  SAMPLES_PER_REPORT,
  SubcommandRequests,
} from './reports.ts';

/** Three samples every 15 ms. */
const NOMINAL_RATE_HZ = 200;
const NEARLY_EMPTY_PERCENT = 25;

type Phase =
  | { readonly name: 'initialising'; readonly conversation: Conversation<JoyConReport, Outcome> }
  | { readonly name: 'streaming' }
  | { readonly name: 'ended'; readonly refusal: Refusal | undefined };

export class JoyConDriver implements MotionDriver {
  readonly #facts: Pick<DeviceFacts, 'productId'>;
  readonly #model: ControllerModel;
  readonly #requests = new SubcommandRequests();
  readonly #clock = new ReportClock(SAMPLES_PER_REPORT);
  readonly #silence = new SilenceWatch();
  #phase: Phase = { name: 'ended', refusal: undefined };
  #controller: ReadyController | undefined;
  #writes: Uint8Array[] = [];
  #readings: MotionDriverReading[] = [];
  #verdict: DriverVerdict = 'continue';
  #writeFailure: string | undefined;
  #battery: { readonly batteryPercent: number; readonly charging: boolean } | undefined;
  #received = 0;
  #lost = 0;

  constructor(facts: Pick<DeviceFacts, 'productId'>) {
    this.#facts = facts;
    this.#model = modelOf(facts.productId);
  }

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
    const conversation = new Conversation(initialise(this.#model, this.#requests, () => this.#writeFailure));
    this.#phase = { name: 'initialising', conversation };
    this.#verdict = 'continue';
    this.#writes.push(...conversation.begin(hostMs));
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const report = parseReport(bytes);
    if (report === undefined || this.#phase.name === 'ended') return;
    if (report.type === 'full' || report.type === 'reply') {
      const { batteryPercent, charging } = report;
      this.#battery = { batteryPercent, charging };
    }
    if (this.#phase.name === 'initialising') {
      this.#follow(this.#phase.conversation, this.#phase.conversation.report(report, hostMs), hostMs);
    }
    // The report that ends the initialisation is already a reading.
    if (report.type === 'full') this.#stream(report, hostMs);
  }

  #follow(
    conversation: Conversation<JoyConReport, Outcome>,
    writes: readonly Uint8Array[],
    hostMs: number,
  ): void {
    this.#writes.push(...writes);
    const outcome = conversation.result;
    if (outcome?.type === 'refused') this.#end(outcome.refusal);
    if (outcome?.type !== 'ready') return;
    this.#controller = outcome;
    this.#phase = { name: 'streaming' };
    this.#silence.heard(hostMs);
  }

  #stream(report: Extract<JoyConReport, { type: 'full' }>, hostMs: number): void {
    if (this.#phase.name !== 'streaming' || this.#controller === undefined) return;
    const { calibration } = this.#controller;
    const { deviceMs, sampleMs, lostReports } = this.#clock.advance(report.timer, hostMs);
    this.#lost += lostReports * SAMPLES_PER_REPORT;
    report.samples.forEach((sample, index) => {
      if (isBlank(sample)) return;
      this.#readings.push({
        kind: 'motion',
        tracker: '',
        hostMs,
        deviceMs: deviceMs - (report.samples.length - 1 - index) * sampleMs,
        ...motionOf(sample, calibration, this.#side ?? 'left'),
      });
    });
    this.#received += this.#readings.length;
    if (this.#readings.length > 0) this.#silence.heard(hostMs);
  }

  #timeout(hostMs: number): void {
    const phase = this.#phase;
    if (phase.name === 'initialising') {
      this.#follow(phase.conversation, phase.conversation.timeout(hostMs), hostMs);
    } else if (phase.name === 'streaming') {
      const judgement = this.#silence.judge(hostMs);
      if (judgement === 'resend') this.#writes.push(this.#requests.motionOn(), this.#requests.fullMode());
      if (judgement !== 'reopen') return;
      this.#phase = { name: 'ended', refusal: undefined };
      this.#verdict = 'reopen';
    }
  }

  #end(refusal: Refusal): void {
    this.#phase = { name: 'ended', refusal };
    this.#verdict = refusal.verdict;
  }

  /** What the controller says it is counts before its product number: grips have one of their own. */
  get #side(): ControllerModel['side'] {
    return this.#controller?.side ?? this.#model.side;
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
        trackers: [this.#tracker()],
        ...(this.#phase.name === 'ended' && this.#phase.refusal ? { error: this.#phase.refusal.error } : {}),
      },
    };
  }

  #tracker(): TrackerStatus {
    const side = this.#side;
    const address = this.#controller?.address;
    return {
      tracker: '',
      name: side === undefined ? this.#model.name : nameOf(side),
      kind: 'motion',
      axes: 6,
      nominalRateHz: NOMINAL_RATE_HZ,
      received: this.#received,
      lost: this.#lost,
      ...this.#battery,
      // A grip is the same whichever Joy-Con is in it.
      ...(this.#facts.productId === CHARGING_GRIP && address !== undefined ? { serial: address } : {}),
    };
  }

  #wakeAtMs(): number | undefined {
    if (this.#phase.name === 'ended') return undefined;
    return this.#phase.name === 'streaming' ? this.#silence.wakeAtMs : this.#phase.conversation.deadlineMs;
  }

  #state(hostMs: number): MotionDriverOutput['status']['state'] {
    if (this.#phase.name === 'initialising') return 'initialising';
    if (this.#phase.name === 'ended') return this.#phase.refusal === undefined ? 'silent' : 'failed';
    return this.#silence.silent(hostMs) ? 'silent' : 'ready';
  }

  #warnings(): string[] {
    const warnings: string[] = [];
    if (this.#controller?.calibratedBy === 'nobody') {
      warnings.push(
        'The controller does not give out its calibration: its angles may be several degrees off.',
      );
    }
    const { batteryPercent = 100, charging = false } = this.#battery ?? {};
    if (batteryPercent <= NEARLY_EMPTY_PERCENT && !charging) {
      warnings.push('The battery of the controller is nearly empty: charge it.');
    }
    return warnings;
  }
}

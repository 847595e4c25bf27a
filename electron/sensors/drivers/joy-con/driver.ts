/**
 * Nintendo's Joy-Con (L) and (R), over Bluetooth or in the charging grip, and Pro Controller: initialises, streams
 * motion, watches for silence. The protocol and its sources are in reports.ts, the sensor axes in calibration.ts.
 */
import { type Message, message } from '#core/language/message.ts';
import type {
  DeviceFacts,
  DriverEvent,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
  TrackerStatus,
} from '../device-driver.ts';
import { Lifecycle } from '../lifecycle.ts';
import { Motor } from '../motor.ts';
import { motionOf } from './calibration.ts';
import { initialise, type ReadyController } from './initialisation.ts';
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

export class JoyConDriver implements MotionDriver {
  readonly #isGrip: boolean;
  readonly #model: ControllerModel;
  readonly #requests = new SubcommandRequests();
  readonly #motor = new Motor((isOn) => this.#requests.rumble(isOn));
  readonly #clock = new ReportClock(SAMPLES_PER_REPORT);
  readonly #life: Lifecycle<JoyConReport, ReadyController>;
  /** What was last learnt of it. */
  #controller: ReadyController | undefined;
  #battery: { readonly batteryPercent: number; readonly charging: boolean } | undefined;
  #received = 0;
  #lost = 0;

  constructor({ productId }: Pick<DeviceFacts, 'productId'>) {
    this.#isGrip = productId === CHARGING_GRIP;
    this.#model = modelOf(productId);
    this.#life = new Lifecycle({
      parseReport,
      initialise: (writeFailure) => initialise(this.#model, this.#requests, writeFailure),
      resend: () => [this.#requests.motionOn(), this.#requests.fullMode()],
    });
  }

  step(event: DriverEvent): MotionDriverOutput {
    const report = this.#life.take(event);
    this.#controller = this.#life.device ?? this.#controller;
    if (report?.type === 'full' || report?.type === 'reply') {
      this.#battery = { batteryPercent: report.batteryPercent, charging: report.charging };
    }
    // The report that ends the initialisation is already a reading.
    const readings = report?.type === 'full' ? this.#readings(report, event.hostMs) : [];
    const { status, ...output } = this.#life.output(event.hostMs);
    return this.#motor.after(event, {
      ...output,
      readings,
      status: { ...status, warnings: this.#warnings(), trackers: [this.#tracker()] },
    });
  }

  #readings(report: Extract<JoyConReport, { type: 'full' }>, hostMs: number): MotionDriverReading[] {
    const controller = this.#life.device;
    if (controller === undefined) return [];
    const { deviceMs, sampleMs, lostReports } = this.#clock.advance(report.timer, hostMs);
    const readings = report.samples.flatMap((sample, index): MotionDriverReading[] => {
      if (isBlank(sample)) return [];
      const takenMs = deviceMs - (report.samples.length - 1 - index) * sampleMs;
      const motion = motionOf(sample, controller.calibration, this.#side ?? 'left');
      return [{ kind: 'motion', tracker: '', hostMs, deviceMs: takenMs, ...motion, button: report.button }];
    });
    this.#lost += lostReports * SAMPLES_PER_REPORT;
    this.#received += readings.length;
    if (readings.length > 0) this.#life.noteReport(hostMs);
    return readings;
  }

  /** What the controller says it is counts before its product number: grips have one of their own. */
  get #side(): ControllerModel['side'] {
    return this.#controller?.side ?? this.#model.side;
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
      ...(this.#isGrip && address !== undefined ? { serial: address } : {}),
    };
  }

  #warnings(): Message[] {
    const warnings: Message[] = [];
    if (this.#controller?.calibratedBy === 'nobody') {
      warnings.push(message('warning.joy-con.uncalibrated'));
    }
    const { batteryPercent = 100, charging = false } = this.#battery ?? {};
    if (batteryPercent <= NEARLY_EMPTY_PERCENT && !charging) {
      warnings.push(message('warning.joy-con.battery-low'));
    }
    return warnings;
  }
}

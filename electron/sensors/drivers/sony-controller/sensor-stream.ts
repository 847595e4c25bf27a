/** From a controller's raw reports to readings in SI units on one time scale, and what is to be said of the stream. */
import { type Message, message } from '#core/language/message.ts';
import type { MotionDriverReading, TrackerStatus } from '../device-driver.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { DeviceClock } from './device-clock.ts';
import { LossCounter } from './loss-counter.ts';
import type { Battery, ControllerModel, SensorReport } from './model.ts';

const LOW_BATTERY_PERCENT = 15;

export class SensorStream {
  readonly #model: ControllerModel;
  readonly #clock: DeviceClock;
  readonly #losses = new LossCounter();
  #battery: Battery | undefined;
  #received = 0;

  constructor(model: ControllerModel) {
    this.#model = model;
    this.#clock = new DeviceClock(model.clock);
  }

  /** Undefined for a sample that was read before: some connections are faster than the sensors. */
  read(report: SensorReport, calibration: Calibration, hostMs: number): MotionDriverReading | undefined {
    this.#battery = this.#model.batteryOf(report.status);
    const time = this.#clock.advance(report.ticks, hostMs);
    if (time === undefined) return undefined;
    if (time.stepMs > 0) this.#losses.push(time.stepMs);
    this.#received += 1;
    const sample = calibrated(report, calibration);
    return { kind: 'motion', tracker: '', hostMs, deviceMs: time.deviceMs, ...sample, button: report.button };
  }

  get tracker(): TrackerStatus {
    const { percent, charging } = this.#battery ?? {};
    return {
      tracker: '',
      name: this.#model.name,
      kind: 'motion',
      axes: 6,
      nominalRateHz: this.#model.nominalRateHz,
      received: this.#received,
      lost: this.#losses.lost,
      ...(percent === undefined ? {} : { batteryPercent: percent }),
      ...(charging === undefined ? {} : { charging }),
    };
  }

  get warnings(): Message[] {
    const { percent = 100, charging = false } = this.#battery ?? {};
    const warnings: Message[] = [];
    if (this.#clock.isStopped) {
      warnings.push(message('warning.sony.clock-still'));
    }
    if (percent <= LOW_BATTERY_PERCENT && !charging) {
      warnings.push(message('warning.sony.battery-low'));
    }
    return warnings;
  }
}

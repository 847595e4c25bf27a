/** Motion sensors as the hub knows them: attached with their role before their first reading, detached when they go. */
import { recordedDeviceName } from '#core/contract/device-name.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { BoardRegistry } from './board-registry.ts';
import type { MotionDriverReading, MotionDriverStatus } from './drivers/device-driver.ts';
import type { SystemClock } from './host-time.ts';
import type { KnownSensor, Tracker } from './known-sensor.ts';
import { ReportStatistics } from './report-statistics.ts';
import { assignmentOf, type Assignments } from './sensor-assignments.ts';

export interface SensorAttachmentsOptions {
  readonly clock: SystemClock;
  readonly registry: BoardRegistry;
  readonly push: (input: HubInput) => void;
  /** The statuses have changed in more than their rates. */
  readonly onChange: () => void;
}

export class SensorAttachments {
  readonly #options: SensorAttachmentsOptions;
  #assignments: Assignments = {};
  /** Who spoke last for a slot: one sensor may be heard through two devices, as by two receivers. */
  readonly #speakers = new Map<number, Tracker>();

  constructor(options: SensorAttachmentsOptions) {
    this.#options = options;
  }

  get assignments(): Assignments {
    return this.#assignments;
  }

  /** Sensors whose place has changed are attached again under the same slot. */
  assign(assignments: Assignments, sensors: readonly KnownSensor[]): void {
    this.#assignments = assignments;
    for (const sensor of sensors) {
      for (const tracker of sensor.trackers.values()) this.#attachAgain(tracker);
    }
  }

  /** What the driver tells of the sensors behind its device. */
  tell(sensor: KnownSensor, { trackers }: MotionDriverStatus): void {
    for (const told of trackers) {
      const replaced = sensor.told(told, (serial) => this.#options.registry.slotOf(serial));
      if (replaced !== undefined) this.#detach(replaced);
    }
  }

  /** Nothing of a sensor that the driver has not told of. */
  read(sensor: KnownSensor, reading: MotionDriverReading): void {
    const tracker = sensor.trackers.get(reading.tracker);
    if (tracker === undefined) return;
    const speaker = this.#speakers.get(tracker.slot);
    tracker.isElsewhere = speaker !== tracker && speaker?.attachedAs !== undefined;
    if (tracker.isElsewhere) return;
    if (speaker !== undefined && speaker !== tracker) speaker.isElsewhere = true;
    if (tracker.attachedAs === undefined) {
      tracker.statistics = new ReportStatistics();
      this.#attach(tracker);
    }
    tracker.statistics.add(reading.hostMs);
    this.#options.push(hubInputOf(reading, tracker.slot));
  }

  /** The motor of a device shakes every sensor in it. */
  vibrates(sensor: KnownSensor, durationMs: number): void {
    for (const { attachedAs, slot } of sensor.trackers.values()) {
      if (attachedAs === undefined) continue;
      this.#options.push({ type: 'vibration', slot, hostMs: this.#options.clock.nowMs(), durationMs });
    }
  }

  detach(sensor: KnownSensor): void {
    for (const tracker of sensor.trackers.values()) this.#detach(tracker);
  }

  #attach(tracker: Tracker): void {
    const { told, slot, serial } = tracker;
    const { role, axes } = assignmentOf(this.#assignments, serial, told.axes);
    tracker.attachedAs = { role, axes };
    this.#speakers.set(slot, tracker);
    this.#options.push({
      type: 'sensor-attached',
      slot,
      hostMs: this.#options.clock.nowMs(),
      source: 'hid',
      kind: told.kind,
      role,
      axes,
      nominalRateHz: told.nominalRateHz,
      model: recordedDeviceName(told.name),
      serial,
    });
    this.#options.onChange();
  }

  #attachAgain(tracker: Tracker): void {
    const { attachedAs, serial, told } = tracker;
    const { role, axes } = assignmentOf(this.#assignments, serial, told.axes);
    if (attachedAs !== undefined && (attachedAs.role !== role || attachedAs.axes !== axes))
      this.#attach(tracker);
  }

  #detach(tracker: Tracker): void {
    if (tracker.attachedAs === undefined) return;
    tracker.attachedAs = undefined;
    this.#options.push({ type: 'detached', slot: tracker.slot, hostMs: this.#options.clock.nowMs() });
  }
}

function hubInputOf(reading: MotionDriverReading, slot: number): HubInput {
  const { hostMs, deviceMs } = reading;
  switch (reading.kind) {
    case 'motion': {
      const { gyroRadS, accMS2, magUt, button } = reading;
      return { type: 'motion', slot, hostMs, deviceMs, gyroRadS, accMS2, magUt, button };
    }
    case 'orientation': {
      const { quaternion, button } = reading;
      return { type: 'orientation', slot, hostMs, deviceMs, quaternion, button };
    }
    case 'tilt':
      return { type: 'tilt', slot, hostMs, tiltMlDeg: reading.tiltMlDeg, tiltApDeg: reading.tiltApDeg };
  }
}

/** One device with motion sensors that the manager knows of: its row, its link, and the sensors behind it. */
import type { DeviceStatus, MotionStatus, SensorAssignment } from '#core/contract/sensors.ts';
import { profileKey } from '#core/contract/device-profile.ts';
import type { DeviceLink } from './device-link.ts';
import type { SeenDevice } from './device-scanner.ts';
import type { MotionRow } from './devices.ts';
import type { MotionDriverReading, MotionDriverStatus, TrackerStatus } from './drivers/device-driver.ts';
import { KnownDevice } from './known-device.ts';
import { ReportStatistics } from './report-statistics.ts';
import { assignmentOf, type Assignments } from './sensor-assignments.ts';

/** A sensor that says nothing for so long while its device goes on is switched off or out of reach. */
const SILENT_AFTER_MS = 1000;

/** One sensor behind a device. */
export interface Tracker {
  readonly serial: string;
  readonly slot: number;
  told: TrackerStatus;
  statistics: ReportStatistics;
  /** As the hub knows it; undefined while it is not attached. */
  attachedAs: SensorAssignment | undefined;
  /** The same sensor speaks through another device, to which it belongs then. */
  isElsewhere: boolean;
}

export class KnownSensor extends KnownDevice<MotionDriverStatus> {
  readonly row: MotionRow;
  /** Also in the table of boards: only its driver tells which it is. */
  readonly mayBeBoard: boolean;
  link: DeviceLink<MotionDriverReading, MotionDriverStatus> | undefined;
  /** Opened again without one reading since: the next silence counts as a failure. */
  reopening = false;
  readonly trackers = new Map<string, Tracker>();
  readonly #profileKey: string;

  constructor({ serial, info, board }: SeenDevice, row: MotionRow) {
    super(serial);
    this.row = row;
    this.mayBeBoard = board !== undefined;
    this.#profileKey = profileKey(info.vendorId, info.productId);
  }

  /** Undefined where no profile is gone by. */
  get profileKey(): string | undefined {
    return this.row.isLearnable === true ? this.#profileKey : undefined;
  }

  /** Whether the serial number is that of a sensor behind the device, as far as is known. */
  has(serial: string): boolean {
    if (serial === this.serial || serial.startsWith(`${this.serial}/`)) return true;
    return [...this.trackers.values()].some((tracker) => tracker.serial === serial);
  }

  /**
   * Takes what the driver tells of a sensor. One that is new, or has another serial number than before, gets the slot
   * of its serial number. @returns the sensor whose place it took.
   */
  told(told: TrackerStatus, slotOf: (serial: string) => number): Tracker | undefined {
    const { tracker: id, serial: own } = told;
    const serial = own ?? (id === '' ? this.serial : `${this.serial}/${id}`);
    const before = this.trackers.get(id);
    if (before?.serial === serial) {
      before.told = told;
      return undefined;
    }
    const statistics = new ReportStatistics();
    this.trackers.set(id, {
      serial,
      slot: slotOf(serial),
      told,
      statistics,
      attachedAs: undefined,
      isElsewhere: false,
    });
    return before;
  }

  /** One for each sensor behind it, or one for the device as long as none is known. */
  statuses(assignments: Assignments, nowMs: number): DeviceStatus[] {
    if (this.trackers.size === 0) return [this.#deviceStatus(assignments)];
    return [...this.trackers.values()]
      .filter(({ isElsewhere }) => !isElsewhere)
      .map((tracker) => this.#trackerStatus(tracker, assignments, nowMs));
  }

  #deviceStatus(assignments: Assignments): DeviceStatus {
    const { row, serial } = this;
    const { role } = assignmentOf(assignments, serial);
    return {
      ...this.#common(),
      serial,
      model: this.info?.product ?? row.name,
      state: this.state,
      inUse: false,
      rateHz: 0,
      gaps: 0,
      longestGapMs: 0,
      motion: { ...this.#facts(), kind: row.kind, role, axes: 6, hasMagnetometer: false, lossPercent: 0 },
    };
  }

  #trackerStatus(tracker: Tracker, assignments: Assignments, nowMs: number): DeviceStatus {
    const { serial, told, statistics } = tracker;
    const { role, axes } = assignmentOf(assignments, serial, told.axes);
    const { batteryPercent, charging, signalDbm, received, lost } = told;
    const motion: MotionStatus = {
      ...this.#facts(),
      kind: told.kind,
      role,
      axes,
      hasMagnetometer: told.axes === 9,
      lossPercent: lost > 0 ? (100 * lost) / (received + lost) : 0,
      ...(batteryPercent === undefined ? {} : { batteryPercent }),
      ...(charging === undefined ? {} : { charging }),
      ...(signalDbm === undefined ? {} : { signalDbm }),
    };
    const isSilent = this.state === 'ready' && statistics.silenceMs(nowMs) >= SILENT_AFTER_MS;
    return {
      ...this.#common(),
      serial,
      model: told.name,
      state: isSilent ? 'silent' : this.state,
      inUse: tracker.attachedAs !== undefined && role !== 'none',
      rateHz: statistics.rateHz(nowMs),
      gaps: statistics.gaps,
      longestGapMs: statistics.longestGapMs,
      motion,
    };
  }

  #common(): Pick<DeviceStatus, 'kind' | 'source' | 'warnings' | 'error'> {
    const { error, driver } = this;
    const warnings = driver?.warnings ?? [];
    return { kind: 'motion', source: 'hid', warnings, ...(error === undefined ? {} : { error }) };
  }

  /** What is known of it whether it is open or not. */
  #facts(): Pick<MotionStatus, 'canVibrate' | 'profileKey' | 'needsProfile'> {
    const key = this.profileKey;
    const needsProfile = this.driver?.needsProfile;
    return {
      canVibrate: this.row.canVibrate === true,
      ...(key === undefined ? {} : { profileKey: key }),
      ...(needsProfile === undefined ? {} : { needsProfile }),
    };
  }
}

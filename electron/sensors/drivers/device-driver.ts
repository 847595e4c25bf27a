/**
 * What every device's driver is: a state machine that is told what happened and says what to do. It does no input or
 * output and has no clock, so a test, a recording or a real device can drive it alike.
 */
import type { DeviceName } from '#core/contract/device-name.ts';
import type { DeviceProfile } from '#core/contract/device-profile.ts';
import type { CellLoadsKg, SensorKind } from '#core/contract/reading.ts';
import type { ErrorData } from '#core/errors.ts';
import type { Quaternion, Vector3 } from '#core/imu/quaternion.ts';
import type { Message } from '#core/language/message.ts';

/** `hostMs` is the host's monotonic clock; it never goes back from one event to the next. */
export type DriverEvent =
  | { readonly type: 'opened'; readonly hostMs: number }
  /** One input report, report ID first. */
  | { readonly type: 'report'; readonly hostMs: number; readonly bytes: Uint8Array }
  /** The moment asked for by `wakeAtMs` has come. */
  | { readonly type: 'timeout'; readonly hostMs: number }
  /** A feature report that was asked for, report ID first. */
  | { readonly type: 'feature'; readonly hostMs: number; readonly bytes: Uint8Array }
  /** A feature report could not be sent, or the one that was asked for does not come. */
  | {
      readonly type: 'feature-failed';
      readonly hostMs: number;
      readonly reportId: number;
      readonly reason: string;
    }
  | { readonly type: 'write-failed'; readonly hostMs: number; readonly reason: string }
  /** Read the calibration and initialise again. */
  | { readonly type: 'recalibrate'; readonly hostMs: number }
  /** Run the motor for so long, 150 ms at most; 0: stop it. */
  | { readonly type: 'vibrate'; readonly hostMs: number; readonly durationMs: number }
  /** The last event: what is written now still goes out. */
  | { readonly type: 'closing'; readonly hostMs: number };

export interface BoardDriverReading extends CellLoadsKg {
  readonly hostMs: number;
  readonly button: boolean;
}

/**
 * What a motion sensor's driver read. `tracker` names one of several sensors behind one device; '' is the only one.
 * `deviceMs` is the sensor's own clock, unwrapped. Axes are the sensor's own, right-handed. `button`: any of its buttons
 * is held, as of the report; of a sensor without buttons, false.
 */
interface TrackerReading {
  readonly tracker: string;
  readonly hostMs: number;
  readonly deviceMs: number;
}

export type MotionDriverReading =
  | (TrackerReading & {
      readonly kind: 'motion';
      readonly gyroRadS: Vector3;
      /** At rest it points up, 9.81 m/s2. */
      readonly accMS2: Vector3;
      readonly magUt?: Vector3;
      readonly button: boolean;
    })
  /** Sensor to earth, z up. */
  | (TrackerReading & {
      readonly kind: 'orientation';
      readonly quaternion: Quaternion;
      readonly button: boolean;
    })
  | (TrackerReading & { readonly kind: 'tilt'; readonly tiltMlDeg: number; readonly tiltApDeg: number });

export interface DriverStatus {
  readonly state: 'initialising' | 'ready' | 'silent' | 'failed';
  readonly batteryBars?: number;
  readonly temperatureC?: number;
  readonly warnings: readonly Message[];
  readonly error?: ErrorData;
}

/** What should become of the connection: `reopen` now, `retry-later` after a pause, `give-up` until it is replugged. */
export type DriverVerdict = 'continue' | 'reopen' | 'retry-later' | 'give-up';

/** One of the sensors behind a device. */
export interface TrackerStatus {
  readonly tracker: string;
  readonly name: DeviceName;
  /** A serial number of its own, where several sensors share a device; otherwise the device's counts. */
  readonly serial?: string;
  readonly kind: SensorKind;
  /** 9 when it has a magnetometer. */
  readonly axes: 6 | 9;
  readonly nominalRateHz: number;
  readonly batteryPercent?: number;
  readonly charging?: boolean;
  /** Samples received and missed since it was opened, by its own counter or clock. */
  readonly received: number;
  readonly lost: number;
  readonly signalDbm?: number;
}

export interface MotionDriverStatus extends DriverStatus {
  readonly trackers: readonly TrackerStatus[];
  /** Its reports are not understood: a person must tilt it once, so that it can be learnt. */
  readonly needsProfile?: boolean;
}

export interface FeatureRead {
  readonly reportId: number;
  /** Bytes, the report ID included. */
  readonly length: number;
}

export interface DriverOutput<Reading, Status extends DriverStatus> {
  /** Output reports to send in this order, report ID first. */
  readonly writes: readonly Uint8Array[];
  /** Feature reports to send, then to ask for, after the writes: each read is answered with an event. */
  readonly featureWrites?: readonly Uint8Array[];
  readonly featureReads?: readonly FeatureRead[];
  readonly readings: readonly Reading[];
  /** The motor was told to run for so long from now, or 0: to stop. */
  readonly vibrationMs?: number;
  readonly status: Status;
  /** When to send a `timeout` unless another event comes first; replaces that of the step before. */
  readonly wakeAtMs: number | undefined;
  readonly verdict: DriverVerdict;
}

export interface DeviceDriver<Reading, Status extends DriverStatus> {
  /** Never throws, whatever bytes come. */
  step(event: DriverEvent): DriverOutput<Reading, Status>;
}

export type BoardDriver = DeviceDriver<BoardDriverReading, DriverStatus>;
export type BoardDriverOutput = DriverOutput<BoardDriverReading, DriverStatus>;
export type MotionDriver = DeviceDriver<MotionDriverReading, MotionDriverStatus>;
export type MotionDriverOutput = DriverOutput<MotionDriverReading, MotionDriverStatus>;

/** What a driver may need to know of its device before the first report. */
export interface DeviceFacts {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string | undefined;
  readonly serialNumber: string | undefined;
  /** HID report descriptor, where the system tells it. */
  readonly reportDescriptor: Uint8Array | undefined;
  /** What was learnt of devices of this vendor and product. */
  readonly profile: DeviceProfile | undefined;
}

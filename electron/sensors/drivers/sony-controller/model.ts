/** What differs from one of Sony's controllers to the next; all else they share. */
import type { Vector3 } from '#core/imu/quaternion.ts';

export type Transport = 'usb' | 'bluetooth';

/** Raw counts. */
export interface SensorReport {
  readonly gyro: Vector3;
  readonly acc: Vector3;
  /** The controller's clock; wraps around. */
  readonly ticks: number;
  readonly status: number;
  /** Any button is held. */
  readonly button: boolean;
}

export interface Battery {
  readonly percent: number | undefined;
  readonly charging: boolean;
}

export interface ControllerModel {
  readonly name: string;
  readonly nominalRateHz: number;
  /** Where things stand in the report that USB carries, 0x01 of 64 bytes. */
  readonly offsets: {
    readonly gyro: number;
    readonly acc: number;
    readonly clock: number;
    readonly status: number;
    readonly buttons: number;
  };
  /** Which bits of the third byte of buttons are buttons; the first two are alike on all (reports.ts). */
  readonly thirdButtonMask: number;
  /** The report that Bluetooth carries: the same, later by so many bytes, and a checksum at the end. */
  readonly bluetooth: { readonly reportId: number; readonly shift: number };
  readonly clock: { readonly bits: 16 | 32; readonly tickMs: number };
  /** The feature reports that hold the calibration, asked for in this order until one answers well. */
  readonly calibrationReports: Readonly<Record<Transport, readonly number[]>>;
  readonly batteryOf: (status: number) => Battery;
  /** What switches its motors on or off; left out where they are not used. */
  readonly motorReport?: (transport: Transport, sequence: number, isOn: boolean) => Uint8Array;
  /** For an adapter: the bit of the USB report that says that no controller is connected to it. */
  readonly absence?: { readonly offset: number; readonly mask: number };
}

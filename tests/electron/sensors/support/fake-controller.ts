/** A DualShock 4 or DualSense as the system sees it: bytes in, bytes out, after the published layouts. */
import { crc32 } from 'node:zlib';
import { hex } from './board-registers.ts';
import type { FakeDevice, FakeIdentity } from './fake-device.ts';

/** Raw counts. */
export interface ControllerSample {
  readonly gyro: readonly [number, number, number];
  readonly acc: readonly [number, number, number];
  readonly ticks: number;
  /** 95 % and no cable, unless told otherwise. */
  readonly status?: number;
  /** Three bytes; none is pressed, unless told otherwise. */
  readonly buttons?: readonly [number, number, number];
}

export const NO_BUTTONS = [0x08, 0, 0] as const;

interface Layout {
  readonly productId: number;
  /** Where the sample stands in a report on USB. */
  readonly gyro: number;
  readonly acc: number;
  readonly clock: number;
  readonly clockBytes: number;
  readonly status: number;
  readonly buttons: number;
  readonly bluetoothId: number;
  readonly bluetoothShift: number;
}

export const DUALSHOCK_4: Layout = {
  productId: 0x05c4,
  clock: 10,
  clockBytes: 2,
  gyro: 13,
  acc: 19,
  status: 30,
  buttons: 5,
  bluetoothId: 0x11,
  bluetoothShift: 2,
};

export const DUALSENSE: Layout = {
  productId: 0x0ce6,
  gyro: 16,
  acc: 22,
  clock: 28,
  clockBytes: 4,
  status: 53,
  buttons: 8,
  bluetoothId: 0x31,
  bluetoothShift: 1,
};

/** Of real controllers; where they come from is in calibration.test.ts. */
export const CALIBRATIONS = {
  dualShock4Usb: hex(
    '02 1e 00 05 00 e2 ff f2 22 4f dd be 22 4d dd 8d 22 39 dd 1c 02 1c 02 e3 1f 8b df 8c 1e b4 de 30 20 71 e0 10 00',
  ),
  dualShock4Bluetooth: hex(
    '05 1e 00 05 00 e2 ff f2 22 be 22 8d 22 4f dd 4d dd 39 dd 1c 02 1c 02 e3 1f 8b df 8c 1e b4 de 30 20 71 e0 10 00 ca fc 64 4d',
  ),
  dualSenseUsb: hex(
    '05 00 00 ff ff fc ff 7d 22 83 dd 7f 22 7c dd 9a 22 61 dd 1c 02 1c 02 09 20 df df c5 1f c7 df f4 1f ef df 04 00 00 00 00 00',
  ),
} as const;

export interface FakeControllerOptions {
  readonly transport: 'usb' | 'bluetooth';
  readonly features: readonly Uint8Array[];
  readonly identity?: Partial<FakeIdentity>;
}

/** Much shortened: a game pad with numbered reports, and feature reports 2 and 5. */
const REPORT_DESCRIPTOR = hex(
  '05 01 09 05 a1 01 85 01 09 30 15 00 26 ff 00 75 08 95 3f 81 02 06 00 ff 85 02 09 24 95 24 b1 02 85 05 09 33 95 28 b1 02 c0',
);

export class FakeController implements FakeDevice {
  readonly identity: FakeIdentity;
  /** Numbers of the feature reports that were asked for, in order. */
  readonly asked: number[] = [];
  /** Output reports, in order. */
  readonly written: Uint8Array[] = [];
  readonly features = new Map<number, Uint8Array>();
  readonly #layout: Layout;
  readonly #transport: 'usb' | 'bluetooth';
  /** On Bluetooth it sends its sensors only once a feature report was read. */
  isAwake: boolean;

  constructor(layout: Layout, { transport, features, identity }: FakeControllerOptions) {
    this.#layout = layout;
    this.#transport = transport;
    this.isAwake = transport === 'usb';
    for (const feature of features) this.features.set(feature[0] ?? 0, feature);
    this.identity = {
      vendorId: 0x054c,
      productId: layout.productId,
      product: 'Wireless Controller',
      bus: transport,
      reportDescriptor: REPORT_DESCRIPTOR,
      usages: [0x0001_0005],
      ...identity,
    };
  }

  receive(bytes: Uint8Array): Uint8Array[] {
    this.written.push(bytes);
    return [];
  }

  readFeature(reportId: number): Uint8Array | undefined {
    this.asked.push(reportId);
    const feature = this.features.get(reportId);
    if (feature !== undefined) this.isAwake = true;
    return feature;
  }

  writeFeature(): boolean {
    return false;
  }

  report(sample: ControllerSample): Uint8Array {
    return this.isAwake ? sensorReport(this.#layout, this.#transport, sample) : simpleReport();
  }
}

/** Sticks, buttons and triggers alone. */
export function simpleReport(): Uint8Array {
  return hex('01 81 82 7f 7f 08 00 30 00 00');
}

export function sensorReport(
  layout: Layout,
  transport: 'usb' | 'bluetooth',
  { gyro, acc, ticks, status = 0x09, buttons = NO_BUTTONS }: ControllerSample,
): Uint8Array {
  const shift = transport === 'usb' ? 0 : layout.bluetoothShift;
  const bytes = new Uint8Array(transport === 'usb' ? 64 : 78);
  bytes[0] = transport === 'usb' ? 0x01 : layout.bluetoothId;
  const view = new DataView(bytes.buffer);
  for (const axis of [0, 1, 2] as const) {
    view.setInt16(layout.gyro + shift + 2 * axis, gyro[axis], true);
    view.setInt16(layout.acc + shift + 2 * axis, acc[axis], true);
  }
  if (layout.clockBytes === 2) view.setUint16(layout.clock + shift, ticks % 2 ** 16, true);
  else view.setUint32(layout.clock + shift, ticks % 2 ** 32, true);
  bytes[layout.status + shift] = status;
  bytes.set(buttons, layout.buttons + shift);
  if (transport === 'bluetooth')
    view.setUint32(74, crc32(Uint8Array.of(0xa1, ...bytes.subarray(0, 74))), true);
  return bytes;
}

/** With the checksum that a feature report carries over Bluetooth. */
export function withFeatureChecksum(bytes: Uint8Array): Uint8Array {
  const signed = Uint8Array.from(bytes);
  const end = signed.length - 4;
  const checksum = crc32(Uint8Array.of(0xa3, ...signed.subarray(0, end)));
  new DataView(signed.buffer).setUint32(end, checksum, true);
  return signed;
}

/**
 * Input reports of Sony's controllers, told apart by number and length. Layouts: Linux hid-playstation.c, checked
 * against captures of both controllers over Bluetooth.
 *
 * A system may pad a report to the longest one that the controller declares (Windows does), so only the lengths of the
 * 64 bytes on USB and of at least 78 on Bluetooth say something.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { checksumIsRight, INPUT_SEED } from './checksum.ts';
import type { ControllerModel, SensorReport, Transport } from './model.ts';

const PLAIN_REPORT = 0x01;
const USB_BYTES = 64;
const BLUETOOTH_BYTES = 78;
const DIRECTION = 0x0f;
const NO_DIRECTION = 8;

export type ControllerReport =
  | ({ readonly type: 'sensors'; readonly transport: Transport } & SensorReport)
  /** Buttons and sticks alone: what Bluetooth carries until a feature report is read. */
  | { readonly type: 'simple' }
  /** The checksum is wrong. */
  | { readonly type: 'damaged' }
  /** An adapter without a controller. */
  | { readonly type: 'absent' };

/** Undefined for a report that no such controller sends. */
export function parseReport(model: ControllerModel, bytes: Uint8Array): ControllerReport | undefined {
  if (bytes[0] === PLAIN_REPORT) {
    if (bytes.length !== USB_BYTES) return { type: 'simple' };
    if (isAbsent(model, bytes)) return { type: 'absent' };
    return sensorsAt(model, bytes, 'usb', 0);
  }
  const { reportId, shift } = model.bluetooth;
  if (bytes[0] !== reportId || bytes.length < BLUETOOTH_BYTES) return undefined;
  const report = bytes.subarray(0, BLUETOOTH_BYTES);
  if (!checksumIsRight(INPUT_SEED, report)) return { type: 'damaged' };
  return sensorsAt(model, report, 'bluetooth', shift);
}

function isAbsent({ absence }: ControllerModel, bytes: Uint8Array): boolean {
  return absence !== undefined && ((bytes[absence.offset] ?? 0) & absence.mask) !== 0;
}

function sensorsAt(
  { offsets, clock, thirdButtonMask }: ControllerModel,
  bytes: Uint8Array,
  transport: Transport,
  shift: number,
): ControllerReport {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = offsets.clock + shift;
  return {
    type: 'sensors',
    transport,
    gyro: vectorAt(view, offsets.gyro + shift),
    acc: vectorAt(view, offsets.acc + shift),
    ticks: clock.bits === 16 ? view.getUint16(at, true) : view.getUint32(at, true),
    status: view.getUint8(offsets.status + shift),
    button: isPressed(bytes.subarray(offsets.buttons + shift), thirdButtonMask),
  };
}

/**
 * | byte | bits 0 to 3                                     | bits 4 to 7                              |
 * |------|-------------------------------------------------|------------------------------------------|
 * | 0    | direction: 0 to 7 clockwise from up, 8 for none | square, cross, circle, triangle          |
 * | 1    | L1, R1, L2, R2                                  | share or create, options, L stick, R stick |
 * | 2    | PS, touchpad pressed in, then by model          | by model                                 |
 */
function isPressed([first = NO_DIRECTION, second = 0, third = 0]: Uint8Array, thirdMask: number): boolean {
  const isDirection = (first & DIRECTION) < NO_DIRECTION;
  return isDirection || (first & ~DIRECTION) !== 0 || second !== 0 || (third & thirdMask) !== 0;
}

function vectorAt(view: DataView, at: number): Vector3 {
  return [view.getInt16(at, true), view.getInt16(at + 2, true), view.getInt16(at + 4, true)];
}

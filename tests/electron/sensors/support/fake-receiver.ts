/** SlimeVR's receiver as the system sees it, and the packets of trackers, after the published layouts. */
import { hex } from './board-registers.ts';
import { SimpleDevice } from './fake-device.ts';

/** The receiver's own: one report of 64 bytes without a number. */
const REPORT_DESCRIPTOR = hex('05 01 09 00 a1 01 09 00 75 08 95 40 81 02 c0');

export class FakeReceiver extends SimpleDevice {
  constructor(productId = 0x7690) {
    super({
      vendorId: 0x1209,
      productId,
      product: 'SlimeNRF Receiver',
      bus: 'usb',
      reportDescriptor: REPORT_DESCRIPTOR,
      usages: [0x0001_0000],
    });
  }
}

/** Four packets; what is missing is filled up with the address of tracker 0, as the receiver does. */
export function receiverReport(...packets: readonly Uint8Array[]): Uint8Array {
  const report = new Uint8Array(64);
  for (let slot = 0; slot < 4; slot++) report.set(packets[slot] ?? addressPacket(0), slot * 16);
  return report;
}

/** @param quaternion w, x, y, z. */
export function quaternionPacket(
  id: number,
  quaternion: readonly [number, number, number, number],
  type: 1 | 4 = 1,
): Uint8Array {
  const [w, x, y, z] = quaternion;
  const packet = new Uint8Array(16);
  packet.set([type, id]);
  const view = new DataView(packet.buffer);
  for (const [index, part] of [x, y, z, w].entries()) {
    view.setInt16(2 + 2 * index, Math.min(32_767, Math.round(part * 32_768)), true);
  }
  // Gravity where it is not: whoever took it for tilt would be wrong by 90 degrees.
  view.setInt16(10, Math.round(9.81 * 128), true);
  return packet;
}

/** Byte by byte: type 2 or 7 with a quaternion in four bytes. */
export function packedPacket(
  type: 2 | 7,
  id: number,
  bits: Uint8Array,
  head: readonly number[] = [],
): Uint8Array {
  const packet = new Uint8Array(16);
  packet.set([type, id, ...head]);
  packet.set(bits, 5);
  packet[15] = 57;
  return packet;
}

export function infoPacket(
  id: number,
  { battery = 0x80 | 80, voltage = 150, magnetometer = 0, rssi = 52 } = {},
): Uint8Array {
  return Uint8Array.of(0, id, battery, voltage, 128, 1, 3, 0, 18, magnetometer, 0x6a, 0x0b, 0, 5, 1, rssi);
}

export function linkPacket(id: number, received: number, lost: number, serverStatus = 1): Uint8Array {
  return Uint8Array.of(3, id, serverStatus, 0, received, lost, 90, 1, 0, 0, 0, 0, 0, 0, 0, 61);
}

/** Type 6: the button alone. */
export function buttonPacket(id: number, presses: number): Uint8Array {
  return Uint8Array.of(6, id, presses, 0xff, 0xff, ...new Uint8Array(10), 70);
}

export function runtimePacket(id: number, microseconds: bigint): Uint8Array {
  const packet = new Uint8Array(16);
  packet.set([5, id]);
  new DataView(packet.buffer).setBigUint64(2, BigInt.asUintN(64, microseconds), true);
  return packet;
}

/** The address ends in the tracker's number. */
export function addressPacket(id: number): Uint8Array {
  return Uint8Array.of(255, id, id, 0x0f, 0x2a, 0xc1, 0x5d, 0xe8, 0, 0, 0, 0, 0, 0, 0, 0);
}

/** As SlimeVR's server writes it. */
export function addressOf(id: number): string {
  return `E85DC12A0F${id.toString(16).padStart(2, '0').toUpperCase()}`;
}

/**
 * The packets of SlimeVR's receivers and of trackers on a cable: a report without a number is 64 bytes and holds four
 * packets of 16. Layouts and scales: SlimeVR-Tracker-nRF-Receiver src/hid.c, SlimeVR-Tracker-nRF
 * src/connection/connection.c, SlimeVR-Server HIDCommon.kt. Everything is little-endian; byte 0 is the type, byte 1 the
 * tracker's number.
 *
 *     0  info     2 battery  3 voltage  9 magnetometer  15 signal
 *     1           2 quaternion x y z w, 8 bytes  10 acceleration
 *     2           2 battery  3 voltage  5 quaternion, 4 bytes  9 acceleration  15 signal
 *     3  link     2 server's status  4 packets received  5 packets lost  15 signal
 *     4           2 quaternion x y z w, 8 bytes  10 magnetic field
 *     5           2 remaining time, us, 8 bytes
 *     6           2 button  3 time to sleep  15 signal
 *     7           2 button  3 time to sleep  5 quaternion, 4 bytes  9 acceleration  15 signal
 *     255         2 the tracker's address, 6 bytes; from the receiver
 *
 * A quaternion turns vectors from the tracker to an earth whose z points up, as Keel's does. SlimeVR's server turns it
 * by -90 degrees about x, because its own earth has y up. The acceleration is left alone: in most firmware gravity is
 * already taken out of it, so it says nothing about tilt.
 *
 * The button is a number of presses. Trackers may be set to keep it to themselves, for restarting and calibrating.
 */
import type { Quaternion } from '#core/imu/quaternion.ts';

export interface TrackerPacket {
  readonly id: number;
  /** Sensor to earth, z up; its length is not quite 1. */
  readonly quaternion?: Quaternion;
  readonly battery?: { readonly percent: number; readonly charging: boolean };
  /** The magnetometer takes part in the orientation. */
  readonly usesMagnetometer?: boolean;
  /** Told for a second after the button was let go; how many times it was pressed makes no difference here. */
  readonly button?: boolean;
  readonly signalDbm?: number;
  /** Of the radio, up to this packet. */
  readonly link?: { readonly received: number; readonly lost: number; readonly isFaulty: boolean };
  /** Until the battery is empty. */
  readonly remainingMinutes?: number;
  /** As SlimeVR's server writes it. */
  readonly address?: string;
}

const PACKET_BYTES = 16;
const PRECISE_SCALE = 1 / 32_768;
const MAGNETOMETER_IN_USE = 2;
const SENSOR_FAULT = 3;
/** A tracker on its charger says a voltage that a battery does not have. */
const CHARGING_V = 4.305;
const MICROSECONDS_PER_MINUTE = 60e6;
/** Longer than any battery lasts: -1 stands for unknown. */
const LONGEST_RUNTIME_MINUTES = 60 * 24 * 365;

/** Undefined when the bytes are no whole packets. Packets of unknown types are left out. */
export function parsePackets(bytes: Uint8Array): TrackerPacket[] | undefined {
  if (bytes.length === 0 || bytes.length % PACKET_BYTES > 0) return undefined;
  const packets: TrackerPacket[] = [];
  for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
    const packet = parsePacket(new DataView(bytes.buffer, bytes.byteOffset + at, PACKET_BYTES));
    if (packet !== undefined) packets.push(packet);
  }
  return packets;
}

function parsePacket(view: DataView): TrackerPacket | undefined {
  const id = view.getUint8(1);
  const signalDbm = -view.getUint8(15);
  switch (view.getUint8(0)) {
    case 0: {
      const usesMagnetometer = view.getUint8(9) === MAGNETOMETER_IN_USE;
      return { id, ...batteryAt(view, 2), usesMagnetometer, signalDbm };
    }
    case 1:
    case 4:
      return { id, quaternion: preciseQuaternion(view) };
    case 2:
      return { id, ...batteryAt(view, 2), quaternion: packedQuaternion(view.getUint32(5, true)), signalDbm };
    case 3:
      return { id, link: linkOf(view), signalDbm };
    case 5:
      return { id, ...runtimeOf(view) };
    case 6:
      return { id, ...buttonOf(view), signalDbm };
    case 7:
      return { id, ...buttonOf(view), quaternion: packedQuaternion(view.getUint32(5, true)), signalDbm };
    case 255:
      return { id, ...addressOf(view) };
    default:
      return undefined;
  }
}

function preciseQuaternion(view: DataView): Quaternion {
  const part = (at: number): number => view.getInt16(at, true) * PRECISE_SCALE;
  return [part(8), part(2), part(4), part(6)];
}

/** An exponential map in 10, 11 and 11 bits (Reynolds 2017, "Quaternion quantization"). */
function packedQuaternion(bits: number): Quaternion {
  const x = ((bits & 1023) / 1024) * 2 - 1;
  const y = (((bits >>> 10) & 2047) / 2048) * 2 - 1;
  const z = ((bits >>> 21) / 2048) * 2 - 1;
  const squared = x * x + y * y + z * z;
  const inverse = 1 / Math.sqrt(squared + 1e-6);
  const halfAngle = (Math.PI / 2) * squared * inverse;
  const scale = Math.sin(halfAngle) * inverse;
  return [Math.cos(halfAngle), scale * x, scale * y, scale * z];
}

/** The highest bit says that there is a battery; all bits, that it is full. */
function batteryAt(view: DataView, at: number): Pick<TrackerPacket, 'battery'> {
  const level = view.getUint8(at);
  if (level === 0) return {};
  const volts = (view.getUint8(at + 1) + 245) / 100;
  return { battery: { percent: Math.min(level & 0x7f, 100), charging: volts >= CHARGING_V } };
}

function buttonOf(view: DataView): Pick<TrackerPacket, 'button'> {
  return { button: view.getUint8(2) !== 0 };
}

function linkOf(view: DataView): NonNullable<TrackerPacket['link']> {
  const isFaulty = view.getUint8(2) === SENSOR_FAULT;
  return { received: view.getUint8(4), lost: view.getUint8(5), isFaulty };
}

function runtimeOf(view: DataView): Pick<TrackerPacket, 'remainingMinutes'> {
  const remainingMinutes = Number(view.getBigUint64(2, true)) / MICROSECONDS_PER_MINUTE;
  // 0 on the charger.
  return remainingMinutes > 0 && remainingMinutes < LONGEST_RUNTIME_MINUTES ? { remainingMinutes } : {};
}

function addressOf(view: DataView): Pick<TrackerPacket, 'address'> {
  const bytes = Array.from({ length: 6 }, (_, index) => view.getUint8(7 - index));
  if (bytes.every((byte) => byte === 0)) return {};
  return {
    address: bytes
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase(),
  };
}

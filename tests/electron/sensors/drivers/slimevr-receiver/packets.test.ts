import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norm, type Quaternion, rotate } from '#core/imu/quaternion.ts';
import { parsePackets, type TrackerPacket } from '#electron/sensors/drivers/slimevr-receiver/packets.ts';
import { hex } from '../../support/board-registers.ts';
import {
  addressPacket,
  buttonPacket,
  infoPacket,
  linkPacket,
  packedPacket,
  quaternionPacket,
  receiverReport,
  runtimePacket,
} from '../../support/fake-receiver.ts';

function only(bytes: Uint8Array): TrackerPacket {
  const [packet, ...more] = parsePackets(bytes) ?? [];
  if (packet === undefined || more.length > 0) throw new Error('Not one packet');
  return packet;
}

function expectQuaternion(packet: TrackerPacket, expected: Quaternion): void {
  for (const [index, part] of expected.entries()) expect(packet.quaternion?.[index]).toBeCloseTo(part, 7);
}

describe('packets', () => {
  it('type 1: a quaternion in x, y, z, w', () => {
    const packet = only(hex('01 05 00 00 00 00 82 5a 82 5a 00 00 00 00 e7 04'));
    expect(packet.id).toBe(5);
    expectQuaternion(packet, [0.70709228515625, 0, 0, 0.70709228515625]);
    expect(packet).not.toHaveProperty('signalDbm');
  });

  it('type 4: the same, with a magnetic field behind it', () => {
    expect(only(quaternionPacket(7, [0.5, -0.5, 0.5, -0.5], 4))).toEqual({
      id: 7,
      quaternion: [0.5, -0.5, 0.5, -0.5],
    });
  });

  it.each([
    ['00 02 10 80', [1, 0, 0, 0]],
    ['00 03 10 80', [0.7071079, 0.7071043, 0, 0]],
    ['00 02 18 80', [0.7071079, 0, 0.7071043, 0]],
    ['78 56 34 12', [0.1096898, 0.2504875, 0.2891043, -0.9174103]],
  ] as const)('types 2 and 7: a quaternion in the four bytes %s', (bits, expected) => {
    expectQuaternion(only(packedPacket(2, 1, hex(bits), [0x80 | 55, 150, 0])), expected);
    expectQuaternion(only(packedPacket(7, 1, hex(bits))), expected);
  });

  it('type 2: battery and signal', () => {
    const packet = only(packedPacket(2, 1, hex('00 02 10 80'), [0x80 | 55, 150, 0]));
    expect(packet).toMatchObject({ id: 1, battery: { percent: 55, charging: false }, signalDbm: -57 });
  });

  it('type 7: a button, not a battery', () => {
    const packet = only(packedPacket(7, 1, hex('00 02 10 80'), [0x80 | 55, 150, 0]));
    expect(packet).not.toHaveProperty('battery');
    expect(packet.signalDbm).toBe(-57);
  });

  it('type 0: battery, magnetometer, signal', () => {
    expect(only(infoPacket(3, { magnetometer: 2 }))).toEqual({
      id: 3,
      battery: { percent: 80, charging: false },
      usesMagnetometer: true,
      signalDbm: -52,
    });
    expect(only(infoPacket(3, { magnetometer: 1 })).usesMagnetometer).toBe(false);
  });

  it.each([
    [0x80 | 100, 150, { percent: 100, charging: false }],
    [0x80 | 1, 150, { percent: 1, charging: false }],
    [0x80, 150, { percent: 0, charging: false }],
    [0xff, 186, { percent: 100, charging: true }],
    [0x80 | 42, 185, { percent: 42, charging: false }],
    [0, 0, undefined],
  ])('a battery level of %i at a voltage of %i', (battery, voltage, expected) => {
    expect(only(infoPacket(3, { battery, voltage })).battery).toEqual(expected);
  });

  it('type 3: what the radio lost, and a fault', () => {
    expect(only(linkPacket(2, 200, 10))).toEqual({
      id: 2,
      link: { received: 200, lost: 10, isFaulty: false },
      signalDbm: -61,
    });
    expect(only(linkPacket(2, 200, 10, 3)).link?.isFaulty).toBe(true);
  });

  it('type 5: how long the battery lasts; 0 and -1 say that nobody knows', () => {
    expect(only(runtimePacket(2, 90n * 60_000_000n))).toEqual({ id: 2, remainingMinutes: 90 });
    expect(only(runtimePacket(2, 0n))).toEqual({ id: 2 });
    expect(only(runtimePacket(2, -1n))).toEqual({ id: 2 });
  });

  it.each([
    [0, false],
    [1, true],
    [2, true],
  ])('types 6 and 7: a button that was pressed %i times', (presses, button) => {
    expect(only(buttonPacket(9, presses))).toEqual({ id: 9, button, signalDbm: -70 });
    expect(only(packedPacket(7, 9, hex('00 02 10 80'), [presses, 0xff, 0xff]))).toMatchObject({ button });
  });

  it('of the other types tell nothing of the button', () => {
    const others = [
      quaternionPacket(1, [1, 0, 0, 0]),
      quaternionPacket(1, [1, 0, 0, 0], 4),
      packedPacket(2, 1, hex('00 02 10 80'), [0x80 | 55, 150, 0]),
      infoPacket(1),
      linkPacket(1, 200, 10),
      runtimePacket(1, 1n),
      addressPacket(1),
    ];
    for (const packet of others) expect(only(packet)).not.toHaveProperty('button');
  });

  it('type 255: the address, as SlimeVR writes it', () => {
    expect(only(addressPacket(4))).toEqual({ id: 4, address: 'E85DC12A0F04' });
    expect(only(Uint8Array.of(255, 4, ...new Uint8Array(14)))).toEqual({ id: 4 });
  });

  it('come by four in a report, in their order; unknown ones are left out', () => {
    const unknown = Uint8Array.of(99, 1, ...new Uint8Array(14));
    const report = receiverReport(quaternionPacket(1, [1, 0, 0, 0]), unknown, infoPacket(2));
    expect(parsePackets(report)?.map(({ id }) => id)).toEqual([1, 2, 0]);
  });

  it.each([0, 1, 15, 63, 65])('are not in %i bytes', (length) => {
    expect(parsePackets(new Uint8Array(length))).toBeUndefined();
  });
});

describe('the orientation of a tracker', () => {
  it('is that from the tracker to an earth with z up: upright on the body, its y is up', () => {
    const { quaternion = [1, 0, 0, 0] } = only(quaternionPacket(1, [Math.SQRT1_2, Math.SQRT1_2, 0, 0]));
    const up = rotate(quaternion, [0, 1, 0]);
    expect(up[2]).toBeCloseTo(1, 3);
    // Face up on a table: its front is up.
    expect(rotate([1, 0, 0, 0], [0, 0, 1])).toEqual([0, 0, 1]);
  });

  it('survives the packing into four bytes, within half a degree', () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (w, x, y, z) => {
        const length = Math.sqrt(w * w + x * x + y * y + z * z);
        fc.pre(length > 0.1);
        const q: Quaternion = [w / length, x / length, y / length, z / length];
        const { quaternion = [0, 0, 0, 0] } = only(packedPacket(2, 1, packed(q)));
        const dot = q[0] * quaternion[0] + q[1] * quaternion[1] + q[2] * quaternion[2] + q[3] * quaternion[3];
        expect(Math.acos(Math.min(1, Math.abs(dot))) * 2).toBeLessThan((0.5 * Math.PI) / 180);
      }),
    );
  });
});

/** Reynolds' exponential map: the vector of length sqrt(half the angle / 90 degrees), axis as it is. */
function packed([w, ...v]: Quaternion): Uint8Array {
  const sign = w < 0 ? -1 : 1;
  const vector: [number, number, number] = [sign * v[0], sign * v[1], sign * v[2]];
  const sine = norm(vector);
  const length = Math.atan2(sine, sign * w) / (Math.PI / 2);
  const scale = sine > 0 ? length / sine : 0;
  const bits = (value: number, count: number): number =>
    Math.max(0, Math.min(2 ** count - 1, Math.floor(((value * scale + 1) / 2) * 2 ** count)));
  const bytes = new Uint8Array(4);
  const all = bits(vector[0], 10) + bits(vector[1], 11) * 2 ** 10 + bits(vector[2], 11) * 2 ** 21;
  new DataView(bytes.buffer).setUint32(0, all, true);
  return bytes;
}

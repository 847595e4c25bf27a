import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { MotionDriver } from '#electron/sensors/drivers/device-driver.ts';
import { createDualSenseDriver } from '#electron/sensors/drivers/dualsense/driver.ts';
import { createDualShock4Driver } from '#electron/sensors/drivers/dualshock-4/driver.ts';
import type { Vector3 } from '#core/motion/quaternion.ts';
import { norm } from '#core/motion/quaternion.ts';
import { hex } from '../../support/board-registers.ts';
import { DUALSENSE, DUALSHOCK_4, FakeController } from '../../support/fake-controller.ts';
import { MotionBench } from '../../support/motion-bench.ts';
import { controller, facts, type Kind } from './controllers.ts';

/** A DualShock 4 over Bluetooth, with its own checksum (darthcloud/bt_traces). */
const DUALSHOCK_4_REPORT = hex(
  `11 c0 00 82 7a 81 80 15 00 e0 00 00 43 10 10 e5 fc c3 fe 9a fe 27 fc bb 0a 08 e7 00 00 00 00 00 09
   00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80
   00 00 00 00 00 f8 d7 dd e6`,
);

/** A DualSense over Bluetooth (the same source) up to its sensors; the rest is zeros, and the checksum made anew. */
const DUALSENSE_REPORT = withChecksum(
  hex('31 61 bc 06 80 80 00 00 01 08 00 00 00 b5 c8 72 88 52 00 0d 00 f8 ff 41 00 f9 1f 86 f7 f5 f4 b1 01'),
);

function withChecksum(head: Uint8Array): Uint8Array {
  const report = new Uint8Array(78);
  report.set(head);
  new DataView(report.buffer).setUint32(74, crc32(Uint8Array.of(0xa1, ...report.subarray(0, 74))), true);
  return report;
}

/** A driver that makes do with nominal values, so that readings are counts times a constant. */
function uncalibrated(kind: Kind): MotionBench {
  const layout = kind === 'dualshock-4' ? DUALSHOCK_4 : DUALSENSE;
  const device = new FakeController(layout, { transport: 'bluetooth', features: [] });
  const driver =
    kind === 'dualshock-4' ? createDualShock4Driver(facts(layout.productId)) : createDualSenseDriver();
  const bench = new MotionBench(driver, device);
  bench.open();
  bench.run(1200);
  return bench;
}

function counts(bench: MotionBench, bytes: Uint8Array): { gyro: Vector3; acc: Vector3; deviceMs: number } {
  const reading = bench.hear(bytes).readings[0];
  if (reading?.kind !== 'motion') throw new Error('No reading');
  const { gyroRadS, accMS2, deviceMs } = reading;
  const rounded = (v: Vector3, perCount: number): Vector3 => [
    Math.round(v[0] / perCount),
    Math.round(v[1] / perCount),
    Math.round(v[2] / perCount),
  ];
  return {
    gyro: rounded(gyroRadS, ((2000 / 32_768) * Math.PI) / 180),
    acc: rounded(accMS2, 9.80665 / 8192),
    deviceMs,
  };
}

describe('reports of real controllers', () => {
  it('a DualShock 4 over Bluetooth: clock, gyroscope, accelerometer, battery', () => {
    const bench = uncalibrated('dualshock-4');
    const { gyro, acc, deviceMs } = counts(bench, DUALSHOCK_4_REPORT);
    expect({ gyro, acc }).toEqual({ gyro: [-795, -317, -358], acc: [-985, 2747, -6392] });
    expect(deviceMs).toBeCloseTo((4163 * 16) / 3000, 9);
    expect(bench.output.status.trackers[0]).toMatchObject({ batteryPercent: 95, charging: false });
  });

  it('a DualSense over Bluetooth: clock, gyroscope, accelerometer', () => {
    const bench = uncalibrated('dualsense');
    const { gyro, acc, deviceMs } = counts(bench, DUALSENSE_REPORT);
    expect({ gyro, acc }).toEqual({ gyro: [82, 13, -8], acc: [65, 8185, -2170] });
    expect(deviceMs).toBeCloseTo(28_439_797 / 3000, 6);
  });

  it('are not read one byte off: gravity comes out as 1 g', () => {
    for (const [kind, report] of [
      ['dualshock-4', DUALSHOCK_4_REPORT],
      ['dualsense', DUALSENSE_REPORT],
    ] as const) {
      const { acc } = counts(uncalibrated(kind), report);
      expect(norm(acc) / 8192).toBeGreaterThan(0.8);
      expect(norm(acc) / 8192).toBeLessThan(1.1);
    }
  });

  it('do not have gyroscope and accelerometer swapped: one that lies still turns slowly and weighs 1 g', () => {
    const { gyro, acc } = counts(uncalibrated('dualsense'), DUALSENSE_REPORT);
    expect(norm(gyro) * (2000 / 32_768)).toBeLessThan(10);
    expect(norm(acc) / 8192).toBeCloseTo(1.03, 2);
  });

  it('of which Windows pads the end with zeros are the same', () => {
    const padded = new Uint8Array(547);
    padded.set(DUALSHOCK_4_REPORT);
    expect(counts(uncalibrated('dualshock-4'), padded).gyro).toEqual([-795, -317, -358]);
  });

  it('with one bit turned are dropped', () => {
    for (const at of [1, 15, 40, 74, 77]) {
      const damaged = Uint8Array.from(DUALSHOCK_4_REPORT);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(uncalibrated('dualshock-4').hear(damaged).readings).toEqual([]);
    }
  });
});

const EVERY: readonly (readonly [Kind, 'usb' | 'bluetooth'])[] = [
  ['dualshock-4', 'usb'],
  ['dualshock-4', 'bluetooth'],
  ['dualsense', 'usb'],
  ['dualsense', 'bluetooth'],
];

describe('the axes of a controller that turns in gravity', () => {
  const turning = fc.record({
    up: fc.tuple(component(1), component(1), component(1)).filter((v) => norm(v) > 0.3),
    turnRadS: fc.tuple(component(4), component(4), component(4)).filter((v) => norm(v) > 1),
  });

  it.each(EVERY)('are right-handed and the same for both sensors: %s on %s', (kind, transport) => {
    fc.assert(
      fc.property(turning, ({ up, turnRadS }) => {
        const { worst } = residuals(turned(kind, transport, up, turnRadS), (v) => v);
        expect(worst).toBeLessThan(0.6);
      }),
      { numRuns: 20 },
    );
  });

  it('would not be so with any axis swapped or turned round', () => {
    const readings = turned('dualsense', 'bluetooth', [0.5, 0.7, -0.4], [1.3, -2.1, 1.7]);
    const right = signedPermutations().filter((change) => residuals(readings, change).worst < 0.6);
    expect(signedPermutations()).toHaveLength(48);
    expect(right.map((change) => change([1, 2, 3]))).toEqual([[1, 2, 3]]);
  });

  it('point up, 9.81 m/s2, along the axis that is up', () => {
    const readings = turned('dualshock-4', 'usb', [0, 1, 0], [0, 0.001, 0]);
    expect(readings.at(-1)?.acc[1]).toBeCloseTo(9.80665, 2);
  });

  it('turn the way that is said: to the left about the axis that is up', () => {
    const readings = turned('dualshock-4', 'usb', [0, 1, 0], [0, 2, 0]);
    expect(readings.at(-1)?.gyro[1]).toBeCloseTo(2, 2);
  });
});

function component(limit: number): fc.Arbitrary<number> {
  return fc.double({ min: -limit, max: limit, noNaN: true });
}

interface Turned {
  readonly gyro: Vector3;
  readonly acc: Vector3;
  readonly deviceMs: number;
}

/** Readings of a controller that turns at a constant speed: in its own axes up goes round the other way. */
function turned(kind: Kind, transport: 'usb' | 'bluetooth', up: Vector3, turnRadS: Vector3): Turned[] {
  const { device, driver, raw, ticksAt } = controller(kind, transport);
  const bench = new MotionBench(driver, device);
  bench.open();
  const scale = 9.80665 / norm(up);
  const start: Vector3 = [up[0] * scale, up[1] * scale, up[2] * scale];
  bench.run(500, (nowMs) => {
    const acc = rotatedAbout(start, turnRadS, -nowMs / 1000);
    return device.report({ ...raw(turnRadS, acc), ticks: ticksAt(nowMs) });
  });
  return bench.readings.flatMap((reading) =>
    reading.kind === 'motion'
      ? [{ gyro: reading.gyroRadS, acc: reading.accMS2, deviceMs: reading.deviceMs }]
      : [],
  );
}

/** Rodrigues. */
function rotatedAbout(v: Vector3, axisRadS: Vector3, timeS: number): Vector3 {
  const speed = norm(axisRadS);
  const k: Vector3 = [axisRadS[0] / speed, axisRadS[1] / speed, axisRadS[2] / speed];
  const [sine, cosine] = [Math.sin(speed * timeS), Math.cos(speed * timeS)];
  const along = k[0] * v[0] + k[1] * v[1] + k[2] * v[2];
  const across = cross(k, v);
  const part = (i: 0 | 1 | 2): number => v[i] * cosine + across[i] * sine + k[i] * along * (1 - cosine);
  return [part(0), part(1), part(2)];
}

function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** How far d(acc)/dt is from -gyro x acc, m/s3. */
function residuals(readings: readonly Turned[], change: (gyro: Vector3) => Vector3): { worst: number } {
  expect(readings.length).toBeGreaterThan(80);
  let worst = 0;
  for (let k = 1; k < readings.length - 1; k++) {
    const [before, now, after] = [readings[k - 1], readings[k], readings[k + 1]];
    if (before === undefined || now === undefined || after === undefined) continue;
    const seconds = (after.deviceMs - before.deviceMs) / 1000;
    const expected = cross(change(now.gyro), now.acc);
    for (const i of [0, 1, 2] as const) {
      worst = Math.max(worst, Math.abs((after.acc[i] - before.acc[i]) / seconds + expected[i]));
    }
  }
  return { worst };
}

function signedPermutations(): ((v: Vector3) => Vector3)[] {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;
  const signs = [1, -1] as const;
  return orders.flatMap(([a, b, c]) =>
    signs.flatMap((s) =>
      signs.flatMap((t) =>
        signs.map(
          (u) =>
            (v: Vector3): Vector3 => [s * v[a], t * v[b], u * v[c]],
        ),
      ),
    ),
  );
}

describe('whatever bytes come', () => {
  const event = fc.oneof(
    fc.record({
      type: fc.constant('report' as const),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 100 }),
        fc
          .uint8Array({ minLength: 64, maxLength: 64 })
          .map((bytes) => Uint8Array.of(1, ...bytes.subarray(1))),
        fc
          .uint8Array({ minLength: 74, maxLength: 74 })
          .map((bytes) => withChecksum(Uint8Array.of(0x31, ...bytes.subarray(1)))),
        fc
          .uint8Array({ minLength: 74, maxLength: 74 })
          .map((bytes) => withChecksum(Uint8Array.of(0x11, ...bytes.subarray(1)))),
      ),
    }),
    fc.record({ type: fc.constant('feature' as const), bytes: fc.uint8Array({ maxLength: 70 }) }),
    fc.record({
      type: fc.constant('feature-failed' as const),
      reportId: fc.integer({ min: 0, max: 255 }),
      reason: fc.string(),
    }),
    fc.record({ type: fc.constantFrom('timeout' as const, 'recalibrate' as const, 'opened' as const) }),
    fc.record({ type: fc.constant('write-failed' as const), reason: fc.string() }),
  );

  it.each([
    ['DualShock 4', () => createDualShock4Driver(facts(0x09cc))],
    ['DualShock 4 behind its adapter', () => createDualShock4Driver(facts(0x0ba0))],
    ['DualSense', createDualSenseDriver],
  ] as readonly (readonly [string, () => MotionDriver])[])(
    'nothing throws and every reading is a number: %s',
    (_name, create) => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(event, fc.integer({ min: 0, max: 4000 })), { maxLength: 60 }),
          (events) => {
            const driver = create();
            let hostMs = 0;
            let deviceMs = Number.NEGATIVE_INFINITY;
            driver.step({ type: 'opened', hostMs });
            for (const [what, afterMs] of events) {
              hostMs += afterMs;
              for (const reading of driver.step({ ...what, hostMs }).readings) {
                if (reading.kind !== 'motion') throw new Error('Not a motion reading');
                expect([...reading.gyroRadS, ...reading.accMS2].every(Number.isFinite)).toBe(true);
                expect(reading.deviceMs).toBeGreaterThanOrEqual(deviceMs);
                ({ deviceMs } = reading);
              }
            }
          },
        ),
      );
    },
  );
});

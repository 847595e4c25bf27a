import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MotionDriver } from '#electron/sensors/drivers/device-driver.ts';
import { createDualSenseDriver } from '#electron/sensors/drivers/dualsense/driver.ts';
import { createDualShock4Driver } from '#electron/sensors/drivers/dualshock-4/driver.ts';
import { norm, normalised, type Quaternion, type Vector3 } from '#core/imu/quaternion.ts';
import { MotionBench } from '../../support/motion-bench.ts';
import { expectGravityTurns, type Felt, feltAt } from '../../support/turning-body.ts';
import { controller, facts, type Kind, uncalibrated } from './controllers.ts';
import { DUALSENSE_REPORT, DUALSHOCK_4_REPORT, withChecksum } from './captures.ts';

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
    start: fc.tuple(component(1), component(1), component(1), component(1)).filter((q) => lengthOf(q) > 0.3),
    turnRadS: fc.tuple(component(4), component(4), component(4)).filter((v) => lengthOf(v) > 1),
  });

  it.each(EVERY)('are right-handed and the same for both sensors: %s on %s', (kind, transport) => {
    fc.assert(
      fc.property(turning, ({ start, turnRadS }) => {
        expectGravityTurns(turned(kind, transport, normalised(start), turnRadS), 0.004, 2, 0.6);
      }),
      { numRuns: 20 },
    );
  });

  it('would not be so with any axis swapped or turned round', () => {
    const readings = turned('dualsense', 'bluetooth', normalised([0.5, 0.7, -0.4, 0.2]), [1.3, -2.1, 1.7]);
    const fits = (change: (v: Vector3) => Vector3): boolean => {
      const changed = readings.map(({ gyroRadS, accMS2 }) => ({ gyroRadS: change(gyroRadS), accMS2 }));
      try {
        expectGravityTurns(changed, 0.004, 2, 0.6);
        return true;
      } catch {
        return false;
      }
    };
    expect(signedPermutations()).toHaveLength(48);
    expect(
      signedPermutations()
        .filter(fits)
        .map((change) => change([1, 2, 3])),
    ).toEqual([[1, 2, 3]]);
  });

  it('point up, 9.81 m/s2, along the axis that is up, and turn to the left about it', () => {
    const upright: Quaternion = [Math.SQRT1_2, Math.SQRT1_2, 0, 0];
    const { gyroRadS, accMS2 } = turned('dualshock-4', 'usb', upright, [0, 2, 0]).at(-1) ?? {};
    expect(accMS2?.[1]).toBeCloseTo(9.80665, 2);
    expect(gyroRadS?.[1]).toBeCloseTo(2, 2);
  });
});

function component(limit: number): fc.Arbitrary<number> {
  return fc.double({ min: -limit, max: limit, noNaN: true });
}

function lengthOf(parts: readonly number[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}

/** What the driver makes of the bytes of a controller that turns steadily. */
function turned(kind: Kind, transport: 'usb' | 'bluetooth', start: Quaternion, turnRadS: Vector3): Felt[] {
  const { device, driver, raw, ticksAt } = controller(kind, transport);
  const bench = new MotionBench(driver, device);
  bench.open();
  bench.run(500, (nowMs) => {
    const { gyroRadS, accMS2 } = feltAt(start, turnRadS, nowMs / 1000);
    return device.report({ ...raw(gyroRadS, accMS2), ticks: ticksAt(nowMs) });
  });
  return bench.readings.filter((reading) => reading.kind === 'motion');
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

/** Controllers with the calibrations of real ones, and what such a controller would read, by that calibration alone. */
import type { Vector3 } from '#core/imu/quaternion.ts';
import type { DeviceFacts, MotionDriver } from '#electron/sensors/drivers/device-driver.ts';
import { createDualSenseDriver } from '#electron/sensors/drivers/dualsense/driver.ts';
import { createDualShock4Driver } from '#electron/sensors/drivers/dualshock-4/driver.ts';
import {
  CALIBRATIONS,
  type ControllerSample,
  DUALSENSE,
  DUALSHOCK_4,
  FakeController,
  sensorReport,
  withFeatureChecksum,
} from '../../support/fake-controller.ts';
import { MotionBench } from '../../support/motion-bench.ts';

export type Kind = 'dualshock-4' | 'dualsense';

interface Physics {
  /** Counts between turning at 540 deg/s one way and the other; counts between 1 g and -1 g, and in their middle. */
  readonly turn: Vector3;
  readonly range: Vector3;
  readonly middle: Vector3;
  readonly ticksPerMs: number;
}

const PHYSICS: Readonly<Record<Kind, Physics>> = {
  'dualshock-4': {
    turn: [17_827, 17_777, 17_748],
    range: [16_472, 16_344, 16_319],
    middle: [-73, -352, 80.5],
    ticksPerMs: 187.5,
  },
  dualsense: {
    turn: [17_658, 17_667, 17_721],
    range: [16_426, 16_382, 16_389],
    middle: [-12, -58, -14.5],
    ticksPerMs: 3000,
  },
};

interface Controller {
  readonly device: FakeController;
  readonly driver: MotionDriver;
  /** What it reads when it turns and is pulled so. */
  readonly raw: (turnRadS: Vector3, accMS2: Vector3) => Pick<ControllerSample, 'gyro' | 'acc'>;
  readonly ticksAt: (timeMs: number) => number;
}

export function controller(kind: Kind, transport: 'usb' | 'bluetooth'): Controller {
  const { turn, range, middle, ticksPerMs } = PHYSICS[kind];
  const each = (of: (axis: 0 | 1 | 2) => number): Vector3 => [
    Math.round(of(0)),
    Math.round(of(1)),
    Math.round(of(2)),
  ];
  const dualShock4 = transport === 'usb' ? CALIBRATIONS.dualShock4Usb : CALIBRATIONS.dualShock4Bluetooth;
  const features = kind === 'dualshock-4' ? [dualShock4] : [withFeatureChecksum(CALIBRATIONS.dualSenseUsb)];
  const layout = kind === 'dualshock-4' ? DUALSHOCK_4 : DUALSENSE;
  return {
    device: new FakeController(layout, { transport, features }),
    driver:
      kind === 'dualshock-4' ? createDualShock4Driver(facts(layout.productId)) : createDualSenseDriver(),
    raw: (turnRadS, accMS2) => ({
      gyro: each((axis) => (((turnRadS[axis] * 180) / Math.PI) * turn[axis]) / 1080),
      acc: each((axis) => (accMS2[axis] / 9.80665) * (range[axis] / 2) + middle[axis]),
    }),
    ticksAt: (timeMs) => Math.floor(timeMs * ticksPerMs),
  };
}

/** A driver that streams and makes do with nominal values, so that readings are counts times a constant. */
export function uncalibrated(kind: Kind, transport: 'usb' | 'bluetooth' = 'bluetooth'): MotionBench {
  const layout = kind === 'dualshock-4' ? DUALSHOCK_4 : DUALSENSE;
  const device = new FakeController(layout, { transport, features: [] });
  const driver =
    kind === 'dualshock-4' ? createDualShock4Driver(facts(layout.productId)) : createDualSenseDriver();
  const bench = new MotionBench(driver, device);
  bench.open();
  if (transport === 'usb')
    bench.hear(sensorReport(layout, transport, { gyro: [0, 0, 0], acc: [0, 0, 0], ticks: 0 }));
  bench.run(1200);
  return bench;
}

export function facts(productId: number): DeviceFacts {
  return {
    vendorId: 0x054c,
    productId,
    product: 'Wireless Controller',
    serialNumber: undefined,
    reportDescriptor: undefined,
    profile: undefined,
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import type { MotionReading } from '#core/contract/reading.ts';
import type { DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';
import {
  CALIBRATIONS,
  DUALSENSE,
  DUALSHOCK_4,
  FakeController,
  withFeatureChecksum,
} from '../electron/sensors/support/fake-controller.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

const DUALSENSE_SERIAL = 'a4:53:85:11:22:33';
const DUALSHOCK_SERIAL = 'f4:93:9f:3b:42:11';
const DUALSENSE_TICKS = 9417;

function worn(...serials: readonly string[]): SensorCommand {
  const assignments = Object.fromEntries(
    serials.map((serial, index) => [serial, { role: index === 0 ? 'thorax' : 'pelvis', axes: 6 } as const]),
  );
  return { type: 'motion-sensors', assignments, discover: false };
}

function dualSense(): FakeController {
  return new FakeController(DUALSENSE, {
    transport: 'bluetooth',
    features: [withFeatureChecksum(CALIBRATIONS.dualSenseUsb)],
  });
}

function statusOf(sensors: SensorsProcess, serial: string): DeviceStatus | undefined {
  return sensors.devices.find((device) => device.serial === serial);
}

function motionReadings(sensors: SensorsProcess): MotionReading[] {
  return sensors.inputs.filter((input) => input.type === 'motion');
}

describe.runIf(process.platform === 'linux')("Sony's controllers behind the real node-hid", () => {
  let bus: UmockdevBus;

  beforeEach(async () => {
    bus = await UmockdevBus.start();
  });

  afterEach(async () => {
    await bus.stop();
  });

  /** Every report different, so that each reading tells which report it came from. */
  async function play(name: string, controller: FakeController, from: number, count: number): Promise<void> {
    for (let index = from; index < from + count; index++) {
      const gyro = [index, -index, 2 * index] as const;
      const acc = [index - 500, 8000, -index] as const;
      bus.send(name, controller.report({ gyro, acc, ticks: index * DUALSENSE_TICKS, status: 0x07 }));
      if (index % 4 === 3) await sleep(2);
    }
  }

  it('a DualSense on Bluetooth is woken by its calibration, read, unplugged, and back elsewhere', async () => {
    const first = dualSense();
    await bus.plug('hidraw0', DUALSENSE_SERIAL, first);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(DUALSENSE_SERIAL));
    await sensors.until('it is calibrated', () => statusOf(sensors, DUALSENSE_SERIAL)?.state === 'ready');
    expect(first.asked).toEqual([0x05]);
    await play('hidraw0', first, 0, 400);
    await sensors.until('half of it is read', () => motionReadings(sensors).length === 400);

    await bus.unplug('hidraw0');
    await sensors.until('it is lost', () => statusOf(sensors, DUALSENSE_SERIAL)?.state === 'lost');
    const again = dualSense();
    await bus.plug('hidraw3', DUALSENSE_SERIAL, again);
    // Silent until its first report.
    await sensors.until('it is back and calibrated', () => {
      return again.isAwake && statusOf(sensors, DUALSENSE_SERIAL)?.state === 'silent';
    });
    await play('hidraw3', again, 400, 400);
    await sensors.until('all of it is read', () => motionReadings(sensors).length === 800);

    await sensors.until(
      'its battery is told',
      () => statusOf(sensors, DUALSENSE_SERIAL)?.motion?.batteryPercent === 75,
    );
    expect(statusOf(sensors, DUALSENSE_SERIAL)).toMatchObject({
      kind: 'motion',
      model: 'DualSense',
      warnings: [],
      motion: { kind: 'motion', role: 'thorax', axes: 6, lossPercent: 0 },
    });
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
    expectDualSenseReadings(motionReadings(sensors));
    const attached = sensors.inputs.filter((input) => input.type === 'sensor-attached');
    expect(attached.map(({ serial, role }) => [serial, role])).toEqual([
      [DUALSENSE_SERIAL, 'thorax'],
      [DUALSENSE_SERIAL, 'thorax'],
    ]);
    expect(new Set(attached.map(({ slot }) => slot)).size).toBe(1);
  }, 60_000);

  it('damaged reports on Bluetooth are dropped, and lost ones counted', async () => {
    const controller = dualSense();
    await bus.plug('hidraw0', DUALSENSE_SERIAL, controller);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(DUALSENSE_SERIAL));
    await sensors.until('it is calibrated', () => statusOf(sensors, DUALSENSE_SERIAL)?.state === 'ready');
    for (let index = 0; index < 641; index++) {
      const report = controller.report({
        gyro: [0, 0, 0],
        acc: [0, 8192, 0],
        ticks: index * DUALSENSE_TICKS,
      });
      if (index % 10 === 5) report[50] = 0xff;
      bus.send('hidraw0', report);
      if (index % 4 === 3) await sleep(2);
    }
    await sensors.until('the rest is read', () => motionReadings(sensors).length === 577);
    await sensors.until(
      'the loss is told',
      () => (statusOf(sensors, DUALSENSE_SERIAL)?.motion?.lossPercent ?? 0) > 9,
    );
    expect(statusOf(sensors, DUALSENSE_SERIAL)?.motion?.lossPercent).toBeLessThan(11);
    expect(statusOf(sensors, DUALSENSE_SERIAL)?.warnings).toEqual([
      message('warning.sony.damaged', { damaged: expect.any(Number), received: expect.any(Number) }),
    ]);
    expect(await sensors.end()).toBe(0);
  }, 60_000);

  it('a DualShock 4 on a cable and one whose calibration cannot be read work at once', async () => {
    const sound = new FakeController(DUALSHOCK_4, {
      transport: 'usb',
      features: [CALIBRATIONS.dualShock4Usb],
    });
    const copy = new FakeController(DUALSHOCK_4, { transport: 'usb', features: [] });
    await bus.plug('hidraw0', DUALSHOCK_SERIAL, sound);
    await bus.plug('hidraw1', 'copy', copy);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(DUALSHOCK_SERIAL, 'copy'));
    let ticks = 0;
    const sending = setInterval(() => {
      ticks += 750;
      bus.send('hidraw0', sound.report({ gyro: [0, 0, 0], acc: [-73, 7820, 80], ticks }));
      bus.send('hidraw1', copy.report({ gyro: [0, 0, 0], acc: [0, 8192, 0], ticks }));
    }, 4);
    const enough = (serial: string): boolean => (statusOf(sensors, serial)?.rateHz ?? 0) > 20;
    await sensors
      .until('both are read', () => enough(DUALSHOCK_SERIAL) && enough('copy'))
      .finally(() => clearInterval(sending));
    expect(sound.asked).toEqual([0x02]);
    expect(copy.asked).toEqual([0x02, 0x02, 0x02]);
    expect(statusOf(sensors, DUALSHOCK_SERIAL)).toMatchObject({ state: 'ready', warnings: [] });
    expect(statusOf(sensors, 'copy')?.warnings).toEqual([message('warning.sony.uncalibrated')]);
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
    for (const { accMS2 } of motionReadings(sensors)) {
      expect(accMS2[1]).toBeCloseTo(9.80665, 9);
      expect(Math.abs(accMS2[0]) + Math.abs(accMS2[2])).toBeLessThan(0.001);
    }
  }, 60_000);
});

/** From the integers alone, by the calibration that the controller gives out. */
function expectDualSenseReadings(readings: readonly MotionReading[]): void {
  const turn = [17_658, 17_667, 17_721] as const;
  const range = [16_426, 16_382, 16_389] as const;
  const middle = [-12, -58, -14.5] as const;
  for (const [index, { gyroRadS, accMS2 }] of readings.entries()) {
    const gyro = [index, -index, 2 * index] as const;
    const acc = [index - 500, 8000, -index] as const;
    for (const axis of [0, 1, 2] as const) {
      expect(gyroRadS[axis]).toBeCloseTo(((gyro[axis] * 1080) / turn[axis]) * (Math.PI / 180), 12);
      expect(accMS2[axis]).toBeCloseTo(((acc[axis] - middle[axis]) * 2 * 9.80665) / range[axis], 12);
    }
  }
  // Each connection counts from a zero of its own.
  for (const times of [readings.slice(0, 400), readings.slice(400)].map((half) =>
    half.map((r) => r.deviceMs),
  )) {
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0) - DUALSENSE_TICKS / 3000);
    expect(Math.max(...steps.map(Math.abs))).toBeLessThan(1e-6);
  }
}

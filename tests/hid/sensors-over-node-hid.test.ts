import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MotionReading, TiltReading } from '#core/contract/reading.ts';
import { hex } from '../core/hid-descriptor/samples.ts';
import { NINE_AXES, words } from '../electron/sensors/drivers/hid-sensor/descriptors.ts';
import { SimpleDevice } from '../electron/sensors/support/fake-device.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

/** Buttons, then X and Y of 16 bits. */
const JOYSTICK = hex(`
  05 01 09 04 a1 01 85 01
  05 09 19 01 29 08 15 00 25 01 75 01 95 08 81 02
  05 01 09 30 09 31 16 01 80 26 ff 7f 75 10 95 02 81 02 c0`);

/** A sensor hub that sends nothing before all three sensors are turned on. */
class SensorHub extends SimpleDevice {
  constructor() {
    super({
      vendorId: 0x0483,
      productId: 0x5750,
      product: 'Sensor hub',
      reportDescriptor: NINE_AXES,
      usages: [],
    });
    for (const reportId of [1, 2, 3])
      this.features.set(reportId, Uint8Array.of(reportId, 100, 0, 0, 0, 0, 0));
  }

  get isOn(): boolean {
    return [1, 2, 3].every((reportId) => {
      const [, interval, , , , reporting, power] = this.features.get(reportId) ?? [];
      return interval === 10 && reporting === 1 && power === 1;
    });
  }
}

describe.runIf(process.platform === 'linux')('sensors behind the real node-hid', () => {
  let bus: UmockdevBus;
  let sending: NodeJS.Timeout | undefined;

  beforeEach(async () => {
    bus = await UmockdevBus.start();
  });

  afterEach(async () => {
    clearInterval(sending);
    await bus.stop();
  });

  it('are turned on by feature reports and read, two at once, unplugged and back elsewhere', async () => {
    const [left, right] = [new SensorHub(), new SensorHub()];
    await bus.plug('hidraw0', 'left', left);
    await bus.plug('hidraw1', 'right', right);
    const on = new Map([
      ['hidraw0', left],
      ['hidraw1', right],
    ]);
    sending = setInterval(() => {
      for (const [name, hub] of on) {
        if (!hub.isOn) continue;
        bus.send(name, words(1, 0, 0, -1000));
        bus.send(name, words(3, 200, 0, -400));
        bus.send(name, words(2, 900, 0, 0));
      }
    }, 10);
    const sensors = new SensorsProcess(bus.env);
    const role = { left: { role: 'thorax', axes: 9 }, right: { role: 'pelvis', axes: 6 } } as const;
    sensors.send({ type: 'motion-sensors', assignments: role, discover: false });
    const stateOf = (serial: string): string | undefined =>
      sensors.devices.find((device) => device.serial === serial)?.state;
    await sensors.until('both are read', () => stateOf('left') === 'ready' && stateOf('right') === 'ready');
    const motion = (): MotionReading[] => sensors.inputs.filter((input) => input.type === 'motion');
    await sensors.until('enough is read', () => motion().length > 100);

    on.delete('hidraw0');
    await bus.unplug('hidraw0');
    await sensors.until('one is lost', () => stateOf('left') === 'lost');
    expect(stateOf('right')).toBe('ready');
    const again = new SensorHub();
    await bus.plug('hidraw7', 'left', again);
    on.set('hidraw7', again);
    await sensors.until('it is back', () => stateOf('left') === 'ready');
    expect(await sensors.end()).toBe(0);

    expect(sensors.problems).toEqual([]);
    const attached = sensors.inputs.filter((input) => input.type === 'sensor-attached');
    expect(attached.map(({ serial, role: worn, axes }) => [serial, worn, axes])).toEqual(
      expect.arrayContaining([
        ['left', 'thorax', 9],
        ['right', 'pelvis', 6],
      ]),
    );
    expect(attached).toHaveLength(3);
    for (const { gyroRadS, accMS2, magUt } of motion()) {
      expect(gyroRadS[0]).toBeCloseTo(Math.PI / 2, 12);
      expect(accMS2[2]).toBeCloseTo(9.806_65, 9);
      expect(magUt ?? [20, 0, -40]).toEqual([20, 0, -40]);
    }
  }, 60_000);

  it('that refuse feature reports are told so, and go on being read', async () => {
    const hub = new SensorHub();
    hub.features.clear();
    await bus.plug('hidraw0', 'left', hub);
    sending = setInterval(() => {
      bus.send('hidraw0', words(1, 0, 0, -1000));
      bus.send('hidraw0', words(2, 0, 0, 0));
    }, 10);
    const sensors = new SensorsProcess(bus.env);
    sensors.send({ type: 'motion-sensors', assignments: {}, discover: true });
    await sensors.until('it is read', () => sensors.devices[0]?.state === 'ready');
    await sensors.until('it warns', () => sensors.devices[0]?.warnings.length === 3);
    expect(sensors.devices[0]?.warnings[0]).toMatchObject({
      id: 'warning.hid-sensor.refuses-settings',
      values: { reason: expect.stringMatching(/Input\/output error/) },
    });
    expect(await sensors.end()).toBe(0);
  });

  it('that are joystick boards say their tilt, by descriptor and then by profile, unplugged and back', async () => {
    const board = new SimpleDevice({
      vendorId: 0x1209,
      productId: 0x2222,
      product: 'Rocker',
      reportDescriptor: JOYSTICK,
    });
    await bus.plug('hidraw0', 'rocker', board);
    let name: string | undefined = 'hidraw0';
    sending = setInterval(() => {
      if (name !== undefined) bus.send(name, Uint8Array.of(1, 0b0001_0110, 0xff, 0x7f, 0x01, 0x80));
    }, 10);
    const sensors = new SensorsProcess(bus.env);
    sensors.send({
      type: 'motion-sensors',
      assignments: { rocker: { role: 'board', axes: 6 } },
      discover: false,
    });
    const tilts = (): TiltReading[] => sensors.inputs.filter((input) => input.type === 'tilt');
    await sensors.until('it is read', () => tilts().length > 20);
    expect(tilts().at(-1)).toMatchObject({ tiltMlDeg: 15, tiltApDeg: 15 });
    expect(sensors.devices).toMatchObject([
      {
        kind: 'motion',
        model: 'Rocker',
        inUse: true,
        motion: { kind: 'tilt', role: 'board', profileKey: '1209:2222' },
      },
    ]);

    name = undefined;
    await bus.unplug('hidraw0');
    await sensors.until('it is lost', () => sensors.devices[0]?.state === 'lost');
    const axis = { reportId: 1, bitSize: 16, signed: true, levelValue: 0 };
    sensors.send({
      type: 'device-profiles',
      profiles: {
        '1209:2222': {
          name: 'Rocker',
          tiltMl: { ...axis, bitOffset: 8, degreesPerUnit: 20 / 32_767 },
          tiltAp: { ...axis, bitOffset: 24, degreesPerUnit: -10 / 32_767 },
        },
      },
    });
    await bus.plug('hidraw4', 'rocker', new SimpleDevice(board.identity));
    name = 'hidraw4';
    await sensors.until('it is back', () => sensors.devices[0]?.state === 'ready');
    await sensors.until(
      'it is read by its profile',
      () => Math.abs((tilts().at(-1)?.tiltMlDeg ?? 0) - 20) < 1e-9,
    );
    expect(tilts().at(-1)?.tiltApDeg).toBeCloseTo(10, 9);
    expect(sensors.devices[0]?.warnings).toEqual([]);
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
  });
});

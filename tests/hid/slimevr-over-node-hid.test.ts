import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import {
  addressOf,
  addressPacket,
  FakeReceiver,
  infoPacket,
  quaternionPacket,
  receiverReport,
} from '../electron/sensors/support/fake-receiver.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

const RECEIVER_SERIAL = 'C0FFEE00';

function statusOf(sensors: SensorsProcess, serial: string): DeviceStatus | undefined {
  return sensors.devices.find((device) => device.serial === serial);
}

describe.runIf(process.platform === 'linux')('a SlimeVR receiver behind the real node-hid', () => {
  let bus: UmockdevBus;

  beforeEach(async () => {
    bus = await UmockdevBus.start();
  });

  afterEach(async () => {
    await bus.stop();
  });

  it('has two trackers in their own places, which go and come by themselves', async () => {
    const [thorax, pelvis] = [addressOf(0), addressOf(1)];
    await bus.plug('hidraw0', RECEIVER_SERIAL, new FakeReceiver());
    const sensors = new SensorsProcess(bus.env);
    sensors.send({
      type: 'motion-sensors',
      assignments: { [thorax]: { role: 'thorax', axes: 6 }, [pelvis]: { role: 'pelvis', axes: 6 } },
      discover: false,
    });
    let name: string | undefined = 'hidraw0';
    let pelvisIsOn = true;
    let named = 0;
    const sending = setInterval(() => {
      const quaternion = quaternionPacket(0, [Math.SQRT1_2, Math.SQRT1_2, 0, 0]);
      const second = pelvisIsOn ? quaternionPacket(1, [1, 0, 0, 0]) : infoPacket(0);
      named = 1 - named;
      if (name === undefined) return;
      bus.send(name, receiverReport(quaternion, second, addressPacket(named), infoPacket(0)));
    }, 10);
    const isIn = (serial: string, state: string) => (): boolean => statusOf(sensors, serial)?.state === state;
    try {
      await sensors.until('the first is read', isIn(thorax, 'ready'));
      await sensors.until('the second is read', isIn(pelvis, 'ready'));
      pelvisIsOn = false;
      await sensors.until('the second is silent', isIn(pelvis, 'silent'));
      expect(statusOf(sensors, thorax)?.state).toBe('ready');
      pelvisIsOn = true;
      await sensors.until('the second is back', isIn(pelvis, 'ready'));
      name = undefined;
      await bus.unplug('hidraw0');
      await sensors.until('both are lost', () => isIn(thorax, 'lost')() && isIn(pelvis, 'lost')());
      await bus.plug('hidraw5', RECEIVER_SERIAL, new FakeReceiver());
      name = 'hidraw5';
      await sensors.until('both are back', () => isIn(thorax, 'ready')() && isIn(pelvis, 'ready')());
    } finally {
      clearInterval(sending);
    }
    expect(statusOf(sensors, thorax)?.motion).toMatchObject({
      kind: 'orientation',
      role: 'thorax',
      batteryPercent: 80,
      signalDbm: -52,
    });
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
    const slots = new Map<number, string>();
    for (const input of sensors.inputs) {
      if (input.type === 'sensor-attached') slots.set(input.slot, input.serial);
    }
    expect([...slots.values()].toSorted()).toEqual([thorax, pelvis]);
    const orientations = sensors.inputs.filter((input) => input.type === 'orientation');
    for (const { slot, quaternion } of orientations) {
      expect(quaternion[1]).toBeCloseTo(slots.get(slot) === thorax ? Math.SQRT1_2 : 0, 4);
    }
  }, 60_000);
});

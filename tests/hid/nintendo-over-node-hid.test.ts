import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { MotionReading } from '#core/contract/reading.ts';
import type { DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';
import { FakeJoyCon, type RawMotion } from '../electron/sensors/support/fake-joy-con.ts';
import { FakeWiiRemote } from '../electron/sensors/support/fake-wii-remote.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

const LEFT_SERIAL = '7c:bb:8a:9c:67:31';
const RIGHT_SERIAL = '7c:bb:8a:ea:30:57';
const REMOTE_SERIAL = '00:19:1d:44:55:66';
const G = 9.80665;
const DEGREE = Math.PI / 180;

function worn(...serials: readonly string[]): SensorCommand {
  const assignments = Object.fromEntries(
    serials.map((serial, index) => [serial, { role: index === 0 ? 'thorax' : 'pelvis', axes: 6 } as const]),
  );
  return { type: 'motion-sensors', assignments, discover: false };
}

function statusOf(sensors: SensorsProcess, serial: string): DeviceStatus | undefined {
  return sensors.devices.find((device) => device.serial === serial);
}

function slotOf(sensors: SensorsProcess, serial: string): number | undefined {
  const attached = sensors.inputs.filter((input) => input.type === 'sensor-attached');
  return attached.find((input) => input.serial === serial)?.slot;
}

function motionReadings(sensors: SensorsProcess, slot?: number): MotionReading[] {
  const readings = sensors.inputs.filter((input) => input.type === 'motion');
  return slot === undefined ? readings : readings.filter((reading) => reading.slot === slot);
}

/** Every sample different, so that each reading tells which sample it came from. */
function sampleOf(index: number): RawMotion {
  return { acc: [index - 900, 1000 - index, 4096], gyro: [2 * index, -index, index + 7] };
}

async function play(
  bus: UmockdevBus,
  name: string,
  joyCon: FakeJoyCon,
  from: number,
  reports: number,
): Promise<void> {
  for (let report = from; report < from + reports; report++) {
    const [first, second, third] = [3 * report, 3 * report + 1, 3 * report + 2].map(sampleOf);
    if (first === undefined || second === undefined || third === undefined) throw new Error('No sample');
    const bytes = joyCon.measure([first, second, third]);
    if (bytes !== undefined) bus.send(name, bytes);
    if (report % 4 === 3) await sleep(2);
  }
}

/** What a left Joy-Con with the calibration of the fake one must read, computed from the integers alone. */
function expectSamples(readings: readonly MotionReading[], from: number): void {
  const worst = readings.map(({ gyroRadS, accMS2 }, offset) => {
    const { acc, gyro } = sampleOf(from + offset);
    const spans = { acc: [16_384 + 186, 16_384 + 257, 16_384 - 206], gyro: [13_369, 13_405, 13_408] };
    const offsets = [2, -34, -37];
    const errors = [0, 1, 2].flatMap((axis) => [
      (accMS2[axis] ?? 0) - ((acc[axis] ?? 0) * 4 * G) / (spans.acc[axis] ?? 1),
      (gyroRadS[axis] ?? 0) -
        (((gyro[axis] ?? 0) - (offsets[axis] ?? 0)) * 936 * DEGREE) / (spans.gyro[axis] ?? 1),
    ]);
    return Math.max(...errors.map(Math.abs));
  });
  expect(Math.max(...worst)).toBeLessThan(1e-9);
}

function stepsMs(readings: readonly MotionReading[]): number[] {
  return readings.slice(1).map((reading, index) => reading.deviceMs - (readings[index]?.deviceMs ?? 0));
}

describe.runIf(process.platform === 'linux')("Nintendo's motion sensors behind the real node-hid", () => {
  let bus: UmockdevBus;

  beforeEach(async () => {
    bus = await UmockdevBus.start();
  });

  afterEach(async () => {
    await bus.stop();
  });

  it('a Joy-Con is asked, calibrated, read sample by sample, unplugged in the middle and back elsewhere', async () => {
    const joyCon = new FakeJoyCon();
    await bus.plug('hidraw0', LEFT_SERIAL, joyCon);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(LEFT_SERIAL));
    await sensors.until('it sends', () => joyCon.mode === 0x30);
    expect(joyCon).toMatchObject({ motionOn: true, playerLights: 1 });
    await play(bus, 'hidraw0', joyCon, 0, 200);
    await sensors.until('half of it is read', () => motionReadings(sensors).length === 600);
    await bus.unplug('hidraw0');
    await sensors.until('it is lost', () => statusOf(sensors, LEFT_SERIAL)?.state === 'lost');

    const again = new FakeJoyCon();
    again.batteryAndConnection = 0x5e;
    await bus.plug('hidraw3', LEFT_SERIAL, again);
    await sensors.until('it sends again', () => again.mode === 0x30, 20_000);
    await play(bus, 'hidraw3', again, 200, 200);
    await sensors.until('all of it is read', () => motionReadings(sensors).length === 1200);
    await sensors.until(
      'its battery is told',
      () => statusOf(sensors, LEFT_SERIAL)?.motion?.charging === true,
    );
    expect(statusOf(sensors, LEFT_SERIAL)).toMatchObject({
      kind: 'motion',
      model: 'Joy-Con (L)',
      warnings: [],
      motion: { role: 'thorax', axes: 6, batteryPercent: 50, lossPercent: 0 },
    });
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
    expectSamples(motionReadings(sensors), 0);
    for (const half of [motionReadings(sensors).slice(0, 600), motionReadings(sensors).slice(600)]) {
      for (const stepMs of stepsMs(half)) expect(stepMs).toBeCloseTo(5, 9);
    }
  }, 60_000);

  it('a Joy-Con vibrates for as long as it was told, ends by itself, and the hub knows when', async () => {
    const joyCon = new FakeJoyCon();
    await bus.plug('hidraw0', LEFT_SERIAL, joyCon);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(LEFT_SERIAL));
    await sensors.until('it sends', () => joyCon.mode === 0x30);
    await play(bus, 'hidraw0', joyCon, 0, 20);
    await sensors.until('it is ready', () => statusOf(sensors, LEFT_SERIAL)?.state === 'ready');
    sensors.send({ type: 'vibrate', serial: LEFT_SERIAL, durationMs: 100 });
    const motors = (): unknown[] =>
      joyCon.written.filter(([id]) => id === 0x10).map((bytes) => [...bytes.subarray(2, 10)]);
    await sensors.until('it is still again', () => motors().length === 2);
    expect(motors()).toEqual([
      [0x00, 0xc9, 0x40, 0x72, 0x00, 0xc9, 0x40, 0x72],
      [0x00, 0x01, 0x40, 0x40, 0x00, 0x01, 0x40, 0x40],
    ]);
    expect(await sensors.end()).toBe(0);
    const told = sensors.inputs.filter((input) => input.type === 'vibration');
    expect(told.map(({ durationMs }) => durationMs)).toEqual([100, 0]);
    expect((told[1]?.hostMs ?? 0) - (told[0]?.hostMs ?? 0)).toBeGreaterThanOrEqual(99);
  }, 60_000);

  it('reports that get lost on the air are counted, and the rest keeps its time', async () => {
    const joyCon = new FakeJoyCon();
    await bus.plug('hidraw0', LEFT_SERIAL, joyCon);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(LEFT_SERIAL));
    await sensors.until('it sends', () => joyCon.mode === 0x30);
    for (let times = 0; times < 10; times++) {
      await play(bus, 'hidraw0', joyCon, 18 * times, 18);
      joyCon.lose(2);
    }
    await play(bus, 'hidraw0', joyCon, 180, 20);
    await sensors.until('the rest is read', () => motionReadings(sensors).length === 600);
    // 20 of 220 reports.
    await sensors.until(
      'the loss is told',
      () => (statusOf(sensors, LEFT_SERIAL)?.motion?.lossPercent ?? 0) > 9,
    );
    expect(statusOf(sensors, LEFT_SERIAL)?.motion?.lossPercent).toBeCloseTo(100 / 11, 6);
    expect(await sensors.end()).toBe(0);
    expectSamples(motionReadings(sensors), 0);
    const steps = stepsMs(motionReadings(sensors)).map(Math.round);
    expect(steps.filter((stepMs) => stepMs === 35)).toHaveLength(10);
    expect(steps.filter((stepMs) => stepMs === 5)).toHaveLength(589);
  }, 60_000);

  it('two Joy-Cons work at once, the right one turned round', async () => {
    const [left, right] = [new FakeJoyCon(), new FakeJoyCon({ kind: 'right', losesRequests: 1 })];
    await bus.plug('hidraw0', LEFT_SERIAL, left);
    await bus.plug('hidraw1', RIGHT_SERIAL, right);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(LEFT_SERIAL, RIGHT_SERIAL));
    await sensors.until('both send', () => left.mode === 0x30 && right.mode === 0x30, 20_000);
    await Promise.all([play(bus, 'hidraw0', left, 0, 50), play(bus, 'hidraw1', right, 0, 50)]);
    await sensors.until('both are read', () => motionReadings(sensors).length === 300);
    expect(await sensors.end()).toBe(0);
    expectSamples(motionReadings(sensors, slotOf(sensors, LEFT_SERIAL)), 0);
    const turned = motionReadings(sensors, slotOf(sensors, RIGHT_SERIAL)).map((reading): MotionReading => {
      const [gyroX, gyroY, gyroZ] = reading.gyroRadS;
      const [accX, accY, accZ] = reading.accMS2;
      return { ...reading, gyroRadS: [gyroX, -gyroY, -gyroZ], accMS2: [accX, -accY, -accZ] };
    });
    expect(turned).toHaveLength(150);
    expectSamples(turned, 0);
  }, 60_000);

  it('a button of a Joy-Con that is worn shows in the frames, one of a Joy-Con that lies about does not', async () => {
    const [onChest, onTable] = [new FakeJoyCon(), new FakeJoyCon({ kind: 'right' })];
    await bus.plug('hidraw0', LEFT_SERIAL, onChest);
    await bus.plug('hidraw1', RIGHT_SERIAL, onTable);
    const sensors = new SensorsProcess(bus.env);
    const assignments = { [LEFT_SERIAL]: { role: 'thorax', axes: 6 } } as const;
    sensors.send({ type: 'motion-sensors', assignments, discover: true });
    await sensors.until('both send', () => onChest.mode === 0x30 && onTable.mode === 0x30, 20_000);
    const held = (serial: string): boolean[] => {
      const slot = slotOf(sensors, serial);
      return slot === undefined ? [] : motionReadings(sensors, slot).map(({ button }) => button);
    };

    // A on the table, from the first report on; then ZL on the chest.
    onTable.buttons = [0x08, 0, 0];
    await Promise.all([play(bus, 'hidraw0', onChest, 0, 20), play(bus, 'hidraw1', onTable, 0, 20)]);
    await sensors.until('both are read', () => held(LEFT_SERIAL).length + held(RIGHT_SERIAL).length === 120);
    expect(held(RIGHT_SERIAL)).toEqual(Array(60).fill(true));
    expect(held(LEFT_SERIAL)).toEqual(Array(60).fill(false));
    const untilPress = sensors.frames.length;
    onChest.buttons = [0, 0, 0x80];
    await play(bus, 'hidraw0', onChest, 20, 4);
    const isPressed = (frame: Frame): boolean => hasFlag(frame, FrameFlag.controllerButton);
    await sensors.until('the press is in a frame', () => sensors.frames.some(isPressed));
    onChest.buttons = [0, 0, 0];
    await play(bus, 'hidraw0', onChest, 24, 20);
    await sensors.until('it is let go', () => held(LEFT_SERIAL).length === 3 * 44);
    const untilRelease = sensors.frames.length;
    await sensors.until('time has passed', () => sensors.frames.length >= untilRelease + 20);

    expect(held(LEFT_SERIAL).slice(60)).toEqual([...Array(12).fill(true), ...Array(60).fill(false)]);
    expect(sensors.frames.slice(0, untilPress).filter(isPressed)).toEqual([]);
    expect(sensors.frames.slice(untilRelease + 1).filter(isPressed)).toEqual([]);
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
  }, 60_000);

  it('a Joy-Con that hears no command is told so', async () => {
    const everything = Array.from({ length: 256 }, (_, id) => id);
    await bus.plug('hidraw0', LEFT_SERIAL, new FakeJoyCon({ swallows: everything }));
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(LEFT_SERIAL));
    await sensors.until('it is refused', () => statusOf(sensors, LEFT_SERIAL)?.state === 'failed', 20_000);
    expect(statusOf(sensors, LEFT_SERIAL)?.error?.message).toEqual(message('error.joy-con.no-answer'));
    expect(await sensors.end()).toBe(0);
  }, 60_000);

  it('a Wii Remote with MotionPlus is switched on, read, told its mode again, and unplugged', async () => {
    const remote = new FakeWiiRemote();
    await bus.plug('hidraw0', REMOTE_SERIAL, remote);
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(REMOTE_SERIAL));
    await sensors.until('it sends', () => remote.mode === 0x35);
    expect(remote).toMatchObject({ motionPlus: 'active', led: true });
    await playRemote(remote, 0, 200);
    await sensors.until('half of it is read', () => motionReadings(sensors).length === 200);
    bus.send('hidraw0', remote.status({ batteryLow: true }));
    await sensors.until('it sends again', () => remote.mode === 0x35);
    await playRemote(remote, 200, 200);
    await sensors.until('all of it is read', () => motionReadings(sensors).length === 400);
    await sensors.until('its battery is told', () => statusOf(sensors, REMOTE_SERIAL)?.warnings.length === 1);
    expect(statusOf(sensors, REMOTE_SERIAL)).toMatchObject({
      model: message('device.wii-remote-motion-plus'),
      warnings: [message('warning.wii-remote.battery-low')],
      motion: { role: 'thorax', batteryPercent: 89 },
    });
    await bus.unplug('hidraw0');
    await sensors.until('it is lost', () => statusOf(sensors, REMOTE_SERIAL)?.state === 'lost');
    expect(await sensors.end()).toBe(0);
    expectRemoteReadings(motionReadings(sensors));
  }, 60_000);

  it('a Wii Remote without MotionPlus is told what it lacks', async () => {
    await bus.plug('hidraw0', REMOTE_SERIAL, new FakeWiiRemote({ motionPlus: 'absent' }));
    const sensors = new SensorsProcess(bus.env);
    sensors.send(worn(REMOTE_SERIAL));
    await sensors.until('it is refused', () => statusOf(sensors, REMOTE_SERIAL)?.state === 'failed');
    expect(statusOf(sensors, REMOTE_SERIAL)?.error?.message).toEqual(
      message('error.wii-remote.no-gyroscope'),
    );
    expect(await sensors.end()).toBe(0);
  }, 60_000);

  /** Ten counts up and down from one report to the next: never at rest. */
  async function playRemote(remote: FakeWiiRemote, from: number, count: number): Promise<void> {
    for (let index = from; index < from + count; index++) {
      const bytes = remote.measure({ acc: [521 + (index % 50), 520, 632], gyro: [7398, 7529, yawOf(index)] });
      if (bytes !== undefined) bus.send('hidraw0', bytes);
      if (index % 4 === 3) await sleep(2);
    }
  }
});

function yawOf(index: number): number {
  return 7634 + (index % 2 === 0 ? index : -index);
}

/** By the calibration of a real MotionPlus, which the fake one has. */
function expectRemoteReadings(readings: readonly MotionReading[]): void {
  const errors = readings.map(({ gyroRadS, accMS2 }, index) => {
    const yawDegS = (270 * (4 * yawOf(index) - 0x7749)) / (0x7749 - 0x3552);
    return Math.max(
      Math.abs(gyroRadS[2] / DEGREE - yawDegS),
      Math.abs(accMS2[0] - ((index % 50) * G) / 106),
      Math.abs(accMS2[2] - G),
    );
  });
  expect(Math.max(...errors)).toBeLessThan(1e-9);
  expect(Math.min(...stepsMs(readings))).toBeGreaterThan(0);
}

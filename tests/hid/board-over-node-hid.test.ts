import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { EXTENSION_ID } from '../electron/sensors/support/board-registers.ts';
import { FakeBoard } from '../electron/sensors/support/fake-board.ts';
import { centre, kilograms } from './support/expected-loads.ts';
import { POSTURES, REPORTS_PER_POSTURE, play } from './support/postures.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

const SERIAL = '00:1f:c5:11:22:33';

describe.runIf(process.platform === 'linux')('a board behind the real node-hid', () => {
  let bus: UmockdevBus;

  beforeEach(async () => {
    bus = await UmockdevBus.start();
  });

  afterEach(async () => {
    await bus.stop();
  });

  it('is found, initialised, calibrated, read for a minute of reports, unplugged in the middle and back elsewhere', async () => {
    const board = new FakeBoard();
    await bus.plug('hidraw0', SERIAL, board);
    const sensors = new SensorsProcess(bus.env);
    sensors.send({ type: 'use-hid' });
    await sensors.until('the board sends', () => board.mode === 0x34);
    expect(board.led).toBe(true);

    for (const posture of POSTURES.slice(0, 3)) await play(bus, 'hidraw0', posture);
    await sensors.until('half of the reports are read', () => sensors.readings.length === 3000);
    await bus.unplug('hidraw0');
    await sensors.until('the board is lost', () => sensors.devices[0]?.state === 'lost');
    expect(sensors.devices[0]?.error?.message).toMatchObject({
      id: 'error.device.lost',
      values: { reason: expect.stringMatching(/disconnected/) },
    });

    const again = new FakeBoard();
    await bus.plug('hidraw3', SERIAL, again);
    await sensors.until('the board is back', () => again.mode === 0x34);
    for (const posture of POSTURES.slice(3)) await play(bus, 'hidraw3', posture);
    await sensors.until('all reports are read', () => sensors.readings.length === 6000);
    expect(sensors.devices).toMatchObject([
      { serial: SERIAL, inUse: true, batteryBars: 4, temperatureC: 23, warnings: [] },
    ]);
    expect(sensors.states).toEqual([
      'found',
      'opening',
      'initialising',
      'ready',
      'lost',
      'found',
      'opening',
      'initialising',
      'ready',
    ]);
    expect(await sensors.end()).toBe(0);
    expect(sensors.problems).toEqual([]);
    expect(
      sensors.inputs.filter((input) => input.type === 'attached').map((input) => [input.slot, input.serial]),
    ).toEqual([
      [0, SERIAL],
      [0, SERIAL],
    ]);
    expectEveryReading(sensors);
    expectCentres(sensors);
  }, 60_000);

  it('that is a Wii Remote is told so', async () => {
    await bus.plug('hidraw0', SERIAL, new FakeBoard({ extensionId: EXTENSION_ID.nunchuk }));
    const sensors = new SensorsProcess(bus.env);
    sensors.send({ type: 'use-hid' });
    await sensors.until('it is refused', () => sensors.devices[0]?.state === 'failed');
    expect(sensors.devices[0]?.error?.message).toMatchObject({ id: 'error.board.is-wii-remote' });
    expect(await sensors.end()).toBe(0);
  });

  it('behind an adapter that swallows commands is told so, and the program ends in good order while it is open', async () => {
    await bus.plug('hidraw0', SERIAL, new FakeBoard({ swallows: [0x11, 0x12, 0x15, 0x16, 0x17] }));
    const sensors = new SensorsProcess(bus.env);
    sensors.send({ type: 'use-hid' });
    await sensors.until('it is refused', () => sensors.devices[0]?.state === 'failed');
    expect(sensors.devices[0]?.error?.message).toEqual(message('error.board.no-answer'));
    await sensors.until('it is tried again', () => sensors.devices[0]?.state === 'initialising');
    expect(await sensors.end()).toBe(0);
  });

  it('that cannot be opened is listed as failed, with what the system said', async () => {
    await bus.plug('hidraw0', SERIAL, new FakeBoard());
    await rm(join(bus.env.UMOCKDEV_DIR ?? '', 'dev/hidraw0'));
    const sensors = new SensorsProcess(bus.env);
    sensors.send({ type: 'use-hid' });
    await sensors.until('it has failed', () => sensors.devices[0]?.state === 'failed');
    expect(sensors.devices[0]?.error).toMatchObject({
      code: 'device-refused',
      message: {
        id: 'error.device.not-opened',
        values: { reason: expect.stringMatching(/No such file or directory/) },
      },
    });
    expect(await sensors.end()).toBe(0);
  });

  it('is listed on the command line', async () => {
    const board = new FakeBoard();
    await bus.plug('hidraw0', SERIAL, board);
    const keel = join(import.meta.dirname, '../../cli/keel.ts');
    const command = promisify(execFile)(process.execPath, [keel, 'devices', '--json', '--seconds', '3'], {
      env: { ...process.env, ...bus.env },
    });
    const sending = setInterval(() => bus.measure('hidraw0', { cells: POSTURES[1] ?? [0, 0, 0, 0] }), 10);
    const { stdout } = await command.finally(() => clearInterval(sending));
    const { devices } = JSON.parse(stdout) as { devices: Record<string, unknown>[] };
    expect(devices).toMatchObject([{ serial: SERIAL, state: 'ready', inUse: true, batteryBars: 4 }]);
    const { mlMm, apMm } = centre(POSTURES[1] ?? [0, 0, 0, 0]);
    expect(devices[0]?.copMlMm).toBeCloseTo(mlMm, 6);
    expect(devices[0]?.copApMm).toBeCloseTo(apMm, 6);
  });
});

/** Every single reading is what its raw integers say, in order. */
function expectEveryReading(sensors: SensorsProcess): void {
  const expected = POSTURES.map(kilograms);
  const worstKg = sensors.readings.map((reading, index) => {
    const { frontRightKg, backRightKg, frontLeftKg, backLeftKg } = reading;
    const posture = expected[Math.floor(index / REPORTS_PER_POSTURE)] ?? [];
    const errors = [frontRightKg, backRightKg, frontLeftKg, backLeftKg].map((kg, cell) =>
      Math.abs(kg - (posture[cell] ?? Number.NaN)),
    );
    return Math.max(...errors);
  });
  expect(Math.max(...worstKg)).toBeLessThan(1e-9);
}

/** While a posture lasts, the frames stand still at its centre of pressure. */
function expectCentres(sensors: SensorsProcess): void {
  for (const posture of POSTURES) {
    const { mlMm, apMm } = centre(posture);
    const there = sensors.frames.filter(
      (frame) => Math.abs(frame.copMlMm - mlMm) < 1e-6 && Math.abs(frame.copApMm - apMm) < 1e-6,
    );
    // Half a second or more of real time for each posture, at 100 frames a second.
    expect(there.length).toBeGreaterThan(30);
  }
}

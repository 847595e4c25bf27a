import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { EXTENSION_ID, hex } from './support/board-registers.ts';
import { FakeBoard } from './support/fake-board.ts';
import { SensorRig } from './support/sensor-rig.ts';

const SERIAL = '00:1f:c5:11:22:33';
const OTHER = '00:1f:c5:44:55:66';

async function rigWithBoard(board = new FakeBoard()): Promise<SensorRig> {
  const rig = new SensorRig();
  rig.port.plug('/dev/hidraw0', SERIAL, board);
  rig.send({ type: 'use-hid' });
  await rig.run(3000);
  return rig;
}

describe('boards are looked for', () => {
  it('from the start, every two seconds, and listed without being opened', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    await rig.run(10_500);
    expect(rig.port.listings).toBe(6);
    expect(rig.port.opened).toEqual([]);
    expect(rig.devices).toMatchObject([
      { serial: SERIAL, model: 'Wii Balance Board', state: 'found', inUse: false },
    ]);
  });

  it('no longer once one is open', async () => {
    const rig = await rigWithBoard();
    const before = rig.port.listings;
    await rig.run(20_000);
    expect(rig.port.listings).toBe(before);
    expect(rig.messages.findLast((message) => message.type === 'devices')?.scanning).toBe(false);
  });

  it('at once on request, also while one is open', async () => {
    const rig = await rigWithBoard();
    rig.port.plug('/dev/hidraw1', OTHER, new FakeBoard());
    rig.send({ type: 'scan' });
    await rig.run(10);
    expect(rig.device(OTHER)?.state).toBe('found');
    expect(rig.device(SERIAL)?.state).toBe('ready');
  });

  it('and a failing look is told once, not every two seconds', async () => {
    const rig = new SensorRig();
    rig.port.listFailure = new Error('the bus is busy');
    await rig.run(9000);
    expect(rig.problems).toEqual([
      { code: 'internal', message: message('error.internal', { detail: 'the bus is busy' }) },
    ]);
    rig.port.listFailure = undefined;
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    await rig.run(2000);
    expect(rig.device(SERIAL)?.state).toBe('found');
  });
});

describe('a board in use', () => {
  it('is attached with its geometry before its first reading', async () => {
    const rig = await rigWithBoard();
    const [first, second] = rig.inputs.filter((input) => input.type !== 'tick');
    expect(first).toMatchObject({
      type: 'attached',
      slot: 0,
      source: 'hid',
      model: 'Wii Balance Board',
      serial: SERIAL,
      sensorSpacingMlMm: 433,
      sensorSpacingApMm: 238,
      loadScale: 1,
    });
    expect(second).toMatchObject({ type: 'board', slot: 0, frontRightKg: 17, button: false });
  });

  it('is listed with battery, temperature and a rate counted over time', async () => {
    const rig = await rigWithBoard();
    await rig.run(5000);
    expect(rig.device(SERIAL)).toMatchObject({
      state: 'ready',
      inUse: true,
      batteryBars: 4,
      temperatureC: 23,
      gaps: 0,
    });
    expect(rig.device(SERIAL)?.rateHz).toBeCloseTo(100, 0);
    expect(rig.device(SERIAL)?.longestGapMs).toBe(10);
  });

  it('has its silences counted', async () => {
    const board = new FakeBoard();
    const rig = await rigWithBoard(board);
    board.mode = undefined;
    await rig.run(3000);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'ready', gaps: 1 });
    expect(rig.device(SERIAL)?.longestGapMs).toBeGreaterThanOrEqual(500);
  });

  it('uses the geometry and correction remembered for its serial number, at once when they change', async () => {
    const settings = {
      type: 'board-settings',
      serial: SERIAL,
      sensorSpacingMlMm: 430,
      sensorSpacingApMm: 228,
    } as const;
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    rig.send({ ...settings, loadScale: 1.02 });
    rig.send({ type: 'use-hid' });
    await rig.run(3000);
    rig.send({ ...settings, loadScale: 0.98 });
    rig.send({ ...settings, loadScale: 0.98 });
    await rig.run(100);
    expect(rig.inputsOf('attached')).toMatchObject([
      { sensorSpacingApMm: 228, loadScale: 1.02 },
      { sensorSpacingApMm: 228, loadScale: 0.98 },
    ]);
  });

  it('is read and initialised anew on request, and stays attached', async () => {
    const board = new FakeBoard();
    const rig = await rigWithBoard(board);
    rig.send({ type: 'recalibrate' });
    await rig.run(1000);
    expect(board.written.filter((bytes) => bytes[0] === 0x15)).toHaveLength(2);
    expect(rig.inputsOf('attached')).toHaveLength(1);
    expect(rig.device(SERIAL)?.state).toBe('ready');
  });

  it('is let go on request, and found again', async () => {
    const rig = await rigWithBoard();
    rig.send({ type: 'use-nothing' });
    await rig.run(100);
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
    expect(rig.inputsOf('detached')).toMatchObject([{ slot: 0 }]);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'found', inUse: false });
  });

  it('works without a serial number', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', undefined, new FakeBoard());
    rig.send({ type: 'use-hid' });
    await rig.run(3000);
    expect(rig.devices).toMatchObject([{ serial: 'without serial number at /dev/hidraw0', state: 'ready' }]);
  });
});

describe('a board that goes', () => {
  it('is detached, listed as lost, and comes back on another path as the same slot', async () => {
    const rig = await rigWithBoard();
    rig.port.unplug('/dev/hidraw0');
    await rig.run(100);
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
    expect(rig.device(SERIAL)).toMatchObject({
      state: 'lost',
      inUse: false,
      error: { message: message('error.internal', { detail: 'could not read from HID device' }) },
    });
    rig.port.plug('/dev/hidraw7', SERIAL, new FakeBoard());
    await rig.run(3000);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'ready', inUse: true });
    expect(rig.inputsOf('attached').map((input) => input.slot)).toEqual([0, 0]);
    expect(rig.inputsOf('detached').map((input) => input.slot)).toEqual([0]);
    expect(rig.inputsOf('board').every((input) => input.slot === 0)).toBe(true);
  });

  it('silently is opened anew after three seconds, and stays attached when it answers', async () => {
    const board = new FakeBoard({});
    const rig = await rigWithBoard(board);
    const silent = new FakeBoard({ swallows: [0x11, 0x12, 0x15, 0x16, 0x17] });
    board.mode = undefined;
    const receive = board.receive.bind(board);
    board.receive = (bytes) => silent.receive(bytes);
    await rig.run(2900);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'silent', inUse: true });
    board.receive = receive;
    await rig.run(1000);
    expect(rig.port.opened).toEqual(['/dev/hidraw0', '/dev/hidraw0']);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'ready', inUse: true });
    expect(rig.inputsOf('attached')).toHaveLength(1);
    expect(rig.inputsOf('detached')).toHaveLength(0);
  });

  it('silently for good is detached and tried again ever more seldom', async () => {
    const board = new FakeBoard();
    const rig = await rigWithBoard(board);
    board.mode = undefined;
    board.receive = () => [];
    await rig.run(8000);
    expect(rig.inputsOf('detached')).toHaveLength(1);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'failed', error: { code: 'device-refused' } });
    await rig.run(120_000);
    expect(rig.port.opened.length).toBeGreaterThan(4);
    expect(rig.port.opened.length).toBeLessThan(12);
  });

  it('is not replaced by another one until ten seconds have passed', async () => {
    const rig = await rigWithBoard();
    rig.port.unplug('/dev/hidraw0');
    rig.port.plug('/dev/hidraw1', OTHER, new FakeBoard());
    await rig.run(9000);
    expect(rig.device(OTHER)?.state).toBe('found');
    await rig.run(6000);
    expect(rig.device(OTHER)).toMatchObject({ state: 'ready', inUse: true });
    expect(rig.device(SERIAL)?.state).toBe('lost');
    expect(rig.inputsOf('attached').map((input) => input.slot)).toEqual([0, 1]);
  });
});

describe('several boards', () => {
  it('are all listed, and one is in use: the chosen one', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    rig.port.plug('/dev/hidraw1', OTHER, new FakeBoard());
    rig.send({ type: 'use-hid', serial: OTHER });
    await rig.run(3000);
    expect(rig.devices).toMatchObject([
      { serial: SERIAL, state: 'found', inUse: false },
      { serial: OTHER, state: 'ready', inUse: true },
    ]);
    rig.send({ type: 'use-hid', serial: SERIAL });
    await rig.run(3000);
    expect(rig.devices).toMatchObject([
      { serial: SERIAL, state: 'ready', inUse: true },
      { serial: OTHER, state: 'found', inUse: false },
    ]);
    expect(rig.port.closed).toEqual(['/dev/hidraw1']);
  });

  it('and without a choice the first that is ready', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard({ extensionId: EXTENSION_ID.nunchuk }));
    rig.port.plug('/dev/hidraw1', OTHER, new FakeBoard());
    rig.send({ type: 'use-hid' });
    await rig.run(3000);
    expect(rig.devices).toMatchObject([
      {
        serial: SERIAL,
        state: 'failed',
        inUse: false,
        error: { message: expect.objectContaining({ id: 'error.board.is-wii-remote' }) },
      },
      { serial: OTHER, state: 'ready', inUse: true },
    ]);
  });

  it('a chosen one that is not there is waited for', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    rig.send({ type: 'use-hid', serial: OTHER });
    await rig.run(20_000);
    expect(rig.port.opened).toEqual([]);
    rig.port.plug('/dev/hidraw1', OTHER, new FakeBoard());
    await rig.run(4000);
    expect(rig.device(OTHER)?.state).toBe('ready');
  });

  it('one that is in use stays open when it is asked for again', async () => {
    const rig = await rigWithBoard();
    rig.send({ type: 'use-hid', serial: SERIAL });
    rig.send({ type: 'use-hid' });
    await rig.run(1000);
    expect(rig.port.opened).toEqual(['/dev/hidraw0']);
  });
});

describe('a board that cannot be opened', () => {
  it('is tried again after 2, 4, 8 ... 30 s, and at once on request', async () => {
    const rig = new SensorRig();
    rig.port.openError = new KeelError(
      'not-allowed',
      message('error.device.not-allowed', { reason: 'EACCES' }),
    );
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    rig.send({ type: 'use-hid' });
    await rig.run(1000);
    expect(rig.device(SERIAL)).toMatchObject({ state: 'failed', error: { code: 'not-allowed' } });
    await rig.run(58_000);
    const tries = rig.port.opened.length;
    expect(tries).toBe(5);
    rig.port.openError = undefined;
    rig.send({ type: 'scan' });
    await rig.run(1000);
    expect(rig.device(SERIAL)?.state).toBe('ready');
  });

  it('because it is no board is left alone until it is connected anew', async () => {
    const rig = await rigWithBoard(new FakeBoard({ extensionId: EXTENSION_ID.classicController }));
    await rig.run(60_000);
    expect(rig.port.opened).toHaveLength(1);
    rig.port.unplug('/dev/hidraw0');
    await rig.run(2500);
    expect(rig.devices).toEqual([]);
    rig.port.plug('/dev/hidraw0', SERIAL, new FakeBoard());
    await rig.run(4000);
    expect(rig.device(SERIAL)?.state).toBe('ready');
  });
});

describe('whatever a board sends', () => {
  it('is no reading unless it is a whole report with cells', async () => {
    const rig = await rigWithBoard();
    const before = rig.inputsOf('board').length;
    for (const text of [
      '',
      '34',
      '34 00 00 01',
      '20',
      '21 00 00',
      'ff ff ff',
      `34 00 00 ${'ff'.repeat(19)}`,
    ]) {
      rig.port.send('/dev/hidraw0', hex(text));
    }
    await rig.run(1);
    expect(rig.inputsOf('board').length - before).toBeLessThanOrEqual(1);
    expect(rig.problems).toEqual([]);
  });
});

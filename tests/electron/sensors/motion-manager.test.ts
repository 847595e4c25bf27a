import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { SensorAssignment, SensorCommand } from '#core/contract/sensors.ts';
import { learnProfile } from '#core/device-learning/learn-profile.ts';
import { LEARNING_STEP_IDS, type LearningStepId } from '#core/device-learning/learning-steps.ts';
import { valueOf } from '#core/errors.ts';
import { createRandom } from '#core/signal/random.ts';
import { record, reportOf } from '../../core/device-learning/synthetic-board.ts';
import { hex } from '../../core/hid-descriptor/samples.ts';
import { SIX_AXES_SI, words } from './drivers/hid-sensor/descriptors.ts';
import { FakeBoard } from './support/fake-board.ts';
import { SimpleDevice } from './support/fake-device.ts';
import {
  addressOf,
  addressPacket,
  buttonPacket,
  FakeReceiver,
  infoPacket,
  quaternionPacket,
  receiverReport,
} from './support/fake-receiver.ts';
import { FakeWiiRemote } from './support/fake-wii-remote.ts';
import { SensorRig } from './support/sensor-rig.ts';

const PORT_A = '/dev/hidraw1';
const PORT_B = '/dev/hidraw2';
const AT_REST = words(undefined, 0, 0, -981, 0, 0, 0);
const THORAX: SensorAssignment = { role: 'thorax', axes: 6 };
const PELVIS: SensorAssignment = { role: 'pelvis', axes: 6 };
const BOARD: SensorAssignment = { role: 'board', axes: 6 };

function wear(assignments: Record<string, SensorAssignment>, discover = false): SensorCommand {
  return { type: 'motion-sensors', assignments, discover };
}

function sensor(): SimpleDevice {
  return new SimpleDevice({
    vendorId: 0x16c0,
    productId: 0x27d9,
    product: 'Motion sensor',
    reportDescriptor: SIX_AXES_SI,
    usages: [0x0020_0001],
  });
}

/** A joystick that says nothing of its axes. */
function unknownBoard(): SimpleDevice {
  return new SimpleDevice({
    vendorId: 0x1209,
    productId: 0x7777,
    product: 'Rocker',
    reportDescriptor: hex('05 01 09 04 a1 01 06 00 ff 09 01 15 00 26 ff 00 75 08 95 04 81 02 c0'),
    usages: [0x0001_0004],
  });
}

/** The sensors send a hundred times a second for so long. */
async function send(rig: SensorRig, durationMs: number, ...paths: readonly string[]): Promise<void> {
  for (let passed = 0; passed < durationMs; passed += 10) {
    for (const path of paths) rig.port.send(path, AT_REST);
    await rig.run(10);
  }
}

async function rigWithTwo(): Promise<SensorRig> {
  const rig = new SensorRig();
  rig.port.plug(PORT_A, 'A', sensor());
  rig.port.plug(PORT_B, 'B', sensor());
  await rig.run(2100);
  return rig;
}

function attachments(rig: SensorRig): unknown[] {
  return rig.inputs
    .filter((input) => input.type === 'sensor-attached' || input.type === 'detached')
    .map((input) =>
      input.type === 'detached' ? `- ${input.slot}` : `+ ${input.slot} ${input.serial} ${input.role}`,
    );
}

describe('motion sensors', () => {
  it('are listed, and left alone until somebody wears them or looks at them', async () => {
    const rig = await rigWithTwo();
    await rig.run(2000);
    expect(rig.port.opened).toEqual([]);
    expect(rig.devices).toMatchObject([
      { kind: 'motion', serial: 'A', model: 'Motion sensor', state: 'found', inUse: false },
      {
        kind: 'motion',
        serial: 'B',
        state: 'found',
        motion: { kind: 'motion', role: 'none', hasMagnetometer: false },
      },
    ]);
  });

  it('that are worn are open, two of the same kind at once, each in its place', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX, B: PELVIS }));
    await send(rig, 2000, PORT_A, PORT_B);
    expect(rig.port.opened).toEqual([PORT_A, PORT_B]);
    expect(attachments(rig)).toEqual(['+ 0 A thorax', '+ 1 B pelvis']);
    expect(rig.inputsOf('sensor-attached')[0]).toMatchObject({
      source: 'hid',
      kind: 'motion',
      axes: 6,
      nominalRateHz: 100,
    });
    expect(rig.inputsOf('motion').filter((reading) => reading.slot === 1).length).toBeGreaterThan(150);
    expect(rig.device('A')).toMatchObject({
      state: 'ready',
      inUse: true,
      gaps: 0,
      motion: { role: 'thorax', lossPercent: 0 },
    });
    expect(rig.device('B')?.rateHz).toBeCloseTo(100, 0);
  });

  it('that nobody wears are open while somebody looks at them, and read, so that one can be moved to be found', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX }, true));
    await send(rig, 500, PORT_A, PORT_B);
    expect(attachments(rig)).toEqual(['+ 0 A thorax', '+ 1 B none']);
    expect(rig.device('B')).toMatchObject({ state: 'ready', inUse: false });
    rig.send(wear({ A: THORAX }, false));
    await send(rig, 100, PORT_A, PORT_B);
    expect(rig.port.closed).toEqual([PORT_B]);
    expect(attachments(rig).at(-1)).toBe('- 1');
    expect(rig.device('B')?.state).toBe('found');
  });

  it('are attached again when they get another place, and only then', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX, B: PELVIS }));
    await send(rig, 200, PORT_A, PORT_B);
    rig.send(wear({ A: PELVIS, B: PELVIS }));
    rig.send(wear({ A: PELVIS, B: { role: 'pelvis', axes: 9 } }));
    await send(rig, 200, PORT_A, PORT_B);
    // B has no magnetometer to use.
    expect(attachments(rig)).toEqual(['+ 0 A thorax', '+ 1 B pelvis', '+ 0 A pelvis']);
    expect(rig.port.opened).toHaveLength(2);
  });

  it('are attached to a new hub too', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX }));
    await send(rig, 200, PORT_A);
    rig.send({ type: 'restart-hub' });
    await send(rig, 200, PORT_A);
    rig.messages = rig.messages.slice(
      rig.messages.findLastIndex((message) => message.type === 'hub-started'),
    );
    expect(attachments(rig)[0]).toBe('+ 0 A thorax');
  });

  it('work beside a board', async () => {
    const rig = await rigWithTwo();
    rig.port.plug('/dev/hidraw0', 'board', new FakeBoard());
    rig.send({ type: 'use-hid' });
    rig.send(wear({ A: THORAX }));
    await send(rig, 3000, PORT_A);
    expect(rig.device('board')).toMatchObject({ state: 'ready', inUse: true });
    expect(rig.device('A')).toMatchObject({ state: 'ready', inUse: true });
    expect(rig.inputsOf('board').length).toBeGreaterThan(200);
    expect(
      new Set([...rig.inputsOf('board'), ...rig.inputsOf('motion')].map((input) => input.slot)).size,
    ).toBe(2);
  });
});

describe('a motion sensor that goes', () => {
  it('is detached, listed as lost, looked for, and comes back on another path as the same slot', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX, B: PELVIS }));
    await send(rig, 500, PORT_A, PORT_B);
    rig.port.unplug(PORT_A);
    await send(rig, 500, PORT_B);
    expect(rig.device('A')).toMatchObject({ state: 'lost', inUse: false, motion: { role: 'thorax' } });
    expect(rig.device('B')).toMatchObject({ state: 'ready', inUse: true });
    rig.port.plug('/dev/hidraw9', 'A', sensor());
    await send(rig, 9000, PORT_B, '/dev/hidraw9');
    expect(rig.device('A')).toMatchObject({ state: 'ready', inUse: true });
    expect(attachments(rig)).toEqual(['+ 0 A thorax', '+ 1 B pelvis', '- 0', '+ 0 A thorax']);
  });

  it('silently is opened anew, and tried ever more seldom when that does not help', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX }));
    await send(rig, 500, PORT_A);
    await rig.run(2500);
    expect(rig.device('A')?.state).toBe('silent');
    await rig.run(10_000);
    expect(attachments(rig)).toEqual(['+ 0 A thorax', '- 0']);
    expect(rig.device('A')).toMatchObject({ error: { code: 'device-silent' } });
    await rig.run(120_000);
    expect(rig.port.opened.length).toBeGreaterThan(4);
    expect(rig.port.opened.length).toBeLessThan(14);
    rig.send({ type: 'scan' });
    await send(rig, 3000, PORT_A);
    expect(rig.device('A')?.state).toBe('ready');
  });

  it('that cannot be opened is failed, and tried again', async () => {
    const rig = await rigWithTwo();
    rig.port.openError = new Error('busy');
    rig.send(wear({ A: THORAX }));
    await rig.run(100);
    expect(rig.device('A')).toMatchObject({
      state: 'failed',
      error: { message: message('error.internal', { detail: 'busy' }) },
    });
    rig.port.openError = undefined;
    await send(rig, 5000, PORT_A);
    expect(rig.device('A')?.state).toBe('ready');
  });
});

describe('devices are looked for', () => {
  const listings = async (rig: SensorRig, durationMs: number, ...paths: string[]): Promise<number> => {
    const before = rig.port.listings;
    await send(rig, durationMs, ...paths);
    return rig.port.listings - before;
  };

  it('no longer once all that is wanted is open', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX, B: PELVIS }));
    await send(rig, 500, PORT_A, PORT_B);
    expect(await listings(rig, 30_000, PORT_A, PORT_B)).toBe(0);
    expect(rig.messages.findLast((message) => message.type === 'devices')?.scanning).toBe(false);
  });

  it('ever more seldom while something wanted is missing and something else would be disturbed', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX, lost: PELVIS }));
    await send(rig, 30_000, PORT_A);
    expect(await listings(rig, 32_000, PORT_A)).toBe(4);
  });

  it('every two seconds while somebody looks', async () => {
    const rig = await rigWithTwo();
    rig.send(wear({ A: THORAX }, true));
    await send(rig, 500, PORT_A);
    expect(await listings(rig, 19_000, PORT_A)).toBeGreaterThanOrEqual(9);
  });
});

/** Not every system tells the name of a Bluetooth device. */
class UnnamedBoard extends FakeBoard {
  override readonly identity = { ...new FakeBoard().identity, product: undefined };
}
class UnnamedRemote extends FakeWiiRemote {
  override readonly identity = { ...new FakeWiiRemote().identity, product: undefined };
}

describe('a device that may be a board or a Wii Remote', () => {
  const AT_REST_REMOTE = { acc: [512, 512, 616], gyro: [8192, 8192, 8192] } as const;

  async function rigWith(
    device: FakeBoard | FakeWiiRemote,
    ...commands: SensorCommand[]
  ): Promise<SensorRig> {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'W', device);
    for (const command of commands) rig.send(command);
    for (let passed = 0; passed < 20_000; passed += 10) {
      const report = device instanceof FakeWiiRemote ? device.measure(AT_REST_REMOTE) : undefined;
      if (report !== undefined) rig.port.send(PORT_A, report);
      await rig.run(10);
    }
    return rig;
  }

  it('is listed once, as a board, while nobody has asked it', async () => {
    const rig = await rigWith(new UnnamedBoard());
    expect(rig.devices).toMatchObject([{ kind: 'board', serial: 'W', state: 'found' }]);
  });

  it('is no tilting board either when its name says what it is', async () => {
    const rig = await rigWith(new FakeBoard());
    expect(rig.devices).toMatchObject([{ kind: 'board', serial: 'W' }]);
  });

  it('is tried as a board first, and stays one when it is', async () => {
    const rig = await rigWith(new UnnamedBoard(), wear({}, true), { type: 'use-hid' });
    expect(rig.devices).toMatchObject([{ kind: 'board', serial: 'W', state: 'ready', inUse: true }]);
  });

  it('is a motion sensor when it turns out to be a remote', async () => {
    const rig = await rigWith(new UnnamedRemote(), wear({ W: THORAX }), { type: 'use-hid' });
    expect(rig.devices).toMatchObject([
      { kind: 'motion', serial: 'W', state: 'ready', motion: { role: 'thorax' } },
    ]);
    expect(rig.inputsOf('motion').length).toBeGreaterThan(100);
  });
});

describe('sensors behind a receiver', () => {
  it('have slots and statuses of their own, by their own serial numbers, also before they are known', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'dongle', new FakeReceiver());
    await rig.run(100);
    rig.send(wear({ [addressOf(0)]: THORAX, [addressOf(1)]: PELVIS }));
    await rig.run(50);
    const report = (id: number): Uint8Array =>
      receiverReport(
        addressPacket(id),
        quaternionPacket(id, [1, 0, 0, 0]),
        infoPacket(id),
        addressPacket(id),
      );
    for (let count = 0; count < 100; count++) {
      rig.port.send(PORT_A, report(0));
      rig.port.send(PORT_A, report(1));
      await rig.run(10);
    }
    expect(rig.device(addressOf(0))).toMatchObject({
      state: 'ready',
      inUse: true,
      motion: { role: 'thorax' },
    });
    expect(rig.device(addressOf(1))).toMatchObject({
      state: 'ready',
      inUse: true,
      motion: { role: 'pelvis' },
    });
    expect(new Set(rig.inputsOf('orientation').map((reading) => reading.slot)).size).toBe(2);
  });
});

describe('the buttons of sensors', () => {
  it('reach the frames from one that is worn, not from the one beside it', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'dongle', new FakeReceiver());
    await rig.run(100);
    rig.send(wear({ [addressOf(0)]: THORAX }));
    await rig.run(50);
    const pressedFrames = async (...presses: readonly [number, number]): Promise<number> => {
      const before = rig.frames.length;
      for (let count = 0; count < 10; count++) {
        for (const id of [0, 1]) {
          const packets = [addressPacket(id), buttonPacket(id, presses[id] ?? 0)];
          rig.port.send(
            PORT_A,
            receiverReport(...packets, quaternionPacket(id, [1, 0, 0, 0]), infoPacket(id)),
          );
        }
        await rig.run(10);
      }
      return rig.frames.slice(before).filter((frame) => hasFlag(frame, FrameFlag.controllerButton)).length;
    };
    expect(await pressedFrames(0, 0)).toBe(0);
    expect(await pressedFrames(0, 1)).toBe(0);
    expect(await pressedFrames(1, 0)).toBeGreaterThan(7);
    await pressedFrames(0, 0);
    expect(await pressedFrames(0, 0)).toBe(0);
  });
});

describe('a sensor heard through two receivers', () => {
  it('is read and listed once, and through the other one when the first goes', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'dongle A', new FakeReceiver());
    rig.port.plug(PORT_B, 'dongle B', new FakeReceiver());
    await rig.run(100);
    rig.send(wear({ [addressOf(0)]: THORAX }, true));
    await rig.run(50);
    const report = receiverReport(
      addressPacket(0),
      quaternionPacket(0, [1, 0, 0, 0]),
      infoPacket(0),
      addressPacket(0),
    );
    const sendBoth = async (...paths: readonly string[]): Promise<void> => {
      for (let count = 0; count < 50; count++) {
        for (const path of paths) rig.port.send(path, report);
        await rig.run(10);
      }
    };
    await sendBoth(PORT_A, PORT_B);
    expect(rig.devices.filter(({ serial }) => serial === addressOf(0))).toHaveLength(1);
    const heard = rig.inputsOf('orientation').length;
    expect(heard).toBeGreaterThan(45);
    expect(heard).toBeLessThanOrEqual(50);
    rig.port.unplug(PORT_A);
    await rig.run(50);
    await sendBoth(PORT_B);
    expect(rig.inputsOf('orientation').length).toBeGreaterThan(heard + 45);
    expect(rig.device(addressOf(0))).toMatchObject({ state: 'ready', motion: { role: 'thorax' } });
  });
});

describe('a board that must be learnt', () => {
  const PROFILE = {
    name: 'Rocker',
    tiltMl: { reportId: 0, bitOffset: 0, bitSize: 8, signed: false, levelValue: 128, degreesPerUnit: 0.1 },
    tiltAp: { reportId: 0, bitOffset: 8, bitSize: 8, signed: false, levelValue: 128, degreesPerUnit: -0.1 },
  };

  async function rigWithUnknown(): Promise<SensorRig> {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'R', unknownBoard());
    rig.send(wear({ R: BOARD }));
    await rig.run(2100);
    return rig;
  }

  it('says so, and by which key its profile is kept', async () => {
    const rig = await rigWithUnknown();
    expect(rig.device('R')).toMatchObject({
      motion: { kind: 'tilt', needsProfile: true, profileKey: '1209:7777' },
    });
  });

  it('sends its raw reports while asked for, some at a time', async () => {
    const rig = await rigWithUnknown();
    rig.send({ type: 'raw-reports', serial: 'R' });
    for (let count = 0; count < 20; count++) {
      rig.port.send(PORT_A, Uint8Array.of(count, 1, 2, 3));
      await rig.run(10);
    }
    await rig.run(100);
    rig.send({ type: 'raw-reports' });
    rig.port.send(PORT_A, Uint8Array.of(99, 1, 2, 3));
    await rig.run(100);
    const messages = rig.messages.filter((message) => message.type === 'raw-reports');
    expect(messages.every((message) => message.serial === 'R')).toBe(true);
    expect(messages.length).toBeLessThan(8);
    expect(messages.flatMap((message) => message.reports).map((report) => report[0])).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
  });

  it('is learnt from its raw reports, step by step, and then read', async () => {
    const rig = await rigWithUnknown();
    const axis = { bitSize: 8, signed: false, levelValue: 120, unitsPerDegree: 5, noise: 1 };
    const board = {
      reportId: 0,
      bytes: 4,
      right: { ...axis, bitOffset: 16 },
      front: { ...axis, bitOffset: 0, unitsPerDegree: -5 },
      counterAt: 3,
    };
    const source = createRandom(11);
    const recording = record(board, () => source.next());
    const heard = { level: [], right: [], levelAgain: [], forward: [] } as Record<
      LearningStepId,
      Uint8Array[]
    >;
    rig.send({ type: 'raw-reports', serial: 'R' });
    for (const id of LEARNING_STEP_IDS) {
      rig.messages.length = 0;
      for (const report of recording[id]) {
        rig.port.send(PORT_A, report);
        await rig.run(10);
      }
      await rig.run(100);
      heard[id] = rig.messages.flatMap((message) => (message.type === 'raw-reports' ? message.reports : []));
    }
    const profile = valueOf(learnProfile(heard, { name: 'Rocker' }));
    rig.send({ type: 'device-profiles', profiles: { '1209:7777': profile } });
    await rig.run(100);
    rig.port.send(
      PORT_A,
      reportOf(board, { rightDeg: -7, frontDeg: 4 }, 0, () => 0.5),
    );
    await rig.run(100);
    const tilt = rig.inputsOf('tilt')[0];
    expect(Math.abs((tilt?.tiltMlDeg ?? 99) + 7)).toBeLessThan(1);
    expect(Math.abs((tilt?.tiltApDeg ?? 99) - 4)).toBeLessThan(1);
  });

  it('is opened to be listened to, though nobody wears it', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, 'R', unknownBoard());
    await rig.run(2100);
    rig.send({ type: 'raw-reports', serial: 'R' });
    await rig.run(100);
    expect(rig.port.opened).toEqual([PORT_A]);
    rig.send({ type: 'raw-reports' });
    await rig.run(100);
    expect(rig.port.closed).toEqual([PORT_A]);
  });

  it('is read as soon as its profile is there, and not opened anew for the same profile again', async () => {
    const rig = await rigWithUnknown();
    rig.send({ type: 'device-profiles', profiles: { '1209:7777': PROFILE } });
    await rig.run(100);
    rig.port.send(PORT_A, Uint8Array.of(148, 118, 0, 0));
    await rig.run(100);
    rig.send({ type: 'device-profiles', profiles: { '1209:7777': PROFILE, '0001:0002': PROFILE } });
    await rig.run(100);
    expect(rig.port.opened).toEqual([PORT_A, PORT_A]);
    expect(rig.inputsOf('tilt')[0]).toMatchObject({ tiltMlDeg: 2, tiltApDeg: 1 });
    expect(rig.device('R')?.motion?.needsProfile).toBe(false);
    expect(attachments(rig)).toEqual(['+ 0 R board']);
  });
});

describe('devices that share a serial number', () => {
  it('are told apart by their paths', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, '0000', sensor());
    rig.port.plug(PORT_B, '0000', sensor());
    await rig.run(2100);
    expect(rig.devices.map((device) => device.serial)).toEqual(['0000', `0000 at ${PORT_B}`]);
  });

  it('but a Bluetooth address is one device, by its cable and by radio, read without a break when one ends', async () => {
    const rig = new SensorRig();
    const serial = '7c:bb:8a:9c:67:31';
    rig.send(wear({ [serial]: THORAX }, true));
    rig.port.plug(PORT_A, serial, sensor());
    rig.port.plug(PORT_B, serial, sensor());
    await rig.run(2100);
    await send(rig, 300, PORT_A, PORT_B);
    expect(rig.devices.map((device) => device.serial)).toEqual([serial]);
    expect(rig.inputsOf('motion').length).toBeLessThan(35);
    rig.port.unplug(PORT_A);
    await rig.run(2100);
    await send(rig, 300, PORT_B);
    expect(rig.device(serial)).toMatchObject({ state: 'ready', inUse: true });
    expect(attachments(rig)).toEqual([`+ 0 ${serial} thorax`, '- 0', `+ 0 ${serial} thorax`]);
  });

  it('but an address that is all zeros but for a count is no address', async () => {
    const rig = new SensorRig();
    rig.port.plug(PORT_A, '000000000001', sensor());
    rig.port.plug(PORT_B, '000000000001', sensor());
    await rig.run(2100);
    expect(rig.devices).toHaveLength(2);
  });

  it('but other usages are the collections of one device', async () => {
    const rig = new SensorRig();
    const other = new SimpleDevice({ ...sensor().identity, usages: [0x0020_0073] });
    rig.port.plug(PORT_A, '0000', sensor());
    rig.port.plug(PORT_B, '0000', other);
    await rig.run(2100);
    expect(rig.devices.map((device) => device.serial)).toEqual(['0000']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { type Aim, NOTHING_SHOWN, type Stimulus } from '#core/contract/stimulus.ts';
import { Hub } from '#core/session/hub.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { FakeBoard } from './support/fake-board.ts';
import { SensorRig } from './support/sensor-rig.ts';

const PATIENT = { seed: 7, bodyMassKg: 70, heightM: 1.75, impairment: 'none', severity: 0 } as const;

const AIM: Aim = { steering: 'centre-of-pressure', markerMl: 0, markerAp: 0, targetMl: 0, targetAp: 0 };
const STANDING: Stimulus = { ...NOTHING_SHOWN, aims: [AIM], attending: true };

async function rigOnBoard(): Promise<SensorRig> {
  const rig = new SensorRig();
  rig.port.plug('/dev/hidraw0', 'A', new FakeBoard());
  rig.send({ type: 'use-hid' });
  await rig.run(1000);
  return rig;
}

describe('whoever connects', () => {
  it('is told of a new hub first, then of the devices', () => {
    const rig = new SensorRig();
    expect(rig.messages.map((message) => message.type)).toEqual(['hub-started', 'devices']);
  });

  it('gets inputs that give the same frames again, from the hub’s zero', async () => {
    const rig = await rigOnBoard();
    rig.send({ type: 'body-mass', bodyMassKg: 68 });
    await rig.run(2000);
    const hub = new Hub();
    expect(rig.inputs.flatMap((input) => hub.push(input))).toEqual(rig.frames);
    expect(rig.frames[0]?.tMs).toBe(0);
    expect(rig.frames.at(-1)).toMatchObject({ loadKg: 68, loadPercent: 100, copMlMm: 0, copApMm: 0 });
  });

  it('replaces the one before, and has the board in use attached to its new hub', async () => {
    const rig = await rigOnBoard();
    const before = rig.messages;
    const count = before.length;
    rig.connect();
    await rig.run(500);
    expect(before).toHaveLength(count);
    expect(rig.inputs[0]).toMatchObject({ type: 'attached', serial: 'A' });
    expect(rig.frames[0]?.tMs).toBe(0);
    expect(rig.batches[0]?.sequence).toBe(0);
  });

  it('may ask for a new hub', async () => {
    const rig = await rigOnBoard();
    rig.send({ type: 'restart-hub' });
    await rig.run(200);
    const restart = rig.messages.findLastIndex((message) => message.type === 'hub-started');
    rig.messages = rig.messages.slice(restart);
    expect(rig.inputs[0]).toMatchObject({ type: 'attached', serial: 'A' });
    expect(rig.frames[0]?.tMs).toBe(0);
  });

  it('gets at most one batch in 8 ms, and every reading', async () => {
    const rig = await rigOnBoard();
    const atMs: number[] = [];
    rig.onBatch = () => atMs.push(rig.clock.nowMs());
    const report = new FakeBoard().measure({ cells: [1, 2, 3, 4] });
    expect(report).toBeUndefined();
    const before = rig.inputsOf('board').length;
    for (let count = 0; count < 50; count++) {
      rig.port.send('/dev/hidraw0', Uint8Array.of(0x32, 0, 0, 9, 9, 0x40, 9, 9, 9, 0x30, 9));
      await rig.run(1);
    }
    await rig.run(20);
    const intervals = atMs.slice(1).map((ms, index) => ms - (atMs[index] ?? 0));
    expect(Math.min(...intervals)).toBeGreaterThanOrEqual(8);
    expect(rig.inputsOf('board').length - before).toBeGreaterThanOrEqual(56);
  });

  it('gets ticks while nothing is read, so that time goes on', async () => {
    const rig = new SensorRig();
    await rig.run(1000);
    expect(rig.inputs.map((input) => input.type)).toEqual(Array(rig.inputs.length).fill('tick'));
    expect(rig.inputs.length).toBeGreaterThanOrEqual(19);
    expect(rig.frames.at(-1)?.tMs).toBeGreaterThanOrEqual(900);
    expect(rig.frames.every((frame) => !hasFlag(frame, FrameFlag.attached))).toBe(true);
  });

  it('is told of the devices twice a second', async () => {
    const rig = new SensorRig();
    await rig.run(10);
    const before = rig.messages.filter((message) => message.type === 'devices').length;
    await rig.run(1000);
    expect(rig.messages.filter((message) => message.type === 'devices').length - before).toBe(2);
  });
});

describe('commands', () => {
  it.each([
    undefined,
    null,
    'use-hid',
    {},
    { type: 'fly' },
    { type: 'tare' },
    { type: 'tare', durationMs: Number.NaN },
    { type: 'speed', factor: 1e9 },
    { type: 'pointer', x: 2, y: 0, standing: true },
    { type: 'stimulus', stimulus: { ...STANDING, aims: [AIM, AIM, AIM] }, frameCount: 0 },
    { type: 'stimulus', stimulus: { ...STANDING, posture: 'lying' }, frameCount: 0 },
  ])('that are none are answered with a problem: %o', async (command) => {
    const rig = await rigOnBoard();
    rig.host.command(command);
    expect(rig.problems).toMatchObject([{ code: 'invalid-argument' }]);
    await rig.run(100);
    expect(rig.device('A')?.state).toBe('ready');
  });

  it('to tare reach the hub', async () => {
    const rig = new SensorRig();
    rig.port.plug('/dev/hidraw0', 'A', new FakeBoard());
    rig.port.measurement = { cells: [1968, 15_600, 1152, 10_592] };
    rig.send({ type: 'use-hid' });
    await rig.run(1000);
    rig.send({ type: 'tare', durationMs: 500 });
    await rig.run(1000);
    const last = rig.frames.at(-1);
    expect(last && hasFlag(last, FrameFlag.tared)).toBe(true);
    expect(last?.loadKg).toBeCloseTo(0, 9);
  });
});

describe('whatever a board sends', () => {
  it('every frame holds numbers only, and torn reports move nothing', async () => {
    const rig = await rigOnBoard();
    const torn = fc.sample(fc.uint8Array({ maxLength: 10 }), { numRuns: 300, seed: 20 });
    for (const bytes of torn) {
      rig.port.send('/dev/hidraw0', Uint8Array.of(0x34, ...bytes.slice(0, 9)));
      rig.port.send('/dev/hidraw0', bytes);
    }
    await rig.run(500);
    expect(rig.frames.every((frame) => Object.values(frame).every(Number.isFinite))).toBe(true);
    expect(rig.frames.every((frame) => frame.copMlMm === 0 && frame.copApMm === 0)).toBe(true);
    const wild = fc.sample(fc.uint8Array({ minLength: 21, maxLength: 21 }), { numRuns: 300, seed: 21 });
    for (const bytes of wild) {
      rig.port.send('/dev/hidraw0', Uint8Array.of(0x34, ...bytes));
      await rig.run(2);
    }
    expect(rig.frames.every((frame) => Object.values(frame).every(Number.isFinite))).toBe(true);
    expect(rig.problems).toEqual([]);
  });
});

describe('the pointer', () => {
  it('is a board whose person leans where it points', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'use-pointer', bodyMassKg: 70 });
    rig.send({ type: 'pointer', x: 0.5, y: -0.5, standing: true });
    await rig.run(2000);
    expect(rig.devices).toMatchObject([{ source: 'pointer', state: 'ready', inUse: true }]);
    expect(rig.frames.at(-1)?.loadKg).toBeCloseTo(70, 6);
    expect(rig.frames.at(-1)?.copMlMm).toBeGreaterThan(30);
    expect(rig.frames.at(-1)?.copApMm).toBeLessThan(-20);
    rig.send({ type: 'pointer', x: 0, y: 0, standing: false });
    await rig.run(500);
    expect(rig.frames.at(-1)?.loadKg).toBe(0);
  });

  it('keeps to real time whatever the speed', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'speed', factor: 20 });
    rig.send({ type: 'use-pointer', bodyMassKg: 70 });
    await rig.run(1005);
    expect(rig.inputsOf('board')).toHaveLength(100);
  });
});

describe('the virtual patient', () => {
  it('in real time gives a reading every 10 ms, the same ones for the same seed', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(3000);
    const readings = rig.inputsOf('board');
    const patient = createVirtualPatient(PATIENT);
    expect(readings).toHaveLength(300);
    expect(readings.map((reading) => reading.hostMs - (readings[0]?.hostMs ?? 0))).toEqual(
      readings.map((_, index) => index * 10),
    );
    expect(readings).toMatchObject(readings.map(() => patient.step(undefined)));
    expect(rig.device('virtual-patient')?.rateHz).toBeCloseTo(100, 0);
  });

  it('steps off when the person is told to', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(4000);
    expect(rig.frames.at(-1)?.loadKg).toBeGreaterThan(60);
    rig.send({ type: 'stimulus', stimulus: { ...STANDING, place: 'off-board' }, frameCount: 1 });
    await rig.run(3000);
    expect(rig.frames.at(-1)?.loadKg).toBeLessThan(5);
  });

  it('leaves out what it would have read while the computer slept', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(1000);
    const before = rig.inputsOf('board').length;
    await rig.clock.sleep(60_000);
    await rig.run(100);
    expect(rig.inputsOf('board').length - before).toBeLessThan(50);
    expect(rig.device('virtual-patient')?.longestGapMs).toBeGreaterThan(50_000);
  });

  it('lets a real board go, and the other way round', async () => {
    const rig = await rigOnBoard();
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(100);
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
    rig.send({ type: 'use-hid' });
    await rig.run(1000);
    expect(rig.devices).toMatchObject([{ source: 'hid', state: 'ready', inUse: true }]);
    const changes = rig.inputs.filter((input) => input.type === 'attached' || input.type === 'detached');
    expect(changes.map((input) => [input.type, input.slot])).toEqual([
      ['attached', 0],
      ['detached', 0],
      ['attached', 1],
      ['detached', 1],
      ['attached', 0],
    ]);
  });

  it('gives way to the latest request when several come at once', async () => {
    const rig = await rigOnBoard();
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    rig.send({ type: 'use-pointer', bodyMassKg: 60 });
    rig.send({ type: 'use-hid' });
    await rig.run(1000);
    expect(rig.devices).toMatchObject([{ source: 'hid', state: 'ready', inUse: true }]);
  });
});

describe('the virtual patient sped up', () => {
  /** A page that begins a hub of its own, handles every batch after `delayMs` and says so. */
  function answering(rig: SensorRig, delayMs: number): void {
    let frameCount = 0;
    rig.send({ type: 'restart-hub' });
    rig.onBatch = (frames) => {
      frameCount += frames.length;
      const handled = frameCount;
      rig.clock.after(delayMs, () => rig.send({ type: 'stimulus', stimulus: STANDING, frameCount: handled }));
    };
  }

  async function rigAtSpeed(factor: number, delayMs: number): Promise<SensorRig> {
    const rig = new SensorRig();
    answering(rig, delayMs);
    rig.send({ type: 'speed', factor });
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(1000);
    return rig;
  }

  it('is as fast as asked for when the page keeps up, and never faster', async () => {
    const rig = await rigAtSpeed(20, 0.2);
    const simulatedMs = rig.inputsOf('board').length * 10;
    expect(simulatedMs).toBeGreaterThan(19_000);
    expect(simulatedMs).toBeLessThanOrEqual(20_100);
    expect(rig.frames.length).toBeGreaterThan(1890);
  });

  it('waits for a slow page after every 20 ms', async () => {
    const rig = await rigAtSpeed(20, 10);
    const batches = rig.batches.length;
    expect(batches).toBeGreaterThan(90);
    expect(batches).toBeLessThan(105);
    expect(rig.inputsOf('board').length).toBeLessThanOrEqual(2 * batches);
  });

  it('reacts to what the page showed 20 ms before, however slow the page is', async () => {
    const fast = await rigAtSpeed(20, 0.2);
    const slow = await rigAtSpeed(20, 7);
    const count = slow.inputsOf('board').length;
    const loads = (rig: SensorRig): number[] =>
      rig
        .inputsOf('board')
        .slice(0, count)
        .map((reading) => reading.frontLeftKg);
    expect(count).toBeGreaterThan(200);
    expect(loads(slow)).toEqual(loads(fast));
  });

  it('goes on after two seconds without an answer', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'speed', factor: 20 });
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(9000);
    const readings = rig.inputsOf('board').length;
    expect(readings).toBeGreaterThanOrEqual(8);
    expect(readings).toBeLessThanOrEqual(12);
  });

  it('stamps simulated time, which goes on without a jump back in real time', async () => {
    const rig = await rigAtSpeed(20, 0.2);
    rig.send({ type: 'speed', factor: 1 });
    await rig.run(1000);
    const hostMs = rig.inputs.map((input) => input.hostMs);
    const steps = hostMs.slice(1).map((ms, index) => ms - (hostMs[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(21);
    expect(rig.inputsOf('board').length).toBeGreaterThan(1990);
  });

  it('begins a new hub at once when asked, though the page is silent', async () => {
    const rig = new SensorRig();
    rig.send({ type: 'speed', factor: 20 });
    rig.send({ type: 'use-virtual-patient', options: PATIENT });
    await rig.run(100);
    answering(rig, 0.2);
    await rig.run(500);
    expect(rig.frames.length).toBeGreaterThan(900);
  });
});

describe('closing', () => {
  it('closes the board and says nothing more', async () => {
    const rig = await rigOnBoard();
    await rig.host.close();
    const { listings } = rig.port;
    const count = rig.messages.length;
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
    await rig.run(5000);
    expect(rig.messages).toHaveLength(count);
    expect(rig.port.listings).toBe(listings);
  });
});

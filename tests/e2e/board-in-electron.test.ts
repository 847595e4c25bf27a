/** A board behind the real node-hid in the real Electron: its frames reach the page, also after an unplug. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JSHandle } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAME_COLUMNS } from '#core/contract/frame.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import type { DeviceStatus, SensorMessage } from '#core/contract/sensors.ts';
import { FakeBoard } from '../electron/sensors/support/fake-board.ts';
import { centre, kilograms, type Raw } from '../hid/support/expected-loads.ts';
import { POSTURES, REPORTS_PER_POSTURE, play } from '../hid/support/postures.ts';
import { UmockdevBus } from '../hid/support/umockdev-bus.ts';
import { type KeelApp, launchKeel, removeFolders } from './support/keel-app.ts';

const SERIAL = '00:1f:c5:11:22:33';
const TO_THE_RIGHT: Raw = [5200, 18_900, 1900, 11_200];
const TO_THE_FRONT: Raw = [5000, 16_100, 4100, 11_000];
const REPORT_MS = 10;
const TIMEOUT_MS = 20_000;

/** What the page has heard. */
interface Heard {
  devices: readonly DeviceStatus[];
  lastFrame: number[];
  frameCount: number;
  /** The hub's inputs, encoded, batch by batch. */
  inputs: number[][];
}

/** Takes the sensors' port as the page does, and uses the first board. */
function listen(columns: number): Heard {
  const heard: Heard = { devices: [], lastFrame: [], frameCount: 0, inputs: [] };
  const nonce = crypto.randomUUID();
  window.addEventListener('message', (event: MessageEvent<{ nonce?: string }>) => {
    const port = event.ports[0];
    if (event.data.nonce !== nonce || port === undefined) return;
    port.onmessage = ({ data }: MessageEvent<SensorMessage>) => {
      if (data.type === 'devices') heard.devices = data.devices;
      if (data.type === 'batch') heard.inputs.push([...data.inputs]);
      if (data.type !== 'batch' || data.frames.length === 0) return;
      heard.lastFrame = [...data.frames.subarray(-columns)];
      heard.frameCount += data.frames.length / columns;
    };
    port.postMessage({ type: 'use-hid' });
  });
  window.keel?.acquireSensorsPort(nonce);
  return heard;
}

describe.runIf(process.platform === 'linux')('a board in the real Electron', () => {
  let bus: UmockdevBus;
  let keel: KeelApp;
  let heard: JSHandle<Heard>;

  beforeAll(async () => {
    bus = await UmockdevBus.start();
    keel = await launchKeel({ env: bus.env });
    heard = await keel.page.evaluateHandle(listen, FRAME_COLUMNS.length);
  });

  afterAll(async () => {
    await keel.close();
    await bus.stop();
    removeFolders();
  });

  /** Lets the board measure until the page has heard what is expected. */
  async function measureUntil(name: string, cells: Raw, holds: (now: Heard) => boolean): Promise<Heard> {
    const untilMs = performance.now() + TIMEOUT_MS;
    for (;;) {
      for (let count = 0; count < 10; count++) {
        bus.measure(name, { cells });
        await sleep(REPORT_MS);
      }
      const now = await heard.jsonValue();
      if (holds(now)) return now;
      if (performance.now() > untilMs) throw new Error(`The page heard only ${JSON.stringify(now)}`);
    }
  }

  function isAt(cells: Raw): (now: Heard) => boolean {
    const { mlMm, apMm } = centre(cells);
    return ({ lastFrame: [, copMlMm = 0, copApMm = 0] }) =>
      Math.abs(copMlMm - mlMm) < 1e-6 && Math.abs(copApMm - apMm) < 1e-6;
  }

  it('is found, initialised and read into the page', async () => {
    await bus.plug('hidraw0', SERIAL, new FakeBoard());
    const now = await measureUntil('hidraw0', TO_THE_RIGHT, isAt(TO_THE_RIGHT));
    expect(now.devices).toMatchObject([{ serial: SERIAL, state: 'ready', inUse: true, warnings: [] }]);
    expect(now.frameCount).toBeGreaterThan(0);
  });

  it('is told to the page when it is unplugged, and reads on when it is back on another path', async () => {
    await bus.unplug('hidraw0');
    const without = await measureUntil(
      'hidraw0',
      TO_THE_RIGHT,
      ({ devices }) => devices[0]?.state === 'lost',
    );
    expect(without.devices[0]?.error?.code).toBe('device-lost');
    await bus.plug('hidraw1', SERIAL, new FakeBoard());
    const back = await measureUntil('hidraw1', TO_THE_FRONT, isAt(TO_THE_FRONT));
    expect(back.devices).toMatchObject([{ serial: SERIAL, state: 'ready', inUse: true }]);
  });

  it('is read for a minute of reports, every one of them, unplugged in the middle', async () => {
    const before = await readings();
    for (const posture of POSTURES.slice(0, 3)) await play(bus, 'hidraw1', posture);
    await readingsUntil(before.length + 3 * REPORTS_PER_POSTURE);
    await bus.unplug('hidraw1');
    await measureUntil('hidraw1', TO_THE_RIGHT, ({ devices }) => devices[0]?.state === 'lost');
    const board = new FakeBoard();
    await bus.plug('hidraw2', SERIAL, board);
    while (board.mode !== 0x34) await sleep(REPORT_MS);
    for (const posture of POSTURES.slice(3)) await play(bus, 'hidraw2', posture);
    const all = await readingsUntil(before.length + 6 * REPORTS_PER_POSTURE);
    const minute = all.slice(before.length);
    for (const [index, reading] of minute.entries()) {
      const expected = kilograms(POSTURES[Math.floor(index / REPORTS_PER_POSTURE)] ?? [0, 0, 0, 0]);
      for (const [cell, kg] of reading.entries()) expect(kg).toBeCloseTo(expected[cell] ?? Number.NaN, 9);
    }
    const last = POSTURES.at(-1) ?? [0, 0, 0, 0];
    expect(isAt(last)(await heard.jsonValue())).toBe(true);
  });

  /** Kilograms of every reading the page was sent: front right, back right, front left, back left. */
  async function readings(): Promise<number[][]> {
    const { inputs } = await heard.jsonValue();
    return inputs
      .flatMap((bytes) => decodeInputs(Uint8Array.from(bytes)))
      .flatMap((input) =>
        input.type === 'board'
          ? [[input.frontRightKg, input.backRightKg, input.frontLeftKg, input.backLeftKg]]
          : [],
      );
  }

  async function readingsUntil(count: number): Promise<number[][]> {
    const untilMs = performance.now() + TIMEOUT_MS;
    for (;;) {
      const now = await readings();
      if (now.length >= count) return now;
      if (performance.now() > untilMs)
        throw new Error(`The page was sent ${now.length} readings, not ${count}`);
      await sleep(250);
    }
  }
});

/** A board behind the real node-hid in the real Electron: its frames reach the page, also after an unplug. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JSHandle } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAME_COLUMNS } from '#core/contract/frame.ts';
import type { DeviceStatus, SensorMessage } from '#core/contract/sensors.ts';
import { FakeBoard } from '../electron/sensors/support/fake-board.ts';
import { centre, type Raw } from '../hid/support/expected-loads.ts';
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
}

/** Takes the sensors' port as the page does, and uses the first board. */
function listen(columns: number): Heard {
  const heard: Heard = { devices: [], lastFrame: [], frameCount: 0 };
  const nonce = crypto.randomUUID();
  window.addEventListener('message', (event: MessageEvent<{ nonce?: string }>) => {
    const port = event.ports[0];
    if (event.data.nonce !== nonce || port === undefined) return;
    port.onmessage = ({ data }: MessageEvent<SensorMessage>) => {
      if (data.type === 'devices') heard.devices = data.devices;
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
});

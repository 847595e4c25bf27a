/**
 * From a HID report in the sensors process to the page that steps the model, in the real Electron over the real
 * node-hid, with a mocked board. The baseline is the same way without anything on it: a message to the sensors process
 * and back, halved.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SensorMessage } from '#core/contract/sensors.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import type {} from '#renderer/bridge/bridge.ts';
import { UmockdevBus } from '../tests/hid/support/umockdev-bus.ts';
import { FakeBoard } from '../tests/electron/sensors/support/fake-board.ts';
import { launchKeel, removeFolders } from '../tests/e2e/support/keel-app.ts';
import { spreadOf } from './table.ts';
import type { BenchRow } from './table.ts';

const REPORTS = 1500;
const REPORT_MS = 10;

interface Heard {
  clockOriginMs: number;
  readonly batches: { readonly atMs: number; readonly inputs: number[] }[];
  readonly roundTripsMs: number[];
}

/** Runs in the page. */
function listen(): Heard {
  const heard: Heard = { clockOriginMs: 0, batches: [], roundTripsMs: [] };
  const nonce = crypto.randomUUID();
  let askedMs = 0;
  window.addEventListener('message', (event: MessageEvent<{ nonce?: string }>) => {
    const port = event.ports[0];
    if (event.data.nonce !== nonce || port === undefined) return;
    port.onmessage = ({ data }: MessageEvent<SensorMessage>) => {
      const atMs = performance.timeOrigin + performance.now();
      if (data.type === 'hub-started') heard.clockOriginMs = data.clockOriginMs;
      if (data.type === 'batch') heard.batches.push({ atMs, inputs: [...data.inputs] });
      if (data.type === 'problem') heard.roundTripsMs.push(atMs - askedMs);
    };
    port.postMessage({ type: 'use-hid' });
    // No such command: answered at once with a problem, and nothing else happens.
    setInterval(() => {
      askedMs = performance.timeOrigin + performance.now();
      port.postMessage({ type: 'no-such-command' });
    }, 50);
  });
  window.keel?.acquireSensorsPort(nonce);
  return heard;
}

/** The latency of every report, and of the bare way. */
export async function benchLatency(): Promise<BenchRow> {
  const bus = await UmockdevBus.start();
  const keel = await launchKeel({ env: bus.env });
  try {
    const page = await keel.page.evaluateHandle(listen);
    await bus.plug('hidraw0', '00:1f:c5:11:22:33', new FakeBoard());
    await sleep(3000);
    for (let report = 0; report < REPORTS; report++) {
      bus.measure('hidraw0', { cells: [5200, 18_900, 1900 + (report % 100), 11_200] });
      await sleep(REPORT_MS);
    }
    const heard: Heard = await page.jsonValue();
    const latenciesMs = heard.batches.flatMap(({ atMs, inputs }) =>
      decodeInputs(Uint8Array.from(inputs))
        .filter(isReading)
        .map((input) => atMs - heard.clockOriginMs - input.hostMs),
    );
    const { median } = spreadOf(heard.roundTripsMs);
    return {
      name: `HID report to the page (${latenciesMs.length} reports)`,
      ...spreadOf(latenciesMs),
      unit: 'ms',
      baseline: median / 2,
      baselineName: 'half a bare round trip to the sensors process',
    };
  } finally {
    await keel.close();
    await bus.stop();
    removeFolders();
  }
}

function isReading(input: HubInput): boolean {
  return input.type === 'board';
}

/** Entry of the sensors process (an Electron utility process): ties the host to its parent and to the page's port. */
import type { MessageEvent, MessagePortMain } from 'electron';
import { toErrorData } from '#core/errors.ts';
import { systemClock } from './host-time.ts';
import { createNodeHidPort } from './node-hid-adapter.ts';
import { selfCheck } from './self-check.ts';
import { SensorHost } from './sensor-host.ts';

/** Time for the last message to leave before the process ends. */
const LAST_WORDS_MS = 100;

const host = new SensorHost(createNodeHidPort(), systemClock);
let port: MessagePortMain | undefined;

process.parentPort.on('message', ({ data, ports }: MessageEvent) => {
  const type: unknown = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  if (type === 'connect' && ports[0] !== undefined) connect(ports[0]);
  else if (type === 'shutdown') void shutDown();
  else if (type === 'self-check') process.parentPort.postMessage(selfCheck());
  else host.command(data);
});

process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);

/** A page that was loaded anew brings a new port; the old one leads nowhere. */
function connect(arrived: MessagePortMain): void {
  port?.close();
  port = arrived;
  arrived.on('message', ({ data }) => host.command(data));
  arrived.start();
  host.connect((message) => arrived.postMessage(message));
}

async function shutDown(): Promise<void> {
  await host.close();
  process.parentPort.postMessage({ type: 'closed' });
  process.exit(0);
}

/** What nobody caught leaves the process in an unknown state: say so and end; main starts it again. */
function fail(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  host.problem(toErrorData(thrown));
  setTimeout(() => process.exit(1), LAST_WORDS_MS);
}

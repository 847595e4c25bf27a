/**
 * The sensors process in plain Node, for tests: commands as lines of JSON on standard input, messages as lines of JSON
 * on standard output, their binary parts in base 64, as JSON can't tell every number. Ends when standard input does.
 *
 * With the argument `told-clock` it has no time of its own: `{"clock": 1230, "reports": 164}` takes it to 1230 ms, once
 * it has read 164 reports in all, and is answered. So a test may take any time for what is to happen within 10 ms.
 */
import { createInterface } from 'node:readline';
import type { HidPort } from '#electron/sensors/hid-port.ts';
import { systemClock } from '#electron/sensors/host-time.ts';
import { createNodeHidPort } from '#electron/sensors/node-hid-adapter.ts';
import { SensorHost } from '#electron/sensors/sensor-host.ts';
import { ToldClock } from './told-clock.ts';

const clock = process.argv.includes('told-clock') ? new ToldClock() : systemClock;
let reports = 0;
let goOn: () => void = () => undefined;

const host = new SensorHost(countReports(createNodeHidPort()), clock);

host.connect((message) => {
  say(
    message.type === 'batch'
      ? { type: 'batch', inputs: base64(message.inputs), frames: base64(message.frames) }
      : message,
  );
});

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => {
  const command: unknown = JSON.parse(line);
  if (isTime(command) && clock instanceof ToldClock) tell(clock, command);
  else host.command(command);
});
commands.on('close', () => void host.close());

interface Time {
  readonly clock: number;
  readonly reports: number;
}

function isTime(command: unknown): command is Time {
  return typeof command === 'object' && command !== null && 'clock' in command && 'reports' in command;
}

function tell(told: ToldClock, time: Time): void {
  goOn = () => {
    if (reports < time.reports) return;
    goOn = () => undefined;
    told.goOnTo(time.clock);
    say({ type: 'clock' });
  };
  goOn();
}

function countReports(port: HidPort): HidPort {
  return {
    list: () => port.list(),
    reportDescriptor: (path) => port.reportDescriptor(path),
    open: (path, listeners) =>
      port.open(path, {
        ...listeners,
        onReport: (bytes) => {
          listeners.onReport(bytes);
          reports += 1;
          goOn();
        },
      }),
  };
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

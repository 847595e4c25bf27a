/**
 * The sensors process in plain Node, for tests: commands as lines of JSON on standard input, messages as lines of JSON
 * on standard output, their binary parts in base 64, as JSON can't tell every number. Ends when standard input does.
 */
import { createInterface } from 'node:readline';
import { systemClock } from '#electron/sensors/host-time.ts';
import { createNodeHidPort } from '#electron/sensors/node-hid-adapter.ts';
import { SensorHost } from '#electron/sensors/sensor-host.ts';

const host = new SensorHost(createNodeHidPort(), systemClock);

host.connect((message) => {
  const line =
    message.type === 'batch'
      ? { type: 'batch', inputs: base64(message.inputs), frames: base64(message.frames) }
      : message;
  process.stdout.write(`${JSON.stringify(line)}\n`);
});

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => host.command(JSON.parse(line)));
commands.on('close', () => void host.close());

function base64({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

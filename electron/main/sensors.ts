import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { app, ipcMain, MessageChannelMain, utilityProcess } from 'electron';
import type { MessagePortMain, WebContents } from 'electron';
import { BRIDGE_CHANNEL } from '#core/ipc/bridge.ts';
import type { MainEvent } from '#core/ipc/ipc.ts';
import type { Log } from './log.ts';
import { isTopFrameOf } from './sender.ts';
import { SensorsSupervisor } from './sensors-supervisor.ts';
import type { SensorsProcess } from './sensors-supervisor.ts';

export type Sensors = SensorsSupervisor<MessagePortMain>;

/** Starts the sensors process when the page first asks for a port, and keeps it running. */
export function setupSensors(
  page: () => WebContents | undefined,
  tell: (event: MainEvent) => void,
  log: Log,
): Sensors {
  const supervisor: Sensors = new SensorsSupervisor({
    fork: () => forkSensors(log),
    createChannel: () => new MessageChannelMain(),
    onRestarting: (attempt) => tell({ type: 'sensors-restarting', attempt }),
    log,
    now: () => performance.now(),
    after: (delayMs, run) => void setTimeout(run, delayMs),
  });
  ipcMain.on(BRIDGE_CHANNEL.acquireSensorsPort, (event, nonce: unknown) => {
    const contents = page();
    if (contents === undefined || !isTopFrameOf(contents, event)) return;
    if (typeof nonce !== 'string' || nonce.length > 100) return;
    supervisor.connect((port) => {
      if (!contents.isDestroyed()) contents.postMessage(BRIDGE_CHANNEL.sensorsPort, nonce, [port]);
    });
  });
  return supervisor;
}

/** Path of the built sensors program, beside that of main. */
export function sensorsProgram(): string {
  return join(app.getAppPath(), 'dist/sensors/sensors.cjs');
}

function forkSensors(log: Log): SensorsProcess<MessagePortMain> {
  const child = utilityProcess.fork(sensorsProgram(), [], { serviceName: 'Keel sensors', stdio: 'pipe' });
  logLines(child.stdout, (line) => log.info('sensors', line));
  logLines(child.stderr, (line) => log.warn('sensors', line));
  return child;
}

function logLines(stream: NodeJS.ReadableStream | null, write: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', write);
}

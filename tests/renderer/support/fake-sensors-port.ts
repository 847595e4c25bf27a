/** The sensors process without a process: hears what the page commands, and says what a test tells it to. */
import { act } from '@testing-library/react';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { startSensors } from '#renderer/sensors/sensors-store.ts';
import { inProcessWorker } from './in-process-worker.ts';

export interface FakeSensors {
  readonly commands: readonly SensorCommand[];
  readonly say: (message: SensorMessage) => void;
}

let connected: FakeSensors | undefined;

/** Connects the page once, as the app does; `window.keel` must stand already. */
export function connectFakeSensors(): FakeSensors {
  if (connected !== undefined) return connected;
  const commands: SensorCommand[] = [];
  const port = {
    onmessage: undefined as ((event: { data: SensorMessage }) => void) | undefined,
    postMessage: (command: SensorCommand) => void commands.push(command),
    close: () => undefined,
  };
  if (window.keel === undefined) throw new Error('There is no bridge yet: installFakeKeel comes first');
  window.keel = { ...window.keel, acquireSensorsPort: (nonce) => deliver(nonce, port) };
  startSensors(inProcessWorker());
  connected = { commands, say: (data) => act(() => port.onmessage?.({ data })) };
  return connected;
}

function deliver(nonce: string, port: unknown): void {
  const data = { type: 'keel:sensors-port', nonce };
  queueMicrotask(() =>
    window.dispatchEvent(Object.assign(new Event('message'), { data, source: window, ports: [port] })),
  );
}

/**
 * The page's end of the port to the sensors process. When that process comes back after a crash, the link asks for a
 * new port and repeats what was in force: which board, its settings, body mass, speed.
 */
import type { SensorsPortMessage } from '#core/ipc/bridge.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { bridge } from './bridge.ts';

export interface SensorsLink {
  send(command: SensorCommand): void;
  close(): void;
}

/** Connects to the sensors process; `onMessage` goes on across its restarts. */
export function connectSensors(onMessage: (message: SensorMessage) => void): SensorsLink {
  const standing = new Map<string, SensorCommand>();
  let port: MessagePort | undefined;
  let nonce = '';

  const acquire = (): void => {
    port?.close();
    port = undefined;
    nonce = crypto.randomUUID();
    bridge().acquireSensorsPort(nonce);
  };
  const receive = (event: MessageEvent): void => {
    const arrived = event.ports[0];
    if (event.source !== window || arrived === undefined || !isPortMessage(event.data, nonce)) return;
    port = arrived;
    arrived.onmessage = (message: MessageEvent) => onMessage(message.data as SensorMessage);
    for (const command of standing.values()) arrived.postMessage(command);
  };
  window.addEventListener('message', receive);
  const stopListening = bridge().onEvent((event) => {
    if (event.type === 'sensors-restarting') acquire();
  });
  acquire();

  return {
    send(command) {
      const key = standingKey(command);
      if (key !== undefined) {
        // Deleted first, so that commands are repeated in the order in which they were last given.
        standing.delete(key);
        standing.set(key, command);
      }
      port?.postMessage(command);
    },
    close() {
      window.removeEventListener('message', receive);
      stopListening();
      port?.close();
    },
  };
}

/** What a command sets for good, so that a later one of the same key replaces it; undefined for a passing request. */
function standingKey(command: SensorCommand): string | undefined {
  switch (command.type) {
    case 'use-hid':
    case 'use-virtual-patient':
    case 'use-pointer':
    case 'use-nothing':
      return 'use';
    case 'board-settings':
      return `board ${command.serial}`;
    case 'body-mass':
    case 'speed':
    case 'motion-sensors':
    case 'device-profiles':
    case 'raw-reports':
      return command.type;
    case 'scan':
    case 'tare':
    case 'pointer':
    case 'stimulus':
    case 'stand-still':
    case 'calibration-bend':
    case 'zero-heading':
    case 'clear-alignment':
    case 'recalibrate':
    case 'restart-hub':
      return undefined;
  }
}

function isPortMessage(data: unknown, nonce: string): data is SensorsPortMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'keel:sensors-port' &&
    'nonce' in data &&
    data.nonce === nonce
  );
}

/** Ports to the sensors process: one now, and another whenever that process comes back after a crash. */
import type { SensorsPortMessage } from '#core/ipc/bridge.ts';
import { bridge } from './bridge.ts';

/** @returns stops asking */
export function requestSensorsPorts(onPort: (port: MessagePort) => void): () => void {
  let nonce = '';
  const request = (): void => {
    nonce = crypto.randomUUID();
    bridge().acquireSensorsPort(nonce);
  };
  const receive = (event: MessageEvent): void => {
    const port = event.ports[0];
    if (event.source === window && port !== undefined && isPortMessage(event.data, nonce)) onPort(port);
  };
  window.addEventListener('message', receive);
  const stopListening = bridge().onEvent((event) => {
    if (event.type === 'sensors-restarting') request();
  });
  request();
  return () => {
    window.removeEventListener('message', receive);
    stopListening();
  };
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

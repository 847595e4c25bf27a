/**
 * The bridge the preload puts before the page as `window.keel`, and the names under which it talks to main. Kept free
 * of schemas, so that the preload stays small; renderer/bridge/client.ts gives it its types.
 */
import type { Result } from '../errors.ts';
import type { Channel, MainEvent } from './ipc.ts';

export interface KeelBridge {
  /** Never rejects: what goes wrong is in the result. */
  call(channel: Channel, input: unknown): Promise<Result<unknown>>;
  /** @returns stops listening. Functions lose their identity on the way, so that there is no `off(listener)`. */
  onEvent(listener: (event: MainEvent) => void): () => void;
  /** Asks for a port to the sensors process; it comes as a window message `SensorsPortMessage` with this nonce. */
  acquireSensorsPort(nonce: string): void;
}

/** Data of the window message that carries the port. */
export interface SensorsPortMessage {
  readonly type: 'keel:sensors-port';
  readonly nonce: string;
}

/** Electron channels between preload and main. */
export const BRIDGE_CHANNEL = {
  call: 'keel:call',
  event: 'keel:event',
  acquireSensorsPort: 'keel:acquire-sensors-port',
  sensorsPort: 'keel:sensors-port',
} as const;

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MainEvent } from '#core/ipc/ipc.ts';
import { requestSensorsPorts } from '#renderer/bridge/sensors-port.ts';

/** A page without a browser: what is used of `window`, and the bridge's far end. */
class FakePage extends EventTarget {
  readonly nonces: string[] = [];
  readonly #listeners = new Set<(event: MainEvent) => void>();
  readonly keel = {
    acquireSensorsPort: (nonce: string) => void this.nonces.push(nonce),
    onEvent: (listener: (event: MainEvent) => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  tell(event: MainEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Hands over a port as the preload does. */
  deliver(nonce = this.nonces.at(-1), source: unknown = this): MessagePort {
    const port = new MessageChannel().port1;
    const data = { type: 'keel:sensors-port', nonce };
    this.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [port] }));
    return port;
  }
}

const restarting: MainEvent = { type: 'sensors-restarting', attempt: 1 };

let page: FakePage;
let ports: MessagePort[];
beforeEach(() => {
  page = new FakePage();
  ports = [];
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ports to the sensors process', () => {
  it('are asked for, and handed on when they come', () => {
    requestSensorsPorts((port) => ports.push(port));
    const port = page.deliver();
    expect(ports).toEqual([port]);
  });

  it('are not taken with another nonce, nor from another window', () => {
    requestSensorsPorts((port) => ports.push(port));
    page.deliver('guessed');
    page.deliver('');
    page.deliver(page.nonces[0], {});
    expect(ports).toEqual([]);
  });

  it('are asked for anew after a crash; the one of the earlier request is not taken any more', () => {
    requestSensorsPorts((port) => ports.push(port));
    page.tell(restarting);
    expect(new Set(page.nonces).size).toBe(2);
    page.deliver(page.nonces[0]);
    const port = page.deliver();
    expect(ports).toEqual([port]);
  });

  it('are asked for no more when nobody wants them', () => {
    const stop = requestSensorsPorts((port) => ports.push(port));
    stop();
    page.tell(restarting);
    page.deliver();
    expect({ ports, listeners: page.listeners, asked: page.nonces.length }).toEqual({
      ports: [],
      listeners: 0,
      asked: 1,
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MainEvent } from '#core/ipc/ipc.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { connectSensors } from '#renderer/bridge/client.ts';

/** A page without a browser: what the link uses of `window`, and the bridge's far end. */
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

  /** Hands over a port as the preload does. @returns the commands that arrive at its other end */
  deliver(nonce = this.nonces.at(-1), source: unknown = this): FakePort {
    const port = new FakePort();
    const data = { type: 'keel:sensors-port', nonce };
    this.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [port] }));
    return port;
  }
}

class FakePort {
  readonly commands: SensorCommand[] = [];
  closed = false;
  onmessage: ((event: { data: SensorMessage }) => void) | undefined;

  postMessage(command: SensorCommand): void {
    this.commands.push(command);
  }

  close(): void {
    this.closed = true;
  }
}

const hubStarted: SensorMessage = { type: 'hub-started', clockOriginMs: 0 };
const restarting: MainEvent = { type: 'sensors-restarting', attempt: 1 };
const pointerOn: SensorCommand = { type: 'use-pointer', bodyMassKg: 70 };
const hidOn: SensorCommand = { type: 'use-hid' };
const mass: SensorCommand = { type: 'body-mass', bodyMassKg: 70 };
const scan: SensorCommand = { type: 'scan' };

let page: FakePage;
beforeEach(() => {
  page = new FakePage();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('connectSensors', () => {
  it('asks for a port, and passes on what comes over it', () => {
    const messages: SensorMessage[] = [];
    const link = connectSensors((message) => messages.push(message));
    const port = page.deliver();
    port.onmessage?.({ data: hubStarted });
    link.send(scan);
    expect(messages).toEqual([hubStarted]);
    expect(port.commands).toEqual([scan]);
  });

  it('takes no port with another nonce, nor from another window', () => {
    const link = connectSensors(() => undefined);
    const ports = [page.deliver('guessed'), page.deliver(''), page.deliver(page.nonces[0], {})];
    link.send(scan);
    expect(ports.flatMap((port) => port.commands)).toEqual([]);
  });

  it('keeps what is in force for a port that is still to come, and forgets passing requests', () => {
    const link = connectSensors(() => undefined);
    for (const command of [pointerOn, scan, mass]) link.send(command);
    expect(page.deliver().commands).toEqual([pointerOn, mass]);
  });

  it('asks for a new port after a crash and repeats what was in force last, in order', () => {
    const link = connectSensors(() => undefined);
    const first = page.deliver();
    for (const command of [pointerOn, mass, scan, hidOn]) link.send(command);
    page.tell(restarting);
    expect(first.closed).toBe(true);
    expect(new Set(page.nonces).size).toBe(2);
    expect(page.deliver().commands).toEqual([mass, hidOn]);
  });

  it('does not take the port of an earlier request', () => {
    const link = connectSensors(() => undefined);
    page.tell(restarting);
    const late = page.deliver(page.nonces[0]);
    link.send(scan);
    expect(late.commands).toEqual([]);
  });

  it('lets go of everything when closed', () => {
    const link = connectSensors(() => undefined);
    const port = page.deliver();
    link.close();
    page.tell(restarting);
    expect({ closed: port.closed, listeners: page.listeners, asked: page.nonces.length }).toEqual({
      closed: true,
      listeners: 0,
      asked: 1,
    });
  });
});

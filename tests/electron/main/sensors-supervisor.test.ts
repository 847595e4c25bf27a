import { describe, expect, it } from 'vitest';
import type { Log } from '#electron/main/log.ts';
import { SensorsSupervisor } from '#electron/main/sensors-supervisor.ts';
import type { SensorsControl, SensorsProcess } from '#electron/main/sensors-supervisor.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

class FakeProcess implements SensorsProcess<string> {
  readonly received: { message: SensorsControl; ports: string[] }[] = [];
  readonly #listeners = new Map<string, (code: number) => void>();
  killed = false;

  postMessage(message: SensorsControl, ports: string[] = []): void {
    this.received.push({ message, ports });
  }

  once(event: string, listener: (code: number) => void): void {
    this.#listeners.set(event, listener);
  }

  kill(): boolean {
    this.killed = true;
    this.emit('exit', 143);
    return true;
  }

  emit(event: 'spawn' | 'exit', code = 0): void {
    this.#listeners.get(event)?.(code);
  }
}

/** A supervisor on hand-driven time. */
function supervised() {
  const processes: FakeProcess[] = [];
  const attempts: number[] = [];
  const timers: { atMs: number; run: () => void }[] = [];
  const clock = { nowMs: 0 };
  let channels = 0;
  const supervisor = new SensorsSupervisor<string>({
    fork: () => {
      const started = new FakeProcess();
      processes.push(started);
      return started;
    },
    createChannel: () => {
      channels += 1;
      return { port1: `process end ${channels}`, port2: `page end ${channels}` };
    },
    onRestarting: (attempt) => attempts.push(attempt),
    log: silent,
    now: () => clock.nowMs,
    after: (delayMs, run) => timers.push({ atMs: clock.nowMs + delayMs, run }),
  });
  const advance = (ms: number): void => {
    clock.nowMs += ms;
    const due = timers.filter((timer) => timer.atMs <= clock.nowMs);
    for (const timer of due) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  const received: string[] = [];
  const connect = (): void => supervisor.connect((port) => received.push(port));
  const newest = (): FakeProcess => {
    const process = processes.at(-1);
    if (process === undefined) throw new Error('nothing was started');
    return process;
  };
  return { supervisor, processes, attempts, advance, received, connect, newest };
}

describe('SensorsSupervisor', () => {
  it('starts the process only when the page wants it, and connects once it runs', () => {
    const { processes, received, connect, newest } = supervised();
    expect(processes).toHaveLength(0);
    connect();
    expect(processes).toHaveLength(1);
    expect(received).toEqual([]);
    newest().emit('spawn');
    expect(received).toEqual(['page end 1']);
    expect(newest().received).toEqual([{ message: { type: 'connect' }, ports: ['process end 1'] }]);
  });

  it('gives a page that asks again a new port of the same process', () => {
    const { processes, received, connect, newest } = supervised();
    connect();
    newest().emit('spawn');
    connect();
    expect(processes).toHaveLength(1);
    expect(received).toEqual(['page end 1', 'page end 2']);
  });

  it('starts a crashed process again after a delay and serves the page that asked meanwhile', () => {
    const { processes, received, attempts, connect, newest, advance } = supervised();
    connect();
    newest().emit('spawn');
    newest().emit('exit', 139);
    expect(attempts).toEqual([1]);
    connect();
    expect(processes).toHaveLength(1);
    advance(249);
    expect(processes).toHaveLength(1);
    advance(1);
    expect(processes).toHaveLength(2);
    expect(received).toEqual(['page end 1']);
    newest().emit('spawn');
    expect(received).toEqual(['page end 1', 'page end 2']);
  });

  it('waits ever longer while crashes follow each other, at most eight seconds', () => {
    const { processes, connect, newest, advance } = supervised();
    connect();
    for (const delayMs of [250, 500, 1000, 2000, 4000, 8000, 8000]) {
      const before = processes.length;
      newest().emit('exit', 1);
      advance(delayMs - 1);
      expect(processes).toHaveLength(before);
      advance(1);
      expect(processes).toHaveLength(before + 1);
    }
  });

  it('forgets earlier crashes after half a minute of calm', () => {
    const { attempts, connect, newest, advance } = supervised();
    connect();
    newest().emit('exit', 1);
    advance(250);
    newest().emit('exit', 1);
    advance(500);
    advance(30_000);
    newest().emit('exit', 1);
    expect(attempts).toEqual([1, 2, 1]);
  });

  it('shuts down in order and does not start again', async () => {
    const { supervisor, processes, attempts, connect, newest, advance } = supervised();
    connect();
    newest().emit('spawn');
    const done = supervisor.shutdown();
    expect(newest().received.at(-1)?.message).toEqual({ type: 'shutdown' });
    newest().emit('exit', 0);
    await done;
    advance(60_000);
    connect();
    expect(processes).toHaveLength(1);
    expect(attempts).toEqual([]);
    expect(newest().killed).toBe(false);
  });

  it('kills a process that has not gone after a second', async () => {
    const { supervisor, connect, newest, advance } = supervised();
    connect();
    newest().emit('spawn');
    const done = supervisor.shutdown();
    advance(999);
    expect(newest().killed).toBe(false);
    advance(1);
    await done;
    expect(newest().killed).toBe(true);
  });

  it('shuts down at once when nothing was started, and does not start what was about to', async () => {
    const { supervisor, processes, connect, newest, advance } = supervised();
    connect();
    newest().emit('exit', 1);
    await supervisor.shutdown();
    advance(60_000);
    expect(processes).toHaveLength(1);
  });
});

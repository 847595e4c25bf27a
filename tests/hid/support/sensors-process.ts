/** Runs the sensors in a process of their own and keeps what they say. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Frame } from '#core/contract/frame.ts';
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import type { DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';

interface Line {
  readonly type: string;
  readonly inputs?: readonly HubInput[];
  readonly frames?: readonly Frame[];
  readonly devices?: readonly DeviceStatus[];
  readonly error?: { readonly message: string };
}

export class SensorsProcess {
  readonly inputs: HubInput[] = [];
  readonly frames: Frame[] = [];
  readonly problems: string[] = [];
  /** Every state of the first board, without repetitions. */
  readonly states: string[] = [];
  devices: readonly DeviceStatus[] = [];
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  #check: () => void = () => undefined;

  /** @param env in which the program sees the mocked devices. */
  constructor(env: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, [join(import.meta.dirname, 'sensors-program.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    this.#exit = once(this.#process, 'exit');
    if (this.#process.stdout === null) throw new Error('No output to read');
    createInterface({ input: this.#process.stdout }).on('line', (line) =>
      this.#hear(JSON.parse(line) as Line),
    );
  }

  send(command: SensorCommand): void {
    this.#process.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  get readings(): BoardReading[] {
    return this.inputs.filter((input) => input.type === 'board');
  }

  /** Resolves as soon as the condition holds; rejects when it does not within the time. */
  async until(what: string, holds: () => boolean, timeoutMs = 10_000): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Waited in vain until ${what}; devices: ${JSON.stringify(this.devices)}`));
      }, timeoutMs);
      this.#check = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#check = () => undefined;
        resolve();
      };
    });
  }

  /** Ends the program in good order. Answers with its exit code. */
  async end(): Promise<unknown> {
    this.#process.stdin?.end();
    const [code] = await this.#exit;
    return code;
  }

  #hear({ type, inputs = [], frames = [], devices, error }: Line): void {
    this.inputs.push(...inputs);
    this.frames.push(...frames);
    if (type === 'problem' && error !== undefined) this.problems.push(error.message);
    if (devices !== undefined) {
      this.devices = devices;
      const state = devices[0]?.state;
      if (state !== undefined && state !== this.states.at(-1)) this.states.push(state);
    }
    this.#check();
  }
}

/** Runs the sensors in a process of their own and keeps what they say. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Frame, unpackFrames } from '#core/contract/frame.ts';
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import type { BodyStatus, DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';

interface Line {
  readonly type: string;
  /** Binary, in base 64. */
  readonly inputs?: string;
  readonly frames?: string;
  readonly devices?: readonly DeviceStatus[];
  readonly body?: BodyStatus;
  readonly error?: ErrorData;
}

/** One message of inputs, as they are recorded, and of what the hub made of them. */
export interface Batch {
  readonly inputs: Uint8Array;
  readonly frames: readonly Frame[];
}

export class SensorsProcess {
  readonly inputs: HubInput[] = [];
  readonly frames: Frame[] = [];
  readonly problems: ErrorData[] = [];
  /** Every state of the first board, without repetitions. */
  readonly states: string[] = [];
  devices: readonly DeviceStatus[] = [];
  body: BodyStatus | undefined;
  /** Hubs that were begun. */
  hubs = 0;
  /** Hears every batch. */
  onBatch: (batch: Batch) => void = () => undefined;
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  #check: () => void = () => undefined;
  #timeCame: () => void = () => undefined;

  /** @param env in which the program sees the mocked devices. @param clock `told`: its time is told by `tellTime`. */
  constructor(env: Readonly<Record<string, string>>, clock: 'system' | 'told' = 'system') {
    const program = join(import.meta.dirname, 'sensors-program.ts');
    this.#process = spawn(process.execPath, [program, `${clock}-clock`], {
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

  /** Resolves when the program has read so many reports in all, has done what was due until then, and all is heard. */
  async tellTime(nowMs: number, reports: number): Promise<void> {
    const came = new Promise<void>((resolve) => {
      this.#timeCame = resolve;
    });
    this.#process.stdin?.write(`${JSON.stringify({ clock: nowMs, reports })}\n`);
    await came;
  }

  get readings(): BoardReading[] {
    return this.inputs.filter((input) => input.type === 'board');
  }

  /** Resolves as soon as the condition holds; rejects when it does not within the time. */
  async until(what: string, holds: () => boolean, timeoutMs = 30_000): Promise<void> {
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

  #hear({ type, inputs, frames, devices, body, error }: Line): void {
    if (type === 'hub-started') this.hubs += 1;
    if (inputs !== undefined && frames !== undefined) this.#take(inputs, frames);
    if (type === 'problem' && error !== undefined) this.problems.push(error);
    if (body !== undefined) this.body = body;
    if (devices !== undefined) {
      this.devices = devices;
      const state = devices[0]?.state;
      if (state !== undefined && state !== this.states.at(-1)) this.states.push(state);
    }
    this.#check();
    if (type === 'clock') this.#timeCame();
  }

  #take(inputsText: string, framesText: string): void {
    const inputs = bytesOf(inputsText);
    const frames = unpackFrames(new Float64Array(bytesOf(framesText).buffer));
    this.inputs.push(...decodeInputs(inputs));
    this.frames.push(...frames);
    this.onBatch({ inputs, frames });
  }
}

/** Of a buffer of their own. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

/**
 * Fake boards behind the real node-hid: programs started with `bus.env` find them, open them and talk to them through
 * the system's own calls. Needs umockdev and Python 3.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FakeBoard, Measurement } from '../../electron/sensors/support/fake-board.ts';
import { description, type HidrawNode, ioctls, sysPaths } from './hidraw-files.ts';

/** Lengths of the output reports, ID included: writes arrive as one stream. */
const OUTPUT_LENGTHS: Readonly<Record<number, number>> = { 0x11: 2, 0x12: 3, 0x15: 2, 0x16: 22, 0x17: 7 };

interface BusMessage {
  readonly root?: string;
  readonly plugged?: string;
  readonly unplugged?: string;
  readonly written?: string;
  readonly hex?: string;
}

interface Plugged {
  readonly node: HidrawNode;
  readonly board: FakeBoard;
  unsplit: Buffer;
}

export class UmockdevBus {
  /** For programs that shall see the boards. */
  readonly env: Readonly<Record<string, string>>;
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #boards = new Map<string, Plugged>();
  readonly #waiting = new Map<string, () => void>();
  #instances = 0;

  private constructor(process: ChildProcess, folder: string, root: string) {
    this.#process = process;
    this.#folder = folder;
    this.env = { LD_PRELOAD: 'libumockdev-preload.so.0', UMOCKDEV_DIR: root };
  }

  static async start(): Promise<UmockdevBus> {
    const folder = await mkdtemp(join(tmpdir(), 'keel-umockdev-'));
    const script = join(import.meta.dirname, 'umockdev_bus.py');
    const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`The mocked bus ended with code ${String(code)}: are umockdev and python3 installed?`);
    });
    const lines = createInterface({ input: child.stdout });
    const [first] = (await Promise.race([once(lines, 'line'), failed])) as [string];
    const bus = new UmockdevBus(child, folder, (JSON.parse(first) as BusMessage).root ?? '');
    failed.catch(() => undefined);
    lines.on('line', (line) => bus.#hear(JSON.parse(line) as BusMessage));
    return bus;
  }

  async plug(name: string, serial: string, board: FakeBoard): Promise<void> {
    this.#instances += 1;
    const node = { name, serial, instance: this.#instances, product: 'Nintendo RVL-WBC-01' };
    const file = join(this.#folder, `${name}.${node.instance}.ioctl`);
    await writeFile(file, ioctls(node));
    this.#boards.set(name, { node, board, unsplit: Buffer.alloc(0) });
    await this.#ask(`plugged ${name}`, { plug: name, description: description(node), ioctls: file });
  }

  async unplug(name: string): Promise<void> {
    const plugged = this.#boards.get(name);
    if (plugged === undefined) throw new Error(`${name} is not plugged in`);
    this.#boards.delete(name);
    await this.#ask(`unplugged ${name}`, { unplug: name, paths: sysPaths(plugged.node) });
  }

  /** The board sends one report of what it measures, if it has been told to send any. */
  measure(name: string, measurement: Measurement): boolean {
    const report = this.#boards.get(name)?.board.measure(measurement);
    if (report !== undefined) this.#report(name, report);
    return report !== undefined;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }

  #hear({ plugged, unplugged, written, hex = '' }: BusMessage): void {
    if (plugged !== undefined) this.#waiting.get(`plugged ${plugged}`)?.();
    if (unplugged !== undefined) this.#waiting.get(`unplugged ${unplugged}`)?.();
    if (written !== undefined) this.#written(written, Buffer.from(hex, 'hex'));
  }

  #written(name: string, bytes: Buffer): void {
    const plugged = this.#boards.get(name);
    if (plugged === undefined) return;
    plugged.unsplit = Buffer.concat([plugged.unsplit, bytes]);
    for (;;) {
      const id = plugged.unsplit[0];
      const length = id === undefined ? undefined : OUTPUT_LENGTHS[id];
      if (id !== undefined && length === undefined) throw new Error(`Not an output report of a board: ${id}`);
      if (length === undefined || plugged.unsplit.length < length) return;
      const report = Uint8Array.from(plugged.unsplit.subarray(0, length));
      plugged.unsplit = plugged.unsplit.subarray(length);
      for (const answer of plugged.board.receive(report)) this.#report(name, answer);
    }
  }

  #report(name: string, bytes: Uint8Array): void {
    this.#tell({ report: name, hex: Buffer.from(bytes).toString('hex') });
  }

  async #ask(answer: string, command: object): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#waiting.set(answer, resolve);
    });
    this.#tell(command);
    await answered;
    this.#waiting.delete(answer);
  }

  #tell(command: object): void {
    this.#process.stdin?.write(`${JSON.stringify(command)}\n`);
  }
}

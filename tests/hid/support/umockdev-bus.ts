/**
 * Fake devices behind the real node-hid: programs started with `bus.env` find them, open them and talk to them through
 * the system's own calls. Needs umockdev and Python 3.
 *
 *     const bus = await UmockdevBus.start();
 *     const device = new SimpleDevice({ vendorId, productId, product, bus: 'usb', reportDescriptor, usages });
 *     device.features.set(5, Uint8Array.of(5, ...));          // feature report 5, for getFeatureReport
 *     device.answer = (bytes) => [...];                       // input reports that an output report is answered with
 *     await bus.plug('hidraw0', 'serial number', device);     // any FakeDevice: one class of its own can react
 *     const sensors = new SensorsProcess(bus.env);
 *     sensors.send({ type: 'motion-sensors', assignments: {}, discover: true });
 *     bus.send('hidraw0', Uint8Array.of(...));                // an input report, report ID first if it has one
 *     await bus.unplug('hidraw0');
 *
 * A device that comes back needs another name: umockdev takes each once. Output and feature reports reach the device
 * whole, as the program wrote them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FakeBoard, type Measurement } from '../../electron/sensors/support/fake-board.ts';
import type { FakeDevice } from '../../electron/sensors/support/fake-device.ts';
import { BUS, description, type HidrawNode, sysPaths } from './hidraw-files.ts';

interface BusMessage {
  readonly root?: string;
  readonly plugged?: string;
  readonly unplugged?: string;
  readonly written?: string;
  readonly hex?: string;
  /** A feature report that a program waits for, or waits to have sent. */
  readonly getFeature?: string;
  readonly setFeature?: string;
  readonly reportId?: number;
}

interface Plugged {
  readonly node: HidrawNode;
  readonly device: FakeDevice;
}

export class UmockdevBus {
  /** For programs that shall see the devices. */
  readonly env: Readonly<Record<string, string>>;
  /** Input reports that were sent by all devices. */
  sent = 0;
  readonly #process: ChildProcess;
  readonly #plugged = new Map<string, Plugged>();
  readonly #names = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  private constructor(process: ChildProcess, root: string) {
    this.#process = process;
    this.env = { LD_PRELOAD: 'libumockdev-preload.so.0', UMOCKDEV_DIR: root };
  }

  static async start(): Promise<UmockdevBus> {
    const script = join(import.meta.dirname, 'umockdev_bus.py');
    const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`The mocked bus ended with code ${String(code)}: are umockdev and python3 installed?`);
    });
    const lines = createInterface({ input: child.stdout });
    const [first] = (await Promise.race([once(lines, 'line'), failed])) as [string];
    const bus = new UmockdevBus(child, (JSON.parse(first) as BusMessage).root ?? '');
    failed.catch(() => undefined);
    lines.on('line', (line) => bus.#hear(JSON.parse(line) as BusMessage));
    return bus;
  }

  async plug(name: string, serial: string, device: FakeDevice): Promise<void> {
    if (this.#names.has(name)) throw new Error(`${name} was plugged before: umockdev takes a name once`);
    this.#names.add(name);
    const { identity } = device;
    const node = { name, serial, instance: this.#names.size, identity };
    this.#plugged.set(name, { node, device });
    await this.#ask(`plugged ${name}`, {
      plug: name,
      description: description(node),
      descriptor: hex(identity.reportDescriptor),
      id: [BUS[identity.bus], identity.vendorId, identity.productId],
    });
  }

  async unplug(name: string): Promise<void> {
    const plugged = this.#plugged.get(name);
    if (plugged === undefined) throw new Error(`${name} is not plugged in`);
    this.#plugged.delete(name);
    await this.#ask(`unplugged ${name}`, { unplug: name, paths: sysPaths(plugged.node) });
  }

  /** The device sends an input report. */
  send(name: string, bytes: Uint8Array): void {
    this.sent += 1;
    this.#tell({ report: name, hex: hex(bytes) });
  }

  /** The board sends one report of what it measures, if it has been told to send any. */
  measure(name: string, measurement: Measurement): boolean {
    const device = this.#plugged.get(name)?.device;
    const report = device instanceof FakeBoard ? device.measure(measurement) : undefined;
    if (report !== undefined) this.send(name, report);
    return report !== undefined;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
  }

  #hear(message: BusMessage): void {
    const { plugged, unplugged, written, getFeature, setFeature } = message;
    const bytes = Uint8Array.from(Buffer.from(message.hex ?? '', 'hex'));
    if (plugged !== undefined) this.#waiting.get(`plugged ${plugged}`)?.();
    if (unplugged !== undefined) this.#waiting.get(`unplugged ${unplugged}`)?.();
    if (written !== undefined) {
      for (const answer of this.#deviceAt(written)?.receive(bytes) ?? []) this.send(written, answer);
    }
    if (getFeature !== undefined) {
      const report = this.#deviceAt(getFeature)?.readFeature(message.reportId ?? 0);
      this.#tell({ answer: getFeature, hex: report === undefined ? null : hex(report) });
    }
    if (setFeature !== undefined) {
      const taken = this.#deviceAt(setFeature)?.writeFeature(bytes) === true;
      this.#tell({ answer: setFeature, hex: taken ? '' : null });
    }
  }

  #deviceAt(name: string): FakeDevice | undefined {
    return this.#plugged.get(name)?.device;
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

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

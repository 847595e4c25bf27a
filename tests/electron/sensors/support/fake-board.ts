/**
 * A Wii Balance Board that reacts: it has registers and modes, answers what it is asked, and has the quirks of real
 * boards and adapters. Bytes in, bytes out; it knows nothing of the driver under test.
 */
import { WII } from '../../../core/hid-descriptor/samples.ts';
import { BOARD_A, EXTENSION_ID, type RegisterImage, words } from './board-registers.ts';
import type { FakeDevice, FakeIdentity } from './fake-device.ts';

export interface FakeBoardOptions {
  readonly registers?: RegisterImage;
  readonly extensionId?: Uint8Array;
  /** Boards of some makers acknowledge nothing. */
  readonly acknowledges?: boolean;
  /** Boards of some makers always claim sixteen bytes. */
  readonly sizeAlwaysSixteen?: boolean;
  /** Output report IDs that an adapter lets fall although the write succeeds. */
  readonly swallows?: readonly number[];
  /** So many answers to each output report ID get lost before one arrives. */
  readonly losesAnswers?: number;
  /** The extension is there from this status request on; 0 = at once. */
  readonly extensionAfterStatuses?: number;
  /** Every read of this address fails with this error. */
  readonly readErrors?: ReadonlyMap<number, number>;
  /** Every write fails with this error. */
  readonly writeError?: number;
  /** Every write works, but is acknowledged with this error. */
  readonly claimedWriteError?: number;
  /** The only mode it knows. */
  readonly onlyMode?: number;
}

export interface Measurement {
  /** Raw values: top right, bottom right, top left, bottom left. */
  readonly cells: readonly [number, number, number, number];
  readonly temperature?: number;
  readonly battery?: number;
  readonly button?: boolean;
}

export class FakeBoard implements FakeDevice {
  readonly identity: FakeIdentity = {
    vendorId: 0x057e,
    productId: 0x0306,
    product: 'Nintendo RVL-WBC-01',
    bus: 'bluetooth',
    reportDescriptor: WII,
    usages: [0x0001_0005],
  };
  /** Everything that was written, in order. */
  readonly written: Uint8Array[] = [];
  led = false;
  /** Report mode; undefined while it sends no data. */
  mode: number | undefined;
  registers: RegisterImage;
  readonly #options: FakeBoardOptions;
  readonly #lost = new Map<number, number>();
  #statuses = 0;
  #initialised = [false, false];

  constructor(options: FakeBoardOptions = {}) {
    this.#options = options;
    this.registers = options.registers ?? BOARD_A;
  }

  /** True once both writes that switch the extension on have come. */
  get initialised(): boolean {
    return this.#initialised.every(Boolean);
  }

  /** One output report; answers with what the board sends back. */
  receive(bytes: Uint8Array): Uint8Array[] {
    this.written.push(bytes);
    const id = bytes[0] ?? 0;
    if (this.#options.swallows?.includes(id)) return [];
    const answers = this.#react(id, bytes);
    const lost = this.#lost.get(id) ?? 0;
    if (answers.length > 0 && lost < (this.#options.losesAnswers ?? 0)) {
      this.#lost.set(id, lost + 1);
      return [];
    }
    return answers;
  }

  readFeature(): undefined {
    return undefined;
  }

  writeFeature(): boolean {
    return false;
  }

  /** A data report in the present mode; undefined when none is set. */
  measure({ cells, temperature = 23, battery = 0x99, button = false }: Measurement): Uint8Array | undefined {
    if (this.mode === undefined) return undefined;
    const extension = this.initialised
      ? [...words(cells), temperature, 0, battery, ...Array<number>(8).fill(0)]
      : Array<number>(19).fill(0xff);
    const length = this.mode === 0x32 ? 8 : 19;
    return Uint8Array.of(this.mode, 0, button ? 0x08 : 0, ...extension.slice(0, length));
  }

  /** A status report; after one, the board sends no data until its mode is set again. */
  status({ batteryLow = false, extension = this.#extensionPresent() } = {}): Uint8Array {
    this.mode = undefined;
    if (!extension) this.#initialised = [false, false];
    const flags = (extension ? 0x02 : 0) | (batteryLow ? 0x01 : 0) | (this.led ? 0x10 : 0);
    return Uint8Array.of(0x20, 0, 0, flags, 0, 0, 0xb1);
  }

  #extensionPresent(): boolean {
    return this.#statuses > (this.#options.extensionAfterStatuses ?? 0);
  }

  #react(id: number, bytes: Uint8Array): Uint8Array[] {
    switch (id) {
      case 0x11:
        this.led = ((bytes[1] ?? 0) & 0x10) !== 0;
        return [];
      case 0x12:
        this.mode = this.#options.onlyMode ?? bytes[2];
        return [];
      case 0x15:
        this.#statuses += 1;
        return [this.status()];
      case 0x16:
        return this.#write(bytes);
      case 0x17:
        return this.#read(bytes);
      default:
        return [];
    }
  }

  #write(bytes: Uint8Array): Uint8Array[] {
    if (bytes.length !== 22 || bytes[1] !== 0x04)
      throw new Error(`Not a write of registers: ${[...bytes].join(' ')}`);
    const address = addressOf(bytes);
    if (address < 0xa400f0) throw new Error('The calibration of a board must never be written');
    const error = this.#options.writeError ?? 0;
    if (error === 0 && address === 0xa400f0 && bytes[6] === 0x55) this.#initialised[0] = true;
    if (error === 0 && address === 0xa400fb && bytes[6] === 0x00) this.#initialised[1] = true;
    return this.#options.acknowledges === false
      ? []
      : [Uint8Array.of(0x22, 0, 0, 0x16, this.#options.claimedWriteError ?? error)];
  }

  #read(bytes: Uint8Array): Uint8Array[] {
    const address = addressOf(bytes);
    const size = ((bytes[5] ?? 0) << 8) | (bytes[6] ?? 0);
    const error = this.#options.readErrors?.get(address) ?? (this.initialised ? 0 : 7);
    if (error !== 0) return [memoryReport(address, new Uint8Array(1), error)];
    const answers: Uint8Array[] = [];
    for (let offset = 0; offset < size; offset += 16) {
      const data = this.#memory(address + offset, Math.min(16, size - offset));
      const report = memoryReport(address + offset, data, 0);
      if (this.#options.sizeAlwaysSixteen) report[3] = 0xf0;
      answers.push(report);
    }
    return answers;
  }

  #memory(address: number, size: number): Uint8Array {
    const image = new Uint8Array(0x100);
    image.set(this.registers.header, 0x20);
    image.set(this.registers.calibration, 0x24);
    image.set(this.registers.checksum, 0x3c);
    image.set(this.registers.reference, 0x60);
    image.set(this.#options.extensionId ?? EXTENSION_ID.balanceBoard, 0xfa);
    const offset = address & 0xff;
    return image.slice(offset, offset + size);
  }
}

/** Always 22 bytes on the wire, whatever it carries. */
export function memoryReport(address: number, data: Uint8Array, error: number): Uint8Array {
  const report = new Uint8Array(22);
  report.set([0x21, 0, 0, ((data.length - 1) << 4) | error, (address >> 8) & 0xff, address & 0xff, ...data]);
  return report;
}

/** Of a read or a write of memory. */
export function addressOf(bytes: Uint8Array): number {
  return ((bytes[2] ?? 0) << 16) | ((bytes[3] ?? 0) << 8) | (bytes[4] ?? 0);
}

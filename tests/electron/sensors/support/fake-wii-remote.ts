/**
 * A Wii Remote that reacts: EEPROM, registers, modes, a MotionPlus inside, plugged in or missing, and the quirks of
 * real ones. Bytes in, bytes out; it knows nothing of the driver under test.
 */
import { WII } from '../../../core/hid-descriptor/samples.ts';
import { EXTENSION_ID, hex } from './board-registers.ts';
import { addressOf, memoryReport } from './fake-board.ts';
import type { FakeDevice, FakeIdentity } from './fake-device.ts';

/** EEPROM of a real remote at 0x0016 and again at 0x0020 (WiiBrew "Wiimote"). */
export const REAL_ACCELEROMETER = hex('82 82 82 15 9C 9C 9E 38 40 3E');
/** Registers of two real MotionPlus at 0xa60020 (WiiBrew forum, "Wii Motion Plus and Calibration Data"). */
export const REAL_GYRO_A = hex(
  '79 83 73 54 72 E8 30 C3 CC 4A 34 FC C8 4F CC 5B | 77 49 75 A4 73 9A 35 52 CA 22 37 26 2D E5 B5 A2',
);
export const REAL_GYRO_B = hex(
  '78 d9 78 38 77 9d 2f 0c cf f0 31 ad c8 0b 5e 39 | 6f 81 7b 89 78 51 33 60 c9 f5 37 c1 2d e9 15 8d',
);

type MotionPlus = 'inactive' | 'active' | 'passing-through' | 'absent';

export interface FakeWiiRemoteOptions {
  readonly motionPlus?: MotionPlus;
  readonly gyroCalibration?: Uint8Array;
  readonly accelerometerCalibration?: Uint8Array;
  /** The second copy of it. */
  readonly accelerometerCopy?: Uint8Array;
  /** Output report IDs that an adapter lets fall although the write succeeds. */
  readonly swallows?: readonly number[];
  /** So many answers to each output report ID get lost before one arrives. */
  readonly losesAnswers?: number;
  readonly acknowledges?: boolean;
  /** So many looks at its identity fail while the MotionPlus switches on. */
  readonly looksUntilActive?: number;
  /** Writes to the MotionPlus have no effect. */
  readonly staysInactive?: boolean;
  /** What answers as an extension when no MotionPlus is there. */
  readonly extensionId?: Uint8Array;
  readonly battery?: number;
}

export interface RemoteMeasurement {
  /** Raw values of ten bits: x, y, z. */
  readonly acc: readonly [number, number, number];
  /** Raw values of fourteen bits: pitch, roll, yaw. */
  readonly gyro: readonly [number, number, number];
  /** All three unless said otherwise. */
  readonly slow?: readonly [boolean, boolean, boolean];
  /** A frame of what is plugged into the MotionPlus instead. */
  readonly passedThrough?: boolean;
}

const NO_SUCH_REGISTER = 7;

export class FakeWiiRemote implements FakeDevice {
  readonly identity: FakeIdentity = {
    vendorId: 0x057e,
    productId: 0x0306,
    product: 'Nintendo RVL-CNT-01',
    bus: 'bluetooth',
    reportDescriptor: WII,
    usages: [0x0001_0005],
  };
  /** Everything that was written, in order. */
  readonly written: Uint8Array[] = [];
  led = false;
  /** The two bytes of buttons of its reports, without the bits of the accelerometer. */
  buttons: readonly [number, number] = [0, 0];
  /** Report mode; undefined while it sends no data. */
  mode: number | undefined;
  motionPlus: MotionPlus;
  readonly #options: FakeWiiRemoteOptions;
  readonly #lost = new Map<number, number>();
  #looks = 0;

  constructor(options: FakeWiiRemoteOptions = {}) {
    this.#options = options;
    this.motionPlus = options.motionPlus ?? 'inactive';
  }

  /** Registers that were written, with their value. */
  get registerWrites(): [number, number][] {
    return this.written
      .filter((bytes) => bytes[0] === 0x16)
      .map((bytes) => [addressOf(bytes), bytes[6] ?? 0] as [number, number]);
  }

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

  readFeature(): Uint8Array | undefined {
    return undefined;
  }

  writeFeature(): boolean {
    return false;
  }

  /** A data report in the present mode: 0x35 has all, 0x31 the accelerometer alone; undefined when none is set. */
  measure(measurement: RemoteMeasurement): Uint8Array | undefined {
    if (this.mode !== 0x35 && this.mode !== 0x31) return undefined;
    const { acc } = measurement;
    const [x, y, z] = acc;
    const [first, second] = this.buttons;
    const buttons = [first | ((x & 3) << 5), second | ((y & 2) << 4) | ((z & 2) << 5)];
    const head = [this.mode, ...buttons, x >> 2, y >> 2, z >> 2];
    if (this.mode === 0x31) return Uint8Array.from(head);
    const frame = this.motionPlus === 'active' ? gyroFrame(measurement) : Array<number>(6).fill(0xff);
    return Uint8Array.of(...head, ...frame, ...new Uint8Array(10));
  }

  /** A status report; after one, the remote sends no data until its mode is set again. */
  status({ batteryLow = false, extension = this.motionPlus === 'active' } = {}): Uint8Array {
    this.mode = undefined;
    const flags = (extension ? 0x02 : 0) | (batteryLow ? 0x01 : 0) | (this.led ? 0x10 : 0);
    return Uint8Array.of(0x20, 0, 0, flags, 0, 0, this.#options.battery ?? 0xb1);
  }

  /** Somebody pulls it off. */
  pullOff(): Uint8Array {
    this.motionPlus = 'absent';
    return this.status();
  }

  #react(id: number, bytes: Uint8Array): Uint8Array[] {
    switch (id) {
      case 0x11:
        this.led = ((bytes[1] ?? 0) & 0x10) !== 0;
        return [];
      case 0x12:
        this.mode = bytes[2];
        return [];
      case 0x15:
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
    const address = addressOf(bytes);
    if (bytes.length !== 22 || bytes[1] !== 0x04) throw new Error('Only registers may be written');
    const acknowledged =
      this.#options.acknowledges === false
        ? []
        : [Uint8Array.of(0x22, 0, 0, 0x16, this.#knows(address) ? 0 : 7)];
    if (!this.#knows(address) || this.#options.staysInactive) return acknowledged;
    if (address === 0xa600fe && bytes[6] === 0x04) {
      this.motionPlus = 'active';
      this.#looks = 0;
      // It drops out, then comes back as an extension.
      return [...acknowledged, this.status({ extension: false }), this.status()];
    }
    if (address === 0xa400f0 && bytes[6] === 0x55 && this.motionPlus !== 'inactive') {
      this.motionPlus = 'inactive';
      return [...acknowledged, this.status()];
    }
    return acknowledged;
  }

  /** An inactive MotionPlus answers at a6, an active one and other extensions at a4. */
  #knows(address: number): boolean {
    const atMotionPlus = address >> 16 === 0xa6;
    if (atMotionPlus) return this.motionPlus === 'inactive';
    return this.motionPlus === 'active' || this.motionPlus === 'passing-through' || this.#hasExtension;
  }

  get #hasExtension(): boolean {
    return this.motionPlus === 'absent' && this.#options.extensionId !== undefined;
  }

  #read(bytes: Uint8Array): Uint8Array[] {
    const address = addressOf(bytes);
    const size = ((bytes[5] ?? 0) << 8) | (bytes[6] ?? 0);
    const inEeprom = bytes[1] === 0x00;
    if (!inEeprom && !this.#mayRead(address)) {
      return [memoryReport(address, new Uint8Array(1), NO_SUCH_REGISTER)];
    }
    const image = inEeprom ? this.#eeprom() : this.#registers();
    const answers: Uint8Array[] = [];
    for (let offset = 0; offset < size; offset += 16) {
      const start = (address & 0xff) + offset;
      answers.push(
        memoryReport(address + offset, image.slice(start, start + Math.min(16, size - offset)), 0),
      );
    }
    return answers;
  }

  #mayRead(address: number): boolean {
    if (!this.#knows(address)) return false;
    if (address !== 0xa400fa || this.motionPlus !== 'active') return true;
    this.#looks += 1;
    return this.#looks > (this.#options.looksUntilActive ?? 1);
  }

  #eeprom(): Uint8Array {
    const { accelerometerCalibration = REAL_ACCELEROMETER } = this.#options;
    const image = new Uint8Array(0x100);
    image.set(accelerometerCalibration, 0x16);
    image.set(this.#options.accelerometerCopy ?? accelerometerCalibration, 0x20);
    return image;
  }

  #registers(): Uint8Array {
    const image = new Uint8Array(0x100);
    if (!this.#hasExtension) image.set(this.#options.gyroCalibration ?? REAL_GYRO_A, 0x20);
    const ids = {
      inactive: hex('00 00 A6 20 00 05'),
      active: EXTENSION_ID.motionPlus,
      'passing-through': hex('00 00 A4 20 05 05'),
      absent: this.#options.extensionId ?? new Uint8Array(6),
    };
    image.set(ids[this.motionPlus], 0xfa);
    return image;
  }
}

function gyroFrame({ gyro, slow = [true, true, true], passedThrough = false }: RemoteMeasurement): number[] {
  const [pitch, roll, yaw] = gyro;
  const [pitchSlow, rollSlow, yawSlow] = slow;
  const high = (value: number): number => (value >> 6) & 0xfc;
  return [
    yaw & 0xff,
    roll & 0xff,
    pitch & 0xff,
    high(yaw) | (yawSlow ? 2 : 0) | (pitchSlow ? 1 : 0),
    high(roll) | (rollSlow ? 2 : 0),
    high(pitch) | (passedThrough ? 0 : 2),
  ];
}

/**
 * A controller of the Nintendo Switch that reacts: it has flash memory, modes, a timer and a motion sensor that is off
 * at first, answers what it is asked, and has the quirks of real ones. Bytes in, bytes out; it knows nothing of the
 * driver under test.
 */
import { hex } from './board-registers.ts';
import type { FakeDevice, FakeIdentity } from './fake-device.ts';

/**
 * What the flash memory of a real left Joy-Con holds at 0x6020 (dekuNukem packet_parse): offsets and scales of
 * accelerometer and gyroscope. No calibration of its own by the person.
 */
export const REAL_FACTORY = hex(
  '46 ff ff fe ce 00 | 00 40 00 40 00 40 | 02 00 de ff db ff | 3b 34 3b 34 3b 34',
);
const NO_USER_CALIBRATION = new Uint8Array(26).fill(0xff);

export interface FakeJoyConOptions {
  readonly kind?: 'left' | 'right' | 'pro';
  /** The cable of a Pro Controller, or the charging grip. */
  readonly bus?: 'bluetooth' | 'usb';
  readonly inGrip?: boolean;
  readonly gripIsEmpty?: boolean;
  readonly factory?: Uint8Array;
  /** Two bytes of magic and 24 of calibration at 0x8026. */
  readonly user?: Uint8Array;
  /** Subcommands that never arrive, although the write succeeds. */
  readonly swallows?: readonly number[];
  /** Subcommands that work but are not answered. */
  readonly neverAnswers?: readonly number[];
  /** So many requests of each subcommand get lost before one arrives. */
  readonly losesRequests?: number;
  /** Answers reads of flash memory with another address first, as to another program. */
  readonly answersOthersToo?: boolean;
  readonly hasMotionSensor?: boolean;
  /** Counts of the timer from one report to the next, in turn. */
  readonly timerSteps?: readonly number[];
}

export interface RawMotion {
  readonly acc: readonly [number, number, number];
  readonly gyro: readonly [number, number, number];
}

/** Three samples, oldest first; or one that stands for all three. */
export type JoyConMeasurement = RawMotion | readonly [RawMotion, RawMotion, RawMotion];

const PRODUCT_IDS = { left: 0x2006, right: 0x2007, pro: 0x2009 } as const;
const GRIP_PRODUCT_ID = 0x200e;
const PRODUCTS = { left: 'Joy-Con (L)', right: 'Joy-Con (R)', pro: 'Pro Controller' } as const;
const KIND_BYTES = { left: 1, right: 2, pro: 3 } as const;
/** 7c:bb:8a:9c:67:31 */
const ADDRESS = [0x7c, 0xbb, 0x8a, 0x9c, 0x67, 0x31] as const;

/** Reports 21, 30-33 and 3f in, 01 and 10-12 out, as over Bluetooth; 80 and 81 are added over USB. */
const DESCRIPTOR = hex(
  `05 01 09 05 a1 01 06 01 ff 85 21 09 21 75 08 95 30 81 02 85 30 09 30 75 08 95 30 81 02 85 31 09 31 75 08 96 69
   01 81 02 85 32 09 32 75 08 96 69 01 81 02 85 33 09 33 75 08 96 69 01 81 02 85 3f 05 09 19 01 29 10 15 00 25 01
   75 01 95 10 81 02 05 01 09 39 15 00 25 07 75 04 95 01 81 42 05 09 75 04 95 01 81 01 05 01 09 30 09 31 09 33 09
   34 16 00 00 27 ff ff 00 00 75 10 95 04 81 02 06 01 ff 85 01 09 01 75 08 95 30 91 02 85 10 09 10 75 08 95 30 91
   02 85 11 09 11 75 08 95 30 91 02 85 12 09 12 75 08 95 30 91 02`,
);
const USB_DESCRIPTOR = hex('85 81 09 81 75 08 95 3f 81 02 85 80 09 80 75 08 95 3f 91 02');
const END = hex('c0');

export class FakeJoyCon implements FakeDevice {
  readonly identity: FakeIdentity;
  /** Everything that was written, in order. */
  readonly written: Uint8Array[] = [];
  mode = 0x3f;
  motionOn = false;
  /** High nibble: level and charging; low nibble: connection. */
  batteryAndConnection = 0x8e;
  playerLights = 0;
  /** What the last report of the motors alone said they do. */
  rumble = hex('00 01 40 40 00 01 40 40');
  /** Bytes 3 to 5 of its reports. */
  buttons: readonly [number, number, number] = [0, 0, 0];
  timer = 0x65;
  readonly #options: FakeJoyConOptions;
  readonly #kind: 'left' | 'right' | 'pro';
  readonly #lost = new Map<number, number>();
  #handshakes = 0;
  #reports = 0;

  constructor(options: FakeJoyConOptions = {}) {
    this.#options = options;
    this.#kind = options.kind ?? 'left';
    const onUsb = this.#onUsb;
    this.identity = {
      vendorId: 0x057e,
      productId: options.inGrip ? GRIP_PRODUCT_ID : PRODUCT_IDS[this.#kind],
      product: options.inGrip ? 'Joy-Con Charging Grip' : PRODUCTS[this.#kind],
      bus: onUsb ? 'usb' : 'bluetooth',
      reportDescriptor: Uint8Array.of(...DESCRIPTOR, ...(onUsb ? USB_DESCRIPTOR : []), ...END),
      usages: [0x0001_0005],
    };
  }

  /** Subcommands that were written, with the first byte of their argument. */
  get subcommands(): [number, number][] {
    return this.written
      .filter((bytes) => bytes[0] === 0x01)
      .map((bytes) => [bytes[10] ?? 0, bytes[11] ?? 0] as [number, number]);
  }

  receive(bytes: Uint8Array): Uint8Array[] {
    this.written.push(bytes);
    if (bytes[0] === 0x80) return this.#onUsb ? this.#usb(bytes[1] ?? 0) : [];
    if (bytes[0] === 0x10) this.rumble = bytes.slice(2, 10);
    if (bytes[0] !== 0x01) return [];
    this.#check(bytes);
    const subcommand = bytes[10] ?? 0;
    const { swallows = [], neverAnswers = [], losesRequests = 0 } = this.#options;
    if (swallows.includes(subcommand) || (this.#onUsb && this.#handshakes === 0)) return [];
    const lost = this.#lost.get(subcommand) ?? 0;
    if (lost < losesRequests) {
      this.#lost.set(subcommand, lost + 1);
      return [];
    }
    const answers = this.#react(subcommand, bytes.subarray(11));
    return neverAnswers.includes(subcommand) ? [] : answers;
  }

  readFeature(): Uint8Array | undefined {
    return undefined;
  }

  writeFeature(): boolean {
    return false;
  }

  /** A report in the full mode; in the simple one, only buttons would send anything. */
  measure(measurement: JoyConMeasurement): Uint8Array | undefined {
    if (this.mode !== 0x30) return undefined;
    const samples = Array.isArray(measurement) ? (measurement as RawMotion[]) : Array(3).fill(measurement);
    const report = this.#standard(0x30);
    const data = new DataView(report.buffer);
    const on = this.motionOn && this.#options.hasMotionSensor !== false;
    if (!on) return report;
    (samples as RawMotion[]).forEach(({ acc, gyro }, index) => {
      [...acc, ...gyro].forEach((value, word) => data.setInt16(13 + index * 12 + word * 2, value, true));
    });
    return report;
  }

  /** Reports that get lost on the air: only the timer shows. */
  lose(reports: number): void {
    for (let count = 0; count < reports; count++) this.#tick();
  }

  /** What it sends at the press of a button in the simple mode. */
  simple(): Uint8Array {
    return hex('3f 01 00 08 00 80 00 80 00 80 00 80');
  }

  get #onUsb(): boolean {
    return this.#options.bus === 'usb' || this.#options.inGrip === true;
  }

  /** `01 CC motors*8 SC ...`, 49 bytes. */
  #check(bytes: Uint8Array): void {
    if (bytes.length !== 49 || !this.rumble.every((byte, index) => bytes[2 + index] === byte)) {
      throw new Error(`Not a subcommand that leaves the motors as they are: ${[...bytes].join(' ')}`);
    }
  }

  #react(subcommand: number, args: Uint8Array): Uint8Array[] {
    switch (subcommand) {
      case 0x02:
        return [this.#reply(0x82, 0x02, [0x03, 0x48, KIND_BYTES[this.#kind], 0x02, ...ADDRESS, 0x01, 0x01])];
      case 0x03:
        this.mode = args[0] ?? 0;
        return [this.#reply(0x80, 0x03, [])];
      case 0x10:
        return this.#readFlash(args);
      case 0x11:
      case 0x12:
        throw new Error('The flash memory of a controller must never be written');
      case 0x30:
        this.playerLights = args[0] ?? 0;
        return [this.#reply(0x80, 0x30, [])];
      case 0x40:
        this.motionOn = args[0] === 1;
        return [this.#reply(0x80, 0x40, [])];
      default:
        return [this.#reply(0x80, subcommand, [0x03])];
    }
  }

  #readFlash(args: Uint8Array): Uint8Array[] {
    const address = (args[0] ?? 0) | ((args[1] ?? 0) << 8);
    const size = args[4] ?? 0;
    if (size > 0x1d) return [this.#reply(0x00, 0x10, [])];
    const image = new Uint8Array(0x10000).fill(0xff);
    image.set(this.#options.factory ?? REAL_FACTORY, 0x6020);
    image.set(this.#options.user ?? NO_USER_CALIBRATION, 0x8026);
    const answer = this.#reply(0x90, 0x10, [...args.subarray(0, 5), ...image.slice(address, address + size)]);
    if (!this.#options.answersOthersToo) return [answer];
    return [this.#reply(0x90, 0x10, [0x3d, 0x60, 0, 0, size, ...new Uint8Array(size).fill(0x11)]), answer];
  }

  #usb(command: number): Uint8Array[] {
    switch (command) {
      case 0x01:
        return this.#options.gripIsEmpty
          ? [Uint8Array.of(0x81, 0x01, 0x03)]
          : [Uint8Array.of(0x81, 0x01, 0x00, KIND_BYTES[this.#kind], ...[...ADDRESS].reverse())];
      case 0x02:
        this.#handshakes += 1;
        return [Uint8Array.of(0x81, 0x02)];
      case 0x03:
        return [Uint8Array.of(0x81, 0x03)];
      default:
        return [];
    }
  }

  /** Takes the place of a full report, and its step of the timer. */
  #reply(acknowledgement: number, subcommand: number, data: readonly number[]): Uint8Array {
    const report = this.#standard(0x21);
    report.set([acknowledgement, subcommand, ...data], 13);
    return report;
  }

  #standard(id: number): Uint8Array {
    const report = new Uint8Array(49);
    report.set([id, this.timer, this.batteryAndConnection, ...this.buttons, 0x31, 0x87, 0x82, 0, 0, 0, 0xa0]);
    this.#tick();
    return report;
  }

  #tick(): void {
    const steps = this.#options.timerSteps ?? [3];
    this.timer = (this.timer + (steps[this.#reports % steps.length] ?? 3)) & 0xff;
    this.#reports += 1;
  }
}

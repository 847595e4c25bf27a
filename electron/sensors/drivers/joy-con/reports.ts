/**
 * The reports of Nintendo Switch controllers: requests to bytes, bytes to reports. Layouts: dekuNukem
 * "Nintendo_Switch_Reverse_Engineering" (bluetooth_hid_notes, USB-HID-Notes, imu_sensor_notes), checked against its
 * capture of a Joy-Con (packet_parse); Linux drivers/hid/hid-nintendo.c.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';

const OUTPUT_SUBCOMMAND = 0x01;
const OUTPUT_RUMBLE = 0x10;
const OUTPUT_USB = 0x80;
const INPUT_REPLY = 0x21;
const INPUT_USB = 0x81;
/** 0x30 is what is asked for; the others carry more behind the same, and another program may have asked for them. */
const INPUTS_FULL: readonly number[] = [0x30, 0x31, 0x32, 0x33];

/** Of an output report over Bluetooth, with its ID. Over USB a longer one is allowed. */
const OUTPUT_LENGTH = 49;
/**
 * What the motors do, in every output report: four bytes of the left one, four of the right one. Each has two tones of
 * 320 and 160 Hz with an amplitude each, of which 0xc8 and 0x72 is the greatest that does no harm (rumble_data_table).
 */
const RUMBLE = {
  still: [0x00, 0x01, 0x40, 0x40, 0x00, 0x01, 0x40, 0x40],
  full: [0x00, 0xc9, 0x40, 0x72, 0x00, 0xc9, 0x40, 0x72],
} as const;

export const SUBCOMMAND = {
  deviceInformation: 0x02,
  inputMode: 0x03,
  readFlash: 0x10,
  playerLights: 0x30,
  motionSensor: 0x40,
  motionSensitivity: 0x41,
  vibration: 0x48,
} as const;

export const USB_COMMAND = { status: 0x01, handshake: 0x02, fastLine: 0x03, stayOnUsb: 0x04 } as const;

const MODE_FULL = 0x30;
/** 02 and 03 would give orientations packed another way. */
const MOTION_ON = 0x01;
/** Gyroscope 2000 deg/s at 833 Hz, accelerometer 8 g with a 100 Hz filter: the default, in case it was changed. */
const SENSITIVITY = [0x03, 0x00, 0x00, 0x01] as const;
const FIRST_PLAYER = 0x01;
const VIBRATION_ON = 0x01;

const BUTTONS_AT = 3;
/**
 * The bits that are buttons. A left Joy-Con has byte 5, a right one byte 3, a Pro Controller both.
 *
 * | byte | 01    | 02   | 04          | 08         | 10   | 20      | 40 | 80                 |
 * |------|-------|------|-------------|------------|------|---------|----|--------------------|
 * | 3    | Y     | X    | B           | A          | SR   | SL      | R  | ZR                 |
 * | 4    | minus | plus | right stick | left stick | home | capture |    | in a grip: no button |
 * | 5    | down  | up   | right       | left       | SR   | SL      | L  | ZL                 |
 */
const BUTTON_MASKS = [0xff, 0x3f, 0xff] as const;

const SAMPLES_AT = 13;
const SAMPLE_BYTES = 12;
export const SAMPLES_PER_REPORT = 3;
const FULL_LENGTH = SAMPLES_AT + SAMPLES_PER_REPORT * SAMPLE_BYTES;
const FLASH_DATA_AT = 5;

/** Raw counts in the order and with the signs of the report. */
export interface RawSample {
  readonly acc: Vector3;
  readonly gyro: Vector3;
}

/** What every standard report begins with. */
interface ReportHead {
  /** Counts up, about one every 5 ms, modulo 256. */
  readonly timer: number;
  readonly batteryPercent: number;
  readonly charging: boolean;
  /** Any button is held; a stick that is pressed in is one. */
  readonly button: boolean;
}

export type JoyConReport =
  /** Samples oldest first. */
  | (ReportHead & { readonly type: 'full'; readonly samples: readonly RawSample[] })
  /** Takes the place of a full report: data of the answer are where the samples would be. */
  | (ReportHead & { readonly type: 'reply'; readonly subcommand: number; readonly data: Uint8Array })
  /** Buttons alone, before the mode is set. */
  | { readonly type: 'simple' }
  | { readonly type: 'usb'; readonly command: number; readonly data: Uint8Array };

export function usbRequest(command: number): Uint8Array {
  return Uint8Array.of(OUTPUT_USB, command);
}

/** Makes requests, counting them as the controller wants it. */
export class SubcommandRequests {
  #counter = 0;
  #rumble: keyof typeof RUMBLE = 'still';

  deviceInformation(): Uint8Array {
    return this.#next(SUBCOMMAND.deviceInformation);
  }

  fullMode(): Uint8Array {
    return this.#next(SUBCOMMAND.inputMode, MODE_FULL);
  }

  motionOn(): Uint8Array {
    return this.#next(SUBCOMMAND.motionSensor, MOTION_ON);
  }

  sensitivity(): Uint8Array {
    return this.#next(SUBCOMMAND.motionSensitivity, ...SENSITIVITY);
  }

  playerLight(): Uint8Array {
    return this.#next(SUBCOMMAND.playerLights, FIRST_PLAYER);
  }

  vibrationOn(): Uint8Array {
    return this.#next(SUBCOMMAND.vibration, VIBRATION_ON);
  }

  /** `10 CC RR*8`. From now on every request says the same of the motors. */
  rumble(isOn: boolean): Uint8Array {
    this.#rumble = isOn ? 'full' : 'still';
    return this.#report(OUTPUT_RUMBLE);
  }

  /** At most 29 bytes; the address is little-endian. */
  readFlash({ address, size }: FlashBlock): Uint8Array {
    return this.#next(SUBCOMMAND.readFlash, address & 0xff, (address >> 8) & 0xff, 0, 0, size);
  }

  /** `01 CC RR*8 SC args` */
  #next(subcommand: number, ...args: readonly number[]): Uint8Array {
    return this.#report(OUTPUT_SUBCOMMAND, subcommand, ...args);
  }

  /** The counter goes from 0 to 15 and round. */
  #report(id: number, ...rest: readonly number[]): Uint8Array {
    const bytes = new Uint8Array(OUTPUT_LENGTH);
    bytes.set([id, this.#counter, ...RUMBLE[this.#rumble], ...rest]);
    this.#counter = (this.#counter + 1) & 0x0f;
    return bytes;
  }
}

export interface FlashBlock {
  readonly address: number;
  readonly size: number;
}

/** The bytes of this block, when the reply brings them: the controller repeats what it was asked. */
export function flashDataOf(report: JoyConReport, { address, size }: FlashBlock): Uint8Array | undefined {
  if (report.type !== 'reply' || report.subcommand !== SUBCOMMAND.readFlash) return undefined;
  const { data } = report;
  if (littleEndian(data, 0) !== address || littleEndian(data, 2) !== 0 || data[4] !== size) return undefined;
  const bytes = data.slice(FLASH_DATA_AT, FLASH_DATA_AT + size);
  return bytes.length === size ? bytes : undefined;
}

/** The report in these bytes; undefined when it is unknown or shorter than it must be. */
export function parseReport(bytes: Uint8Array): JoyConReport | undefined {
  const id = bytes[0];
  if (id === 0x3f) return { type: 'simple' };
  if (id === INPUT_USB) return parseUsb(bytes);
  if (id === INPUT_REPLY) return parseReply(bytes);
  if (id === undefined || !INPUTS_FULL.includes(id) || bytes.length < FULL_LENGTH) return undefined;
  const samples = Array.from({ length: SAMPLES_PER_REPORT }, (_, index) =>
    parseSample(bytes, SAMPLES_AT + index * SAMPLE_BYTES),
  );
  return { type: 'full', ...parseHead(bytes), samples };
}

/** `81 CC data` */
function parseUsb(bytes: Uint8Array): JoyConReport | undefined {
  const command = bytes[1];
  return command === undefined ? undefined : { type: 'usb', command, data: bytes.slice(2) };
}

/** `21 head*12 AA SC data`; AA says how it was taken, which the controller's behaviour says better. */
function parseReply(bytes: Uint8Array): JoyConReport | undefined {
  const subcommand = bytes[14];
  if (subcommand === undefined) return undefined;
  return { type: 'reply', ...parseHead(bytes), subcommand, data: bytes.slice(15) };
}

/** Bits 7-5 of the third byte: 4 full, 3 medium, 2 low, 1 critical, 0 empty; bit 4: charging. */
function parseHead(bytes: Uint8Array): ReportHead {
  const battery = (bytes[2] ?? 0) >> 4;
  return {
    timer: bytes[1] ?? 0,
    batteryPercent: Math.min(100, (battery >> 1) * 25),
    charging: (battery & 1) !== 0,
    button: BUTTON_MASKS.some((mask, index) => ((bytes[BUTTONS_AT + index] ?? 0) & mask) !== 0),
  };
}

function parseSample(bytes: Uint8Array, at: number): RawSample {
  const word = (index: number): number => signedWord(bytes, at + index * 2);
  return { acc: [word(0), word(1), word(2)], gyro: [word(3), word(4), word(5)] };
}

/** A sensor that is switched off sends zeros; one that is on has noise, and gravity. */
export function isBlank({ acc, gyro }: RawSample): boolean {
  return [...acc, ...gyro].every((value) => value === 0);
}

function littleEndian(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Signed 16 bits, little-endian. */
export function signedWord(bytes: Uint8Array, at: number): number {
  return (littleEndian(bytes, at) << 16) >> 16;
}

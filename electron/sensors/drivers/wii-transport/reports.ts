/**
 * The reports of Nintendo's Wii Remote transport, which the Balance Board shares: requests to bytes, bytes to reports.
 * Layouts: WiiBrew "Wiimote" and "Wii Balance Board"; Linux drivers/hid/hid-wiimote-core.c.
 */

const OUTPUT_RUMBLE = 0x10;
const OUTPUT_LEDS = 0x11;
const OUTPUT_REPORT_MODE = 0x12;
const OUTPUT_STATUS_REQUEST = 0x15;
export const OUTPUT_WRITE_MEMORY = 0x16;
const OUTPUT_READ_MEMORY = 0x17;

const INPUT_STATUS = 0x20;
const INPUT_MEMORY = 0x21;
const INPUT_ACKNOWLEDGEMENT = 0x22;

const EEPROM_SPACE = 0x00;
const REGISTER_SPACE = 0x04;
const CONTINUOUS = 0x04;
/** In the first byte behind the ID of every output report: the motor runs. */
const RUMBLE = 0x01;
const LED_1 = 0x10;
const STATUS_BATTERY_LOW = 0x01;
const STATUS_EXTENSION = 0x02;

/** 19 extension bytes. */
export const MODE_EXTENSION_19 = 0x34;
/** Accelerometer and 16 extension bytes. */
export const MODE_ACCELEROMETER_EXTENSION_16 = 0x35;

interface DataLayout {
  readonly accelerometer: boolean;
  readonly extensionAt: number;
  readonly extensionLength: number;
}

/** What each report mode carries behind the two bytes of buttons. The system's own driver may set any behind our back. */
const LAYOUT_OF_MODE: ReadonlyMap<number, DataLayout> = new Map([
  [0x30, { accelerometer: false, extensionAt: 3, extensionLength: 0 }],
  [0x31, { accelerometer: true, extensionAt: 6, extensionLength: 0 }],
  [0x32, { accelerometer: false, extensionAt: 3, extensionLength: 8 }],
  [0x33, { accelerometer: true, extensionAt: 18, extensionLength: 0 }],
  [MODE_EXTENSION_19, { accelerometer: false, extensionAt: 3, extensionLength: 19 }],
  [MODE_ACCELEROMETER_EXTENSION_16, { accelerometer: true, extensionAt: 6, extensionLength: 16 }],
  [0x36, { accelerometer: false, extensionAt: 13, extensionLength: 9 }],
  [0x37, { accelerometer: true, extensionAt: 16, extensionLength: 6 }],
]);

export type WiiReport =
  | {
      readonly type: 'status';
      readonly extensionPresent: boolean;
      readonly batteryLow: boolean;
      /** Raw level of a remote's batteries; full ones read about 0xc8. */
      readonly battery: number | undefined;
    }
  | {
      readonly type: 'memory';
      readonly error: number;
      readonly addressLow: number;
      readonly data: Uint8Array;
    }
  | { readonly type: 'acknowledgement'; readonly report: number; readonly error: number }
  | {
      readonly type: 'data';
      readonly mode: number;
      /** Both bytes of buttons, the first one in the high byte; some modes keep bits of the accelerometer in them. */
      readonly buttons: number;
      /** Three bytes, in modes that carry them. */
      readonly accelerometer: Uint8Array | undefined;
      /** As many bytes as the mode has for the extension, or fewer where the report is cut short. */
      readonly extension: Uint8Array;
    };

/** A part of a device's memory. */
export interface Block {
  readonly space?: 'registers' | 'eeprom';
  readonly address: number;
  readonly size: number;
}

export function rumbleRequest(isOn: boolean): Uint8Array {
  return Uint8Array.of(OUTPUT_RUMBLE, isOn ? RUMBLE : 0);
}

/** The same request, which leaves the motor running. */
export function withRumble(request: Uint8Array): Uint8Array {
  return request.map((byte, index) => (index === 1 ? byte | RUMBLE : byte));
}

export function ledRequest(): Uint8Array {
  return Uint8Array.of(OUTPUT_LEDS, LED_1);
}

/** Continuous reports in the given mode. */
export function reportModeRequest(mode: number): Uint8Array {
  return Uint8Array.of(OUTPUT_REPORT_MODE, CONTINUOUS, mode);
}

export function statusRequest(): Uint8Array {
  return Uint8Array.of(OUTPUT_STATUS_REQUEST, 0x00);
}

/** One byte into a register; always 22 bytes long on the wire. */
export function writeRegisterRequest(address: number, value: number): Uint8Array {
  const bytes = new Uint8Array(22);
  bytes.set([OUTPUT_WRITE_MEMORY, REGISTER_SPACE, ...bigEndian(address, 3), 1, value]);
  return bytes;
}

/** Registers, unless the block says that it lies in the EEPROM. */
export function readRequest({ space, address, size }: Block): Uint8Array {
  const spaceByte = space === 'eeprom' ? EEPROM_SPACE : REGISTER_SPACE;
  return Uint8Array.of(OUTPUT_READ_MEMORY, spaceByte, ...bigEndian(address, 3), ...bigEndian(size, 2));
}

/** The report in these bytes; undefined when it is unknown or shorter than it must be. */
export function parseReport(bytes: Uint8Array): WiiReport | undefined {
  switch (bytes[0]) {
    case INPUT_STATUS:
      return parseStatus(bytes);
    case INPUT_MEMORY:
      return parseMemory(bytes);
    case INPUT_ACKNOWLEDGEMENT:
      return parseAcknowledgement(bytes);
    default:
      return parseData(bytes);
  }
}

/** `20 BB BB LF 00 00 VV` */
function parseStatus(bytes: Uint8Array): WiiReport | undefined {
  const flags = bytes[3];
  if (flags === undefined) return undefined;
  return {
    type: 'status',
    extensionPresent: (flags & STATUS_EXTENSION) !== 0,
    batteryLow: (flags & STATUS_BATTERY_LOW) !== 0,
    battery: bytes[6],
  };
}

/** `21 BB BB SE OO OO D*16`, S = bytes - 1. Devices of other makers always say F: readers take what they asked for. */
function parseMemory(bytes: Uint8Array): WiiReport | undefined {
  const [, , , sizeAndError, high, low] = bytes;
  if (sizeAndError === undefined || high === undefined || low === undefined) return undefined;
  const size = (sizeAndError >> 4) + 1;
  return {
    type: 'memory',
    error: sizeAndError & 0x0f,
    addressLow: (high << 8) | low,
    data: bytes.slice(6, 6 + size),
  };
}

/** `22 BB BB RR EE` */
function parseAcknowledgement(bytes: Uint8Array): WiiReport | undefined {
  const [, , , report, error] = bytes;
  if (report === undefined || error === undefined) return undefined;
  return { type: 'acknowledgement', report, error };
}

/** `3x BB BB ...` */
function parseData(bytes: Uint8Array): WiiReport | undefined {
  const [mode, high, low] = bytes;
  if (mode === undefined || high === undefined || low === undefined) return undefined;
  const layout = LAYOUT_OF_MODE.get(mode);
  if (layout === undefined) return undefined;
  const { accelerometer, extensionAt, extensionLength } = layout;
  return {
    type: 'data',
    mode,
    buttons: (high << 8) | low,
    accelerometer: accelerometer && bytes.length >= 6 ? bytes.slice(3, 6) : undefined,
    extension: bytes.slice(extensionAt, extensionAt + extensionLength),
  };
}

function bigEndian(value: number, byteCount: number): number[] {
  return Array.from({ length: byteCount }, (_, index) => (value >>> (8 * (byteCount - 1 - index))) & 0xff);
}

/**
 * The reports of Nintendo's Wii Remote transport, as far as a Wii Balance Board uses them: requests to bytes, bytes to
 * reports. Layouts: WiiBrew "Wiimote" and "Wii Balance Board"; Linux drivers/hid/hid-wiimote-core.c.
 */

const OUTPUT_LEDS = 0x11;
const OUTPUT_REPORT_MODE = 0x12;
const OUTPUT_STATUS_REQUEST = 0x15;
export const OUTPUT_WRITE_MEMORY = 0x16;
const OUTPUT_READ_MEMORY = 0x17;

const INPUT_STATUS = 0x20;
const INPUT_MEMORY = 0x21;
const INPUT_ACKNOWLEDGEMENT = 0x22;

const REGISTER_SPACE = 0x04;
const CONTINUOUS = 0x04;
const LED_1 = 0x10;
const A_BUTTON = 0x08;
const STATUS_BATTERY_LOW = 0x01;
const STATUS_EXTENSION = 0x02;

/** 19 extension bytes: four cells, temperature and battery. */
export const MODE_EXTENSION_19 = 0x34;

/** Where each report mode carries extension bytes. The system's own driver may set any of them behind our back. */
const EXTENSION_OF_MODE: ReadonlyMap<number, { readonly offset: number; readonly length: number }> = new Map([
  [0x32, { offset: 3, length: 8 }],
  [MODE_EXTENSION_19, { offset: 3, length: 19 }],
  [0x35, { offset: 6, length: 16 }],
  [0x36, { offset: 13, length: 9 }],
]);

/** Four big-endian 16-bit cells. */
export const CELL_BYTES = 8;

export type BoardReport =
  | { readonly type: 'status'; readonly extensionPresent: boolean; readonly batteryLow: boolean }
  | {
      readonly type: 'memory';
      readonly error: number;
      readonly addressLow: number;
      readonly data: Uint8Array;
    }
  | { readonly type: 'acknowledgement'; readonly report: number; readonly error: number }
  /** `extension` holds at least the four cells. */
  | {
      readonly type: 'data';
      readonly mode: number;
      readonly button: boolean;
      readonly extension: Uint8Array;
    };

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

export function readRegistersRequest(address: number, size: number): Uint8Array {
  return Uint8Array.of(OUTPUT_READ_MEMORY, REGISTER_SPACE, ...bigEndian(address, 3), ...bigEndian(size, 2));
}

/** The report in these bytes; undefined when it is unknown, carries no cells, or is shorter than it must be. */
export function parseReport(bytes: Uint8Array): BoardReport | undefined {
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
function parseStatus(bytes: Uint8Array): BoardReport | undefined {
  const flags = bytes[3];
  if (flags === undefined) return undefined;
  return {
    type: 'status',
    extensionPresent: (flags & STATUS_EXTENSION) !== 0,
    batteryLow: (flags & STATUS_BATTERY_LOW) !== 0,
  };
}

/** `21 BB BB SE OO OO D*16`, S = bytes - 1. Boards of other makers always say F: readers take what they asked for. */
function parseMemory(bytes: Uint8Array): BoardReport | undefined {
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
function parseAcknowledgement(bytes: Uint8Array): BoardReport | undefined {
  const [, , , report, error] = bytes;
  if (report === undefined || error === undefined) return undefined;
  return { type: 'acknowledgement', report, error };
}

/** `3x BB BB ...` */
function parseData(bytes: Uint8Array): BoardReport | undefined {
  const mode = bytes[0];
  const buttons = bytes[2];
  if (mode === undefined || buttons === undefined) return undefined;
  const layout = EXTENSION_OF_MODE.get(mode);
  if (layout === undefined) return undefined;
  const extension = bytes.slice(layout.offset, layout.offset + layout.length);
  if (extension.length < CELL_BYTES) return undefined;
  return { type: 'data', mode, button: (buttons & A_BUTTON) !== 0, extension };
}

function bigEndian(value: number, byteCount: number): number[] {
  return Array.from({ length: byteCount }, (_, index) => (value >>> (8 * (byteCount - 1 - index))) & 0xff);
}

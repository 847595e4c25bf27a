/**
 * Hub inputs as bytes, for recordings and for the message port: one tag byte an input, then its fields, little-endian.
 * Numbers are float64, so that a replay folds over exactly what live play folded over.
 *
 * | tag | input     | fields                                                                                   |
 * |-----|-----------|------------------------------------------------------------------------------------------|
 * | 1   | board     | slot u16, button u8, hostMs, front right, back right, front left, back left              |
 * | 2   | attached  | slot u16, source u8, hostMs, spacing ml, spacing ap, load scale, model text, serial text |
 * | 3   | detached  | slot u16, hostMs                                                                         |
 * | 4   | tick      | hostMs                                                                                   |
 * | 5   | tare      | hostMs, durationMs                                                                       |
 * | 6   | body-mass | hostMs, bodyMassKg                                                                       |
 *
 * A text is its length in bytes (u16) and UTF-8.
 */
import type { DeviceSource, HubInput } from '../contract/reading.ts';
import { KeelError } from '../errors.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const TAG = { board: 1, attached: 2, detached: 3, tick: 4, tare: 5, 'body-mass': 6 } as const;

/** Their places are part of the format: add at the end only. */
const SOURCES = ['hid', 'virtual-patient', 'pointer', 'replay'] as const satisfies readonly DeviceSource[];

/** @throws KeelError `invalid-argument` for a slot that is no integer from 0 to 65535, or a text over 65535 bytes. */
export function encodeInputs(inputs: readonly HubInput[]): Uint8Array {
  const writer = new Writer();
  for (const input of inputs) encodeInput(writer, input);
  return writer.bytes();
}

/** @throws KeelError `damaged-file` when the bytes end within an input or hold an unknown one. */
export function decodeInputs(bytes: Uint8Array): HubInput[] {
  const reader = new Reader(bytes);
  const inputs: HubInput[] = [];
  while (!reader.atEnd()) inputs.push(decodeInput(reader));
  return inputs;
}

function encodeInput(writer: Writer, input: HubInput): void {
  writer.uint8(TAG[input.type]);
  switch (input.type) {
    case 'board':
      writer.slot(input.slot);
      writer.uint8(input.button ? 1 : 0);
      writer.float64(input.hostMs);
      writer.float64(input.frontRightKg);
      writer.float64(input.backRightKg);
      writer.float64(input.frontLeftKg);
      writer.float64(input.backLeftKg);
      break;
    case 'attached':
      writer.slot(input.slot);
      writer.uint8(SOURCES.indexOf(input.source));
      writer.float64(input.hostMs);
      writer.float64(input.sensorSpacingMlMm);
      writer.float64(input.sensorSpacingApMm);
      writer.float64(input.loadScale);
      writer.text(input.model);
      writer.text(input.serial);
      break;
    case 'detached':
      writer.slot(input.slot);
      writer.float64(input.hostMs);
      break;
    case 'tick':
      writer.float64(input.hostMs);
      break;
    case 'tare':
      writer.float64(input.hostMs);
      writer.float64(input.durationMs);
      break;
    case 'body-mass':
      writer.float64(input.hostMs);
      writer.float64(input.bodyMassKg);
      break;
  }
}

// Fields of an object literal are evaluated in the order they are written, which is the order of the bytes.
function decodeInput(reader: Reader): HubInput {
  const tag = reader.uint8();
  switch (tag) {
    case TAG.board:
      return {
        type: 'board',
        slot: reader.uint16(),
        button: reader.uint8() === 1,
        hostMs: reader.float64(),
        frontRightKg: reader.float64(),
        backRightKg: reader.float64(),
        frontLeftKg: reader.float64(),
        backLeftKg: reader.float64(),
      };
    case TAG.attached:
      return {
        type: 'attached',
        slot: reader.uint16(),
        source: sourceOf(reader.uint8()),
        hostMs: reader.float64(),
        sensorSpacingMlMm: reader.float64(),
        sensorSpacingApMm: reader.float64(),
        loadScale: reader.float64(),
        model: reader.text(),
        serial: reader.text(),
      };
    case TAG.detached:
      return { type: 'detached', slot: reader.uint16(), hostMs: reader.float64() };
    case TAG.tick:
      return { type: 'tick', hostMs: reader.float64() };
    case TAG.tare:
      return { type: 'tare', hostMs: reader.float64(), durationMs: reader.float64() };
    case TAG['body-mass']:
      return { type: 'body-mass', hostMs: reader.float64(), bodyMassKg: reader.float64() };
    default:
      throw damaged(`an unknown kind of input (${tag})`);
  }
}

function sourceOf(index: number): DeviceSource {
  const source = SOURCES[index];
  if (source === undefined) throw damaged(`an unknown source of readings (${index})`);
  return source;
}

function damaged(what: string): KeelError {
  return new KeelError('damaged-file', `This recording is damaged: it holds ${what}.`);
}

class Writer {
  #view = new DataView(new ArrayBuffer(1024));
  #length = 0;

  bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer.slice(0, this.#length));
  }

  // Room is claimed first, in a statement of its own: claiming may replace the view.
  uint8(value: number): void {
    const at = this.#claim(1);
    this.#view.setUint8(at, value);
  }

  uint16(value: number): void {
    const at = this.#claim(2);
    this.#view.setUint16(at, value, true);
  }

  float64(value: number): void {
    const at = this.#claim(8);
    this.#view.setFloat64(at, value, true);
  }

  slot(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff) {
      throw new KeelError('invalid-argument', `A device slot is an integer from 0 to 65535, not ${value}.`);
    }
    this.uint16(value);
  }

  text(value: string): void {
    const bytes = encodeUtf8(value);
    if (bytes.length > 0xffff) {
      throw new KeelError('invalid-argument', `A text of ${bytes.length} bytes is too long for a recording.`);
    }
    this.uint16(bytes.length);
    const at = this.#claim(bytes.length);
    new Uint8Array(this.#view.buffer).set(bytes, at);
  }

  /** Room for so many bytes; answers where they begin. */
  #claim(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#view.byteLength) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#view.byteLength));
      larger.set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  atEnd(): boolean {
    return this.#at >= this.#view.byteLength;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  text(): string {
    const length = this.uint16();
    const at = this.#take(length);
    return decodeUtf8(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length));
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#view.byteLength) throw damaged('an input that ends too early');
    this.#at += count;
    return at;
  }
}

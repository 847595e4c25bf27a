/** Bytes written and read in order, little-endian: the alphabet of recordings. */
import { KeelError } from '../errors.ts';
import { type Message, message } from '../language/message.ts';
import type { Quaternion, Vector3 } from '../vectors.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text as UTF-8. A lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** @throws KeelError `damaged-file` when the bytes are not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new KeelError('damaged-file', message('error.recording.text-damaged'), { cause });
  }
}

/** @returns the error for a recording that holds what no Keel wrote. */
export function damagedRecording(found: Message): KeelError {
  return new KeelError('damaged-file', found);
}

export class ByteWriter {
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
      throw new KeelError('invalid-argument', message('error.recording.slot', { value }));
    }
    this.uint16(value);
  }

  float64s(values: readonly number[]): void {
    for (const value of values) this.float64(value);
  }

  text(value: string): void {
    const bytes = encodeUtf8(value);
    if (bytes.length > 0xffff) {
      throw new KeelError(
        'invalid-argument',
        message('error.recording.text-too-long', { bytes: bytes.length }),
      );
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

export class ByteReader {
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

  vector(): Vector3 {
    return [this.float64(), this.float64(), this.float64()];
  }

  quaternion(): Quaternion {
    return [this.float64(), this.float64(), this.float64(), this.float64()];
  }

  text(): string {
    const length = this.uint16();
    const at = this.#take(length);
    return decodeUtf8(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length));
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#view.byteLength) throw damagedRecording(message('error.recording.input-cut-off'));
    this.#at += count;
    return at;
  }
}

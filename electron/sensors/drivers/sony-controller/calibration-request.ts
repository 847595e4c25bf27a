/**
 * Asks for the calibration until an answer is good: right after it was connected a controller may answer with zeros, or
 * with a report that another program asked for.
 */
import type { FeatureRead } from '../device-driver.ts';
import { type Calibration, NOMINAL_CALIBRATION, parseCalibration } from './calibration.ts';
import { checksumIsRight, FEATURE_SEED } from './checksum.ts';
import type { Transport } from './model.ts';

const TRIES_EACH = 3;
const ANSWER_TIMEOUT_MS = 2000;
const RETRY_PAUSE_MS = 100;
/** Windows wants room for the longest feature report; what comes is shorter. */
const LONGEST_FEATURE_BYTES = 64;
/** Over Bluetooth the report of 41 bytes ends in a checksum; the one of 37 is not known to have one. */
const CHECKED_REPORT = 0x05;
const CHECKED_BYTES = 41;

export class CalibrationRequest {
  readonly #reportIds: readonly number[];
  readonly #transport: Transport;
  #tries = 0;
  #deadlineMs = 0;
  #latest = NOMINAL_CALIBRATION;

  /** @param reportIds One after the other, each three times. */
  constructor(reportIds: readonly number[], transport: Transport) {
    this.#reportIds = reportIds.flatMap((id) => Array.from({ length: TRIES_EACH }, () => id));
    this.#transport = transport;
  }

  /** What was read last; its gaps are filled in. */
  get latest(): Calibration {
    return this.#latest;
  }

  /** When to ask again, or to make do with the latest. */
  get deadlineMs(): number {
    return this.#deadlineMs;
  }

  get isExhausted(): boolean {
    return this.#tries >= this.#reportIds.length;
  }

  next(hostMs: number): FeatureRead[] {
    const reportId = this.#reportIds[this.#tries];
    this.#tries += 1;
    this.#deadlineMs = hostMs + ANSWER_TIMEOUT_MS;
    return reportId === undefined ? [] : [{ reportId, length: LONGEST_FEATURE_BYTES }];
  }

  answered(bytes: Uint8Array, hostMs: number): void {
    const isAsked = this.#reportIds.includes(bytes[0] ?? -1);
    if (isAsked && this.#isSound(bytes)) this.#latest = parseCalibration(bytes);
    this.#deadlineMs = hostMs + RETRY_PAUSE_MS;
  }

  failed(reportId: number, hostMs: number): void {
    if (reportId === this.#reportIds[this.#tries - 1]) this.#deadlineMs = hostMs + RETRY_PAUSE_MS;
  }

  #isSound(bytes: Uint8Array): boolean {
    if (this.#transport === 'usb' || bytes[0] !== CHECKED_REPORT) return true;
    return bytes.length >= CHECKED_BYTES && checksumIsRight(FEATURE_SEED, bytes.subarray(0, CHECKED_BYTES));
  }
}

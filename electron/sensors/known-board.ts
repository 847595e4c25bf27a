/** One board the manager knows of, present or not: what it is, how it fares, and when it may be tried again. */
import type { DeviceState, DeviceStatus } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import type { BoardRow } from './devices.ts';
import type { DriverStatus } from './drivers/device-driver.ts';
import type { HidDeviceInfo } from './hid-port.ts';
import { ReportStatistics } from './report-statistics.ts';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

export class KnownBoard {
  readonly serial: string;
  readonly slot: number;
  readonly row: BoardRow;
  /** Undefined while it is not connected to the system. */
  info: HidDeviceInfo | undefined;
  /** State while no driver runs it. */
  #idleState: Extract<DeviceState, 'found' | 'opening' | 'lost' | 'failed'> = 'found';
  #error: ErrorData | undefined;
  #failures = 0;
  #notBeforeMs = 0;
  #driver: DriverStatus | undefined;
  #statistics = new ReportStatistics();

  constructor(serial: string, slot: number, row: BoardRow) {
    this.serial = serial;
    this.slot = slot;
    this.row = row;
  }

  get lost(): boolean {
    return this.#idleState === 'lost';
  }

  mayBeOpened(nowMs: number): boolean {
    return this.info !== undefined && nowMs >= this.#notBeforeMs;
  }

  /** Another path means another connection, for which nothing is known yet. */
  found(info: HidDeviceInfo): void {
    if (this.info?.path === info.path) return;
    this.info = info;
    this.forgive();
  }

  /** Try it again at the next occasion, whatever happened before. */
  forgive(): void {
    this.#failures = 0;
    this.#notBeforeMs = 0;
    if (this.#driver === undefined) this.#idle('found', undefined);
  }

  opening(): void {
    this.#idle('opening', undefined);
  }

  /** True when this is news. */
  driven(status: DriverStatus): boolean {
    const before = this.#driver;
    this.#driver = status;
    return (
      before?.state !== status.state ||
      before.batteryBars !== status.batteryBars ||
      before.warnings.length !== status.warnings.length
    );
  }

  attached(): void {
    this.#statistics = new ReportStatistics();
    this.#failures = 0;
  }

  reported(hostMs: number): void {
    this.#statistics.add(hostMs);
  }

  released(): void {
    this.#idle('found', undefined);
  }

  wentAway(error: ErrorData | undefined): void {
    this.info = undefined;
    this.#idle('lost', error);
  }

  /** Keeps its hands off for 2 s, then for twice as long each time, up to 30 s. */
  failed(error: ErrorData | undefined, nowMs: number): void {
    this.#notBeforeMs = nowMs + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#idle('failed', error);
  }

  givenUp(error: ErrorData | undefined): void {
    this.#notBeforeMs = Infinity;
    this.#idle('failed', error);
  }

  status(inUse: boolean, nowMs: number): DeviceStatus {
    const { batteryBars, temperatureC, warnings = [], state = this.#idleState } = this.#driver ?? {};
    const error = this.#driver?.error ?? this.#error;
    return {
      kind: 'board',
      source: 'hid',
      serial: this.serial,
      model: this.row.name,
      state,
      inUse,
      warnings,
      rateHz: this.#statistics.rateHz(nowMs),
      gaps: this.#statistics.gaps,
      longestGapMs: this.#statistics.longestGapMs,
      ...(batteryBars === undefined ? {} : { batteryBars }),
      ...(temperatureC === undefined ? {} : { temperatureC }),
      ...(error === undefined ? {} : { error }),
    };
  }

  #idle(state: 'found' | 'opening' | 'lost' | 'failed', error: ErrorData | undefined): void {
    this.#driver = undefined;
    this.#idleState = state;
    this.#error = error;
  }
}

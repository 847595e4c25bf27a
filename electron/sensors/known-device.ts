/** One device a manager knows of, present or not: how it fares, and when it may be tried again. */
import type { DeviceState } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import type { DriverStatus } from './drivers/device-driver.ts';
import type { HidDeviceInfo } from './hid-port.ts';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

type IdleState = Extract<DeviceState, 'found' | 'opening' | 'lost' | 'failed'>;

export class KnownDevice<Status extends DriverStatus> {
  readonly serial: string;
  /** Undefined while it is not connected to the system. */
  info: HidDeviceInfo | undefined;
  /** State while no driver runs it. */
  #idleState: IdleState = 'found';
  #error: ErrorData | undefined;
  #failures = 0;
  #notBeforeMs = 0;
  #driver: Status | undefined;

  constructor(serial: string) {
    this.serial = serial;
  }

  get lost(): boolean {
    return this.#idleState === 'lost';
  }

  /** As its driver told last; undefined while none runs it. */
  get driver(): Status | undefined {
    return this.#driver;
  }

  get state(): DeviceState {
    return this.#driver?.state ?? this.#idleState;
  }

  get error(): ErrorData | undefined {
    return this.#driver?.error ?? this.#error;
  }

  mayBeOpened(nowMs: number): boolean {
    return this.info !== undefined && nowMs >= this.#notBeforeMs;
  }

  /** Another path means another connection, for which nothing is known yet. */
  found(info: HidDeviceInfo): void {
    if (this.info?.path === info.path) return;
    this.info = info;
    this.resetBackoff();
  }

  /** Try it again at the next occasion, whatever happened before. */
  resetBackoff(): void {
    this.#failures = 0;
    this.#notBeforeMs = 0;
    if (this.#driver === undefined) this.#idle('found', undefined);
  }

  opening(): void {
    this.#idle('opening', undefined);
  }

  driven(status: Status): void {
    this.#driver = status;
  }

  /** It works: the next failure is the first one again. */
  works(): void {
    this.#failures = 0;
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

  #idle(state: IdleState, error: ErrorData | undefined): void {
    this.#driver = undefined;
    this.#idleState = state;
    this.#error = error;
  }
}

/**
 * What every board's driver is: a state machine that is told what happened and says what to do. It does no input or
 * output and has no clock, so a test, a recording or a real device can drive it alike.
 */
import type { CellLoadsKg } from '#core/contract/reading.ts';
import type { ErrorData } from '#core/errors.ts';

/** `hostMs` is the host's monotonic clock; it never goes back from one event to the next. */
export type DriverEvent =
  | { readonly type: 'opened'; readonly hostMs: number }
  /** One input report, report ID first. */
  | { readonly type: 'report'; readonly hostMs: number; readonly bytes: Uint8Array }
  /** The moment asked for by `wakeAtMs` has come. */
  | { readonly type: 'timeout'; readonly hostMs: number }
  | { readonly type: 'write-failed'; readonly hostMs: number; readonly reason: string }
  /** Read the calibration and initialise again. */
  | { readonly type: 'recalibrate'; readonly hostMs: number };

export interface DriverReading extends CellLoadsKg {
  readonly hostMs: number;
  readonly button: boolean;
}

export interface DriverStatus {
  readonly state: 'initialising' | 'ready' | 'silent' | 'failed';
  readonly batteryBars?: number;
  readonly temperatureC?: number;
  readonly warnings: readonly string[];
  readonly error?: ErrorData;
}

/** What should become of the connection: `reopen` now, `retry-later` after a pause, `give-up` until it is replugged. */
export type DriverVerdict = 'continue' | 'reopen' | 'retry-later' | 'give-up';

export interface DriverOutput {
  /** Output reports to send in this order, report ID first. */
  readonly writes: readonly Uint8Array[];
  readonly readings: readonly DriverReading[];
  readonly status: DriverStatus;
  /** When to send a `timeout` unless another event comes first; replaces the wish of the step before. */
  readonly wakeAtMs: number | undefined;
  readonly verdict: DriverVerdict;
}

export interface BoardDriver {
  /** Never throws, whatever bytes come. */
  step(event: DriverEvent): DriverOutput;
}

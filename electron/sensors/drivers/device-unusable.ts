/** Why a device cannot be used, in the words the person reads, and what should become of the connection. */
import type { ErrorCode, ErrorData } from '#core/errors.ts';
import { type Message, message } from '#core/language/message.ts';
import type { DriverVerdict } from './device-driver.ts';

export interface DeviceUnusable {
  readonly error: ErrorData;
  readonly verdict: DriverVerdict;
}

/** To be tried again after a pause. */
export function unusableNow(code: ErrorCode, problem: Message): DeviceUnusable {
  return { verdict: 'retry-later', error: { code, message: problem } };
}

/** Until it is plugged in again, or connected anew. */
export function unusableForGood(code: ErrorCode, problem: Message): DeviceUnusable {
  return { verdict: 'give-up', error: { code, message: problem } };
}

/** With what the system said, if it said something. */
export function saidBySystem(problem: Message, reason: string | undefined): Message {
  return reason === undefined ? problem : message('error.said-by-system', { problem, reason });
}

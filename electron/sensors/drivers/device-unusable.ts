/** Why a device cannot be used, in the words the person reads, and what should become of the connection. */
import type { ErrorData } from '#core/errors.ts';
import type { DriverVerdict } from './device-driver.ts';

export interface DeviceUnusable {
  readonly error: ErrorData;
  readonly verdict: DriverVerdict;
}

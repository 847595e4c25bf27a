/** node-hid gives strings, TypeErrors and Errors by turns: here they become errors that say what to do, once. */
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';

const DENIED = /permission denied|access is denied|not permitted|privilege/i;

export function openError(thrown: unknown): KeelError {
  const reason = reasonOf(thrown);
  return DENIED.test(reason)
    ? new KeelError('not-allowed', message('error.device.not-allowed', { reason }), { cause: thrown })
    : new KeelError('device-refused', message('error.device.not-opened', { reason }), { cause: thrown });
}

export function lostError(thrown: unknown): KeelError {
  const lost = message('error.device.lost', { reason: reasonOf(thrown) });
  return new KeelError('device-lost', lost, { cause: thrown });
}

/** What the system said. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

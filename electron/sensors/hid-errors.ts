/** node-hid gives strings, TypeErrors and Errors by turns: here they become errors that say what to do, once. */
import { KeelError } from '#core/errors.ts';

const DENIED = /permission denied|access is denied|not permitted|privilege/i;

export function openError(thrown: unknown): KeelError {
  const text = textOf(thrown);
  if (DENIED.test(text)) {
    const message = `The system does not let Keel use the device: install the device rule that the Devices screen shows. (${text})`;
    return new KeelError('not-allowed', message, { cause: thrown });
  }
  const message = `The device cannot be opened. Close other programs that use it, or switch it off and on. (${text})`;
  return new KeelError('device-refused', message, { cause: thrown });
}

export function writeError(thrown: unknown): KeelError {
  return new KeelError('device-refused', textOf(thrown), { cause: thrown });
}

export function lostError(thrown: unknown): KeelError {
  const message = `The connection to the device was lost. Press its power button, or plug it in, to connect it again. (${textOf(thrown)})`;
  return new KeelError('device-lost', message, { cause: thrown });
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

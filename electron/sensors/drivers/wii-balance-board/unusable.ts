/** Why a board cannot be used. */
import { message } from '#core/language/message.ts';
import { type DeviceUnusable, saidBySystem, unusableForGood, unusableNow } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  return unusableNow('device-refused', saidBySystem(message('error.board.no-answer'), writeFailure));
}

export function isAnotherDevice(extensionId: Uint8Array): DeviceUnusable {
  const extension = Array.from(extensionId, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return unusableForGood('device-refused', message('error.board.is-wii-remote', { extension }));
}

export function hasNoExtension(): DeviceUnusable {
  return unusableNow('device-refused', message('error.board.no-extension'));
}

export function cannotBeRead(what: 'kind' | 'calibration', error: number): DeviceUnusable {
  return unusableNow('device-refused', message('error.board.not-read', { what, error }));
}

export function isNotRecognised(): DeviceUnusable {
  return unusableNow('device-refused', message('error.board.not-recognised'));
}

export function isNotCalibrated(): DeviceUnusable {
  return unusableNow('device-refused', message('error.board.not-calibrated'));
}

export function sendsNothing(): DeviceUnusable {
  return unusableNow('device-silent', message('error.board.sends-nothing'));
}

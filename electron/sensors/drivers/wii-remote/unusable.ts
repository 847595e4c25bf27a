/** Why a Wii Remote cannot be used. */
import { message } from '#core/language/message.ts';
import { type DeviceUnusable, saidBySystem, unusableForGood, unusableNow } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  return unusableNow('device-refused', saidBySystem(message('error.wii-remote.no-answer'), writeFailure));
}

export function hasNoGyroscope(): DeviceUnusable {
  return unusableNow('device-refused', message('error.wii-remote.no-gyroscope'));
}

export function isBalanceBoard(): DeviceUnusable {
  return unusableForGood('device-refused', message('error.wii-remote.is-board'));
}

export function doesNotSwitchOn(): DeviceUnusable {
  return unusableNow('device-refused', message('error.wii-remote.motion-plus-stays-off'));
}

export function sendsNothing(): DeviceUnusable {
  return unusableNow('device-silent', message('error.wii-remote.sends-nothing'));
}

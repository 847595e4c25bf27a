/** Why a controller cannot be used. */
import { message } from '#core/language/message.ts';
import { type DeviceUnusable, saidBySystem, unusableNow } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  return unusableNow('device-refused', saidBySystem(message('error.joy-con.no-answer'), writeFailure));
}

export function sendsNoMotion(): DeviceUnusable {
  return unusableNow('device-silent', message('error.joy-con.sends-no-motion'));
}

export function gripIsEmpty(): DeviceUnusable {
  return unusableNow('device-not-found', message('error.joy-con.grip-empty'));
}

/** Why a receiver cannot be used. */
import { message } from '#core/language/message.ts';
import { type DeviceUnusable, unusableNow } from '../device-unusable.ts';

export function saysNothing(): DeviceUnusable {
  return unusableNow('device-silent', message('error.slimevr.says-nothing'));
}

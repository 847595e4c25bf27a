/** Why a controller cannot be used. `controller` is its name. */
import { message } from '#core/language/message.ts';
import { type DeviceUnusable, saidBySystem, unusableNow } from '../device-unusable.ts';

/** It answers nothing that brings its sensors on: the simple reports go on. */
export function sendsButtonsOnly(controller: string, reason: string | undefined): DeviceUnusable {
  const problem = message('error.sony.sends-buttons-only', { controller });
  return unusableNow('device-refused', saidBySystem(problem, reason));
}

export function arrivesDamaged(controller: string): DeviceUnusable {
  return unusableNow('device-refused', message('error.sony.arrives-damaged', { controller }));
}

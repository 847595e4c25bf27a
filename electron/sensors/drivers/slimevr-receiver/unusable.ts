/** Why a receiver cannot be used, in the words the person reads. */
import type { DeviceUnusable } from '../device-unusable.ts';

export function saysNothing(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-silent',
      message:
        'The receiver says nothing, as it does while no tracker is paired with it. Pair the trackers as their maker ' +
        'says; if they are, unplug the receiver and plug it in again.',
    },
  };
}

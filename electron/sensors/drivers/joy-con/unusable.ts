/** Why a controller cannot be used. */
import type { DeviceUnusable } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  const reason = writeFailure === undefined ? '' : ` (The system says: ${writeFailure})`;
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The controller does not answer. Press one of its buttons. If its lights are on and this message stays, close ' +
        'other programs that use it, such as Steam, or remove it from the Bluetooth settings and connect it anew.' +
        reason,
    },
  };
}

export function sendsNoMotion(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-silent',
      message:
        'The controller answers but sends nothing of its motion. Switch it off and on again; a controller of another ' +
        'maker may have no motion sensor.',
    },
  };
}

export function gripIsEmpty(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-not-found',
      message: 'There is no Joy-Con on this side of the charging grip. Slide one in until it clicks.',
    },
  };
}

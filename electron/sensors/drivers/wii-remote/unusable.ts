/** Why a Wii Remote cannot be used. */
import type { DeviceUnusable } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  const reason = writeFailure === undefined ? '' : ` (The system says: ${writeFailure})`;
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The Wii Remote does not answer. Press one of its buttons. If its lights are on and this message stays, this ' +
        'Bluetooth adapter or its driver does not accept commands for it: use another Bluetooth adapter or driver.' +
        reason,
    },
  };
}

export function hasNoGyroscope(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'This Wii Remote has no gyroscope, so it cannot be worn as a sensor. Plug a Wii MotionPlus into it, or use a ' +
        'Wii Remote Plus (it says "MotionPlus inside" below its buttons).',
    },
  };
}

export function isBalanceBoard(): DeviceUnusable {
  return {
    verdict: 'give-up',
    error: {
      code: 'device-refused',
      message: 'This is a Wii Balance Board, not a Wii Remote. Choose it as the board.',
    },
  };
}

export function doesNotSwitchOn(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The MotionPlus of this Wii Remote does not switch on. Pull it off and plug it in again, or take the batteries ' +
        'out for ten seconds.',
    },
  };
}

export function sendsNothing(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-silent',
      message:
        'The Wii Remote answers but sends nothing of its motion. Switch it off and on again, or put in fresh batteries.',
    },
  };
}

/** Why a board cannot be used. */
import type { DeviceUnusable } from '../device-unusable.ts';

export function swallowsCommands(writeFailure: string | undefined): DeviceUnusable {
  const reason = writeFailure === undefined ? '' : ` (The system says: ${writeFailure})`;
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The board does not answer. Press its power button. If its light is on and this message stays, this ' +
        'Bluetooth adapter or its driver does not accept commands for the board: use another Bluetooth adapter or ' +
        `driver.${reason}`,
    },
  };
}

export function isAnotherDevice(extensionId: Uint8Array): DeviceUnusable {
  const hex = Array.from(extensionId, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return {
    verdict: 'give-up',
    error: {
      code: 'device-refused',
      message: `This is a Wii Remote, not a balance board (extension ${hex}). Switch it off and connect a board.`,
    },
  };
}

export function hasNoExtension(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'This is a Wii Remote, or a board whose sensors do not answer. If it is a board, take its batteries out for ' +
        'ten seconds, put them back and press its power button.',
    },
  };
}

export function cannotBeRead(what: string, error: number): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message: `The board does not give out its ${what} (error ${error}). Take its batteries out for ten seconds, put them back and press its power button.`,
    },
  };
}

export function isNotRecognised(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The board does not say what it is. Switch it off and on again; if this stays, it is not a balance board.',
    },
  };
}

export function isNotCalibrated(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        'The calibration stored in the board is not usable: more load must give a larger value in every cell. Switch ' +
        'the board off and on again; if this stays, the board is damaged and must not be used.',
    },
  };
}

export function sendsNothing(): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-silent',
      message:
        'The board answers but sends no measurements. Switch it off and on again, or put in fresh batteries.',
    },
  };
}

/** Why a controller cannot be used, in the words the person reads. */
import type { DeviceUnusable } from '../device-unusable.ts';

/** It answers nothing that brings its sensors on: the simple reports go on. */
export function sendsButtonsOnly(name: string, reason: string | undefined): DeviceUnusable {
  const said = reason === undefined ? '' : ` (The system says: ${reason})`;
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message: `The ${name} sends its buttons but not its sensors. Switch it off and on again, or connect it with a cable.${said}`,
    },
  };
}

export function arrivesDamaged(name: string): DeviceUnusable {
  return {
    verdict: 'retry-later',
    error: {
      code: 'device-refused',
      message:
        `What the ${name} sends arrives damaged: its checksums are wrong. Bring it closer to the computer, or ` +
        'connect it with a cable. If this stays, it is a copy that Keel cannot read over Bluetooth.',
    },
  };
}

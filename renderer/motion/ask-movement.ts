/**
 * What the person is asked to do outside a session. People read it on the screen; the virtual patient is told.
 */
import { type Movement, NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import { framesHandled, sendToSensors } from '../sensors/sensors-store.ts';

/** @param movement undefined: nothing in particular */
export function askMovement(movement: Movement | undefined): void {
  sendToSensors({
    type: 'stimulus',
    frameCount: framesHandled(),
    stimulus: movement === undefined ? NOTHING_SHOWN : { ...NOTHING_SHOWN, movement },
  });
}

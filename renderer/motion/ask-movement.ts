/**
 * What the person is asked to do outside a session. People read it on the screen; the virtual patient is told.
 */
import type { Movement } from '#core/contract/sensors.ts';
import { framesHandled, sendToSensors } from '../sensors/sensors-store.ts';

/** @param movement undefined: nothing in particular */
export function askMovement(movement: Movement | undefined): void {
  sendToSensors({
    type: 'stimulus',
    frameCount: framesHandled(),
    stimulus: {
      markerMlMm: 0,
      markerApMm: 0,
      targetMlMm: 0,
      targetApMm: 0,
      attending: false,
      standing: true,
      ...(movement === undefined ? {} : { movement }),
    },
  });
}

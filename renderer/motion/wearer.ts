/**
 * Whose body the motion sensors were calibrated on. The next patient straps them on otherwise, so what is known of the
 * former one's straps must not count for them. Patients are known here by their identifiers only, while the page lives.
 */
import { sendToSensors, sensorsStore } from '../sensors/sensors-store.ts';

let wearer: string | undefined;

/** Calibrated just now: they belong to whoever begins next, since at the desk nobody has said who wears them. */
export function calibratedAnew(): void {
  wearer = undefined;
}

/**
 * A patient begins something with the sensors on.
 * @returns whether sensors that were calibrated on somebody else must be calibrated again
 */
export function wornBy(patientId: string): boolean {
  const isOther = wearer !== undefined && wearer !== patientId;
  wearer = patientId;
  if (!isOther) return false;
  const wereAligned = sensorsStore.get().body.segments.some(({ aligned }) => aligned);
  // Also those that are switched off now.
  sendToSensors({ type: 'clear-alignment' });
  return wereAligned;
}

import { powerMonitor } from 'electron';

/** A computer that sleeps, or whose screen is locked, has nobody standing before it. */
export function setupPower(onSuspended: () => void): void {
  powerMonitor.on('suspend', onSuspended);
  powerMonitor.on('lock-screen', onSuspended);
}

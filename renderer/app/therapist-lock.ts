/** The therapist area: entering, leaving, and what happens when main locks it because nobody touched it. */
import type { CallInput, CallOutput, Channel } from '#core/ipc/ipc.ts';
import type { ErrorData, Result } from '#core/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from './app-store.ts';
import { reportError } from './notices.ts';
import { goTo, isTherapistScreen, screenStore, type TherapistScreen } from './screens.ts';

/** Goes to a therapist screen, by way of the passphrase when the area is locked. */
export function openTherapist(next: TherapistScreen): void {
  goTo(appStore.get().therapist.open ? next : { name: 'therapist-enter', next });
}

/**
 * @param name Who enters: it is kept with everything they change.
 * @returns the error with its delay, or undefined when the area is open.
 */
export async function enterTherapist(passphrase: string, name: string): Promise<ErrorData | undefined> {
  const result = await call('therapist:enter', { passphrase, name });
  if (!result.ok) return result.error;
  appStore.update((app) => ({ ...app, therapist: result.value }));
  return undefined;
}

/**
 * A call that needs the open area. An error is shown to the therapist; where the area has locked itself meanwhile, the
 * passphrase is asked again.
 */
export async function therapistCall<C extends Channel>(
  channel: C,
  input: CallInput<C>,
): Promise<Result<CallOutput<C>>> {
  const result = await call(channel, input);
  if (result.ok) return result;
  if (result.error.code === 'locked') therapistLocked();
  else reportError(result.error);
  return result;
}

/** Locks the area and goes back to the start screen. */
export async function leaveTherapist(): Promise<void> {
  const result = await call('therapist:leave', undefined);
  if (!result.ok) {
    reportError(result.error);
    return;
  }
  appStore.update((app) => ({ ...app, therapist: result.value }));
  if (screenStore.get().name !== 'session') goTo({ name: 'start' });
}

/** Main has locked the area: what a patient must not see goes away at once. */
export function therapistLocked(): void {
  appStore.update((app) => ({ ...app, therapist: { ...app.therapist, open: false, retryAfterMs: 0 } }));
  const screen = screenStore.get();
  if (isTherapistScreen(screen)) goTo({ name: 'therapist-enter', next: screen });
}

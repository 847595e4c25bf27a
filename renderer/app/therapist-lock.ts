/** The therapist area: entering, leaving, and locking itself when nobody touches it. */
import type { CallInput, CallOutput, Channel } from '#core/contract/ipc.ts';
import type { ErrorData, Result } from '#core/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from './app-store.ts';
import { reportError } from './notices.ts';
import { goTo, isTherapistScreen, screenStore, type TherapistScreen } from './screens.ts';
import { settingsStore } from './settings-store.ts';

const ACTIVITY_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const CHECK_EVERY_MS = 1000;

/** Goes to a therapist screen, by way of the passphrase when the area is locked. */
export function openTherapist(next: TherapistScreen): void {
  goTo(appStore.get().therapist.open ? next : { name: 'therapist-enter', next });
}

/** @returns the error with its delay, or undefined when the area is open. */
export async function enterTherapist(passphrase: string): Promise<ErrorData | undefined> {
  const result = await call('therapist:enter', { passphrase });
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
  appStore.update((app) => ({ ...app, therapist: { open: false, retryAfterMs: 0 } }));
  const screen = screenStore.get();
  if (isTherapistScreen(screen)) goTo({ name: 'therapist-enter', next: screen });
}

/** Locks the open area after the minutes of the settings without a touch. */
export function lockWhenIdle(target: Document): () => void {
  let lastTouchMs = performance.now();
  const touched = (): void => {
    lastTouchMs = performance.now();
  };
  const check = (): void => {
    const idleMs = performance.now() - lastTouchMs;
    const open = appStore.get().therapist.open;
    if (open && idleMs >= settingsStore.get().lockAfterMinutes * 60_000) void leaveTherapist();
  };
  for (const event of ACTIVITY_EVENTS) target.addEventListener(event, touched, { passive: true });
  const timer = setInterval(check, CHECK_EVERY_MS);
  return () => {
    for (const event of ACTIVITY_EVENTS) target.removeEventListener(event, touched);
    clearInterval(timer);
  };
}

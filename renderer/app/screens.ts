/** Where the app is. One typed union instead of addresses: nothing outside can navigate. */
import type { Message } from '#core/language/message.ts';
import { createStore, useStore } from './store.ts';

/** Screens that need the therapist's passphrase. */
export type TherapistScreen =
  | { readonly name: 'patients' }
  | { readonly name: 'patient-form'; readonly patientId?: string | undefined }
  | { readonly name: 'programme'; readonly patientId: string }
  | { readonly name: 'patient'; readonly patientId: string }
  | { readonly name: 'session-detail'; readonly patientId: string; readonly sessionId: string }
  /** A recorded movement, by its place among the blocks of its session. */
  | {
      readonly name: 'movement-detail';
      readonly patientId: string;
      readonly sessionId: string;
      readonly position: number;
    };

export type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly message: Message }
  | { readonly name: 'set-up' }
  | { readonly name: 'unlock' }
  | { readonly name: 'unusable'; readonly problem: Message }
  | { readonly name: 'start' }
  | {
      readonly name: 'session';
      readonly patientId: string;
      readonly patientName: string;
      readonly language?: string | undefined;
    }
  | { readonly name: 'therapist-enter'; readonly next: TherapistScreen }
  | { readonly name: 'devices' }
  | { readonly name: 'sensor-set-up'; readonly back: Screen }
  | { readonly name: 'settings' }
  | TherapistScreen;

export const screenStore = createStore<Screen>({ name: 'loading' });

export function goTo(screen: Screen): void {
  screenStore.set(screen);
}

export function useScreen(): Screen {
  return useStore(screenStore);
}

export function isTherapistScreen(screen: Screen): screen is TherapistScreen {
  switch (screen.name) {
    case 'patients':
    case 'patient-form':
    case 'programme':
    case 'patient':
    case 'session-detail':
    case 'movement-detail':
      return true;
    default:
      return false;
  }
}

/** What main says of the app, the vault and the therapist area. */
import type { CallOutput, VaultStatus } from '#core/ipc/ipc.ts';
import { createStore, useStore } from './store.ts';

export type AppInfo = CallOutput<'app:info'>;
export type TherapistStatus = CallOutput<'therapist:status'>;

export interface AppState {
  /** Undefined until main has answered. */
  readonly info: AppInfo | undefined;
  readonly vault: VaultStatus | undefined;
  readonly therapist: TherapistStatus;
}

export const appStore = createStore<AppState>({
  info: undefined,
  vault: undefined,
  therapist: { open: false, retryAfterMs: 0 },
});

export function useApp(): AppState {
  return useStore(appStore);
}

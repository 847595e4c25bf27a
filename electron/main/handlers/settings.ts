import type { Settings } from '#core/ipc/settings.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { SettingsStore } from '#electron/storage/settings-store.ts';
import type { Handlers } from '../ipc.ts';

export interface SettingsHandlerOptions {
  readonly settings: Pick<SettingsStore, 'get' | 'set'>;
  /** Patients are stored here and no therapist is present. */
  readonly guarded: () => boolean;
  readonly changed: (settings: Settings) => void;
}

export function settingsHandlers(
  options: SettingsHandlerOptions,
): Pick<Handlers, 'settings:get' | 'settings:set'> {
  const { settings, guarded, changed } = options;
  return {
    'settings:get': () => settings.get(),
    'settings:set': (patch) => {
      if (patch.lockAfterMinutes !== undefined && guarded()) {
        throw new KeelError('locked', message('error.lock-only-by-therapist'));
      }
      const now = settings.set(patch);
      changed(now);
      return now;
    },
  };
}

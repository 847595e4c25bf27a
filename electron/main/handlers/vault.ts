import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';

type VaultChannel = 'vault:status' | 'vault:create' | 'vault:unlock';

/** @param opened the database has just been opened */
export function vaultHandlers(clinic: Clinic, opened: () => void): Pick<Handlers, VaultChannel> {
  return {
    'vault:status': () => clinic.status(),
    'vault:create': async ({ passphrase, therapist }) => {
      const status = await clinic.create(passphrase, therapist, Date.now());
      if (status.state === 'open') opened();
      return status;
    },
    'vault:unlock': async ({ passphrase }) => {
      const status = await clinic.unlock(passphrase, Date.now());
      if (status.state === 'open') opened();
      return status;
    },
  };
}

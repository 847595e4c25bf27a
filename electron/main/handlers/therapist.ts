import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';

type TherapistChannel =
  | 'therapist:status'
  | 'therapist:enter'
  | 'therapist:leave'
  | 'therapist:change-passphrase';

export function therapistHandlers(clinic: Clinic): Pick<Handlers, TherapistChannel> {
  const { gate } = clinic;
  return {
    'therapist:status': () => gate.status(Date.now()),
    'therapist:enter': ({ passphrase }) => gate.enter(passphrase, Date.now()),
    'therapist:leave': () => {
      gate.leave();
      return gate.status(Date.now());
    },
    'therapist:change-passphrase': ({ current, next }) => clinic.changePassphrase(current, next, Date.now()),
  };
}

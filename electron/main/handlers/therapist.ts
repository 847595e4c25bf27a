import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';

type TherapistChannel =
  | 'therapist:status'
  | 'therapist:enter'
  | 'therapist:leave'
  | 'therapist:change-passphrase';

export function therapistHandlers(clinic: Clinic): Pick<Handlers, TherapistChannel> {
  return {
    'therapist:status': () => clinic.therapist(Date.now()),
    'therapist:enter': ({ passphrase, name }) => clinic.enter(passphrase, name, Date.now()),
    'therapist:leave': () => {
      clinic.gate.leave();
      return clinic.therapist(Date.now());
    },
    'therapist:change-passphrase': ({ current, next }) => clinic.changePassphrase(current, next, Date.now()),
  };
}

import { Button } from '@mantine/core';
import { useTranslator } from '../app/language.tsx';
import { goTo, type TherapistScreen } from '../app/screens.ts';
import { enterTherapist } from '../app/therapist-lock.ts';
import { TherapistDoor } from '../ui/TherapistDoor.tsx';
import { VaultCard } from '../vault/VaultCard.tsx';

/** The door of the therapist area. */
export function TherapistEnterScreen({ next }: { readonly next: TherapistScreen }) {
  const { say } = useTranslator();
  const enter = async (passphrase: string, name: string) => {
    const error = await enterTherapist(passphrase, name);
    if (error === undefined) goTo(next);
    return error;
  };
  return (
    <VaultCard screen="therapist-enter" title={say('frame.therapist-area')}>
      <TherapistDoor onEnter={enter} />
      <Button variant="subtle" fullWidth mt="sm" onClick={() => goTo({ name: 'start' })}>
        {say('action.back-to-start')}
      </Button>
    </VaultCard>
  );
}

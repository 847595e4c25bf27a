import { Button } from '@mantine/core';
import { useApp } from '../app/app-store.ts';
import { goTo, type TherapistScreen } from '../app/screens.ts';
import { enterTherapist } from '../app/therapist-lock.ts';
import { PassphraseForm } from '../ui/PassphraseForm.tsx';
import { VaultCard } from '../vault/VaultCard.tsx';

/** The door of the therapist area; wrong passphrases make it wait. */
export function TherapistEnterScreen({ next }: { readonly next: TherapistScreen }) {
  const { retryAfterMs } = useApp().therapist;
  const enter = async (passphrase: string) => {
    const error = await enterTherapist(passphrase);
    if (error === undefined) goTo(next);
    return error;
  };
  return (
    <VaultCard screen="therapist-enter" title="Therapist area">
      <PassphraseForm label="Therapist passphrase" button="Open" waitMs={retryAfterMs} onSubmit={enter} />
      <Button variant="subtle" fullWidth mt="sm" onClick={() => goTo({ name: 'start' })}>
        Back to the start
      </Button>
    </VaultCard>
  );
}

import { unlockVault } from '../app/start-app.ts';
import { PassphraseForm } from '../ui/PassphraseForm.tsx';
import { VaultCard } from './VaultCard.tsx';

/** No key ring keeps the key here: the passphrase opens the records. */
export function UnlockScreen() {
  return (
    <VaultCard screen="unlock" title="Open the clinic's records">
      <p>This computer has no key ring, so the therapist&rsquo;s passphrase opens the encrypted records.</p>
      <PassphraseForm label="Therapist passphrase" button="Open" onSubmit={unlockVault} />
    </VaultCard>
  );
}

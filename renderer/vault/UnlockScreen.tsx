import { useTranslator } from '../app/language.tsx';
import { unlockVault } from '../app/start-app.ts';
import { PassphraseForm } from '../ui/PassphraseForm.tsx';
import { VaultCard } from './VaultCard.tsx';

/** No key ring keeps the key here: the passphrase opens the records. */
export function UnlockScreen() {
  const { say } = useTranslator();
  return (
    <VaultCard screen="unlock" title={say('vault.open-records')}>
      <p>{say('vault.no-key-ring')}</p>
      <PassphraseForm
        label={say('vault.therapist-passphrase')}
        button={say('vault.open')}
        onSubmit={unlockVault}
      />
    </VaultCard>
  );
}

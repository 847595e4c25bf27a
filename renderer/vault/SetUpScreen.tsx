import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Told } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { createVault } from '../app/start-app.ts';
import { focusOnce } from '../ui/focus.ts';
import { newPassphraseProblem, SHORTEST_PASSPHRASE } from './new-passphrase.ts';
import { VaultCard } from './VaultCard.tsx';

/** First use: the therapist's passphrase makes the encrypted database. */
export function SetUpScreen() {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Told>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const { sayMessage } = useTranslator();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = newPassphraseProblem(passphrase, again);
    setProblem(wrong);
    setNameless(name.trim() === '');
    if (wrong !== undefined || name.trim() === '') return;
    setBusy(true);
    const error = await createVault(passphrase, name);
    setBusy(false);
    setProblem(error?.message);
  };

  return (
    <VaultCard screen="set-up" title="Welcome aboard">
      <p>
        Keel trains balance and the coordination of the spine on a balance board, with calm games at sea. What
        it measures stays on this computer, encrypted.
      </p>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label="Your name"
            description="Kept with everything you change."
            value={name}
            autoComplete="name"
            maxLength={60}
            ref={focusOnce}
            error={nameless && 'Type your name: it is kept with what you change.'}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Choose a therapist passphrase"
            description={`At least ${SHORTEST_PASSPHRASE} characters: a short sentence is hard to guess.`}
            value={passphrase}
            autoComplete="new-password"
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label="The same passphrase again"
            value={again}
            autoComplete="new-password"
            error={problem && sayMessage(problem)}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <Alert color="warn" variant="light" title="Keep it safe">
            Nobody can reset this passphrase. Without it the therapist area cannot be opened, and on a
            computer without a key ring the records are lost for good.
          </Alert>
          <Button type="submit" size="lg" loading={busy}>
            Create the encrypted records
          </Button>
        </Stack>
      </form>
    </VaultCard>
  );
}

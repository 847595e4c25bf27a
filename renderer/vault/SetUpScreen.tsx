import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { SHORTEST_PASSPHRASE } from '#core/ipc/ipc.ts';
import type { Message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { createVault } from '../app/start-app.ts';
import { focusOnce } from '../ui/focus.ts';
import { newPassphraseProblem } from './new-passphrase.ts';
import { VaultCard } from './VaultCard.tsx';

/** First use: the therapist's passphrase makes the encrypted database. */
export function SetUpScreen() {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Message>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const { say, sayMessage } = useTranslator();

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
    <VaultCard screen="set-up" title={say('vault.welcome')}>
      <p>{say('vault.about')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label={say('vault.your-name')}
            description={say('vault.your-name-why')}
            value={name}
            autoComplete="name"
            maxLength={60}
            ref={focusOnce}
            error={nameless && say('form.therapist-name-missing')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={say('vault.choose-passphrase')}
            description={say('vault.choose-passphrase-how', { minimum: SHORTEST_PASSPHRASE })}
            value={passphrase}
            autoComplete="new-password"
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label={say('vault.passphrase-again')}
            value={again}
            autoComplete="new-password"
            error={problem && sayMessage(problem)}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <Alert color="warn" variant="light" title={say('vault.keep-safe')}>
            {say('vault.keep-safe-text')}
          </Alert>
          <Button type="submit" size="lg" loading={busy}>
            {say('vault.create')}
          </Button>
        </Stack>
      </form>
    </VaultCard>
  );
}

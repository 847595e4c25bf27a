import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';
import { call } from '#renderer/bridge/client.ts';
import { useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { newPassphraseProblem } from '../vault/new-passphrase.ts';

const EMPTY = { current: '', next: '', again: '' };

export function ChangePassphrase() {
  const [values, setValues] = useState(EMPTY);
  const [problem, setProblem] = useState<Message>();
  const [busy, setBusy] = useState(false);
  const { say, sayMessage } = useTranslator();
  const change = (patch: Partial<typeof EMPTY>): void => setValues({ ...values, ...patch });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = newPassphraseProblem(values.next, values.again);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setBusy(true);
    const result = await call('therapist:change-passphrase', { current: values.current, next: values.next });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.message);
      return;
    }
    setValues(EMPTY);
    showNotice('info', message('settings.passphrase-changed'));
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <PasswordInput
          label={say('settings.present-passphrase')}
          autoComplete="current-password"
          value={values.current}
          onChange={(event) => change({ current: event.currentTarget.value })}
        />
        <PasswordInput
          label={say('settings.new-passphrase')}
          autoComplete="new-password"
          value={values.next}
          onChange={(event) => change({ next: event.currentTarget.value })}
        />
        <PasswordInput
          label={say('settings.new-passphrase-again')}
          autoComplete="new-password"
          value={values.again}
          error={problem && sayMessage(problem)}
          onChange={(event) => change({ again: event.currentTarget.value })}
        />
        <Button type="submit" loading={busy} disabled={values.current === ''}>
          {say('settings.change')}
        </Button>
      </Stack>
    </form>
  );
}

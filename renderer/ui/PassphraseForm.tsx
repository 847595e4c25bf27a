import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { ErrorData } from '#core/errors.ts';
import type { Message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { focusOnce } from './focus.ts';

interface PassphraseFormProps {
  readonly label: string;
  readonly button: string;
  /** Asks for the name of who enters too, and begins with this one. */
  readonly name?: string;
  /** A delay that already runs, ms. */
  readonly waitMs?: number;
  /** @returns the error, or undefined when the passphrase was right. */
  readonly onSubmit: (passphrase: string, name: string) => Promise<ErrorData | undefined>;
}

/** One passphrase; after a wrong one, the delay before the next attempt runs down on the button. */
export function PassphraseForm({ label, button, name: known, waitMs = 0, onSubmit }: PassphraseFormProps) {
  const [name, setName] = useState(known ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Message>();
  const [busy, setBusy] = useState(false);
  const { say, sayMessage } = useTranslator();
  const [secondsLeft, startWaiting] = useSecondsLeft(waitMs);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (secondsLeft > 0 || passphrase === '') return;
    setBusy(true);
    const error = await onSubmit(passphrase, name.trim());
    setBusy(false);
    if (error === undefined) return;
    setPassphrase('');
    setProblem(error.message);
    startWaiting(error.retryAfterMs ?? 0);
  };
  const nameFirst = known === '';

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {known !== undefined && (
          <TextInput
            label={say('vault.your-name')}
            description={say('vault.your-name-why')}
            value={name}
            autoComplete="name"
            maxLength={60}
            {...(nameFirst && { ref: focusOnce, 'data-autofocus': true })}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={label}
          value={passphrase}
          autoComplete="current-password"
          // `data-autofocus`: the same, in a dialog that would focus its first button.
          {...(!nameFirst && { ref: focusOnce, 'data-autofocus': true })}
          error={problem && sayMessage(problem)}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" size="lg" loading={busy} disabled={secondsLeft > 0}>
          {secondsLeft > 0 ? say('vault.try-again-in', { seconds: secondsLeft }) : button}
        </Button>
      </Stack>
    </form>
  );
}

/** Whole seconds until a moment, running down to 0. */
function useSecondsLeft(initialMs: number): [number, (ms: number) => void] {
  const [untilMs, setUntilMs] = useState(() => performance.now() + initialMs);
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    if (untilMs <= performance.now()) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  const start = (ms: number): void => {
    setNowMs(performance.now());
    setUntilMs(performance.now() + ms);
  };
  return [Math.max(0, Math.ceil((untilMs - nowMs) / 1000)), start];
}

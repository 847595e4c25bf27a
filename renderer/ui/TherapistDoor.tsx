import type { ErrorData } from '#core/errors.ts';
import { useApp } from '../app/app-store.ts';
import { useTranslator } from '../app/language.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';

interface TherapistDoorProps {
  /** @returns the error with its delay, or undefined when the area is open. */
  readonly onEnter: (passphrase: string, name: string) => Promise<ErrorData | undefined>;
}

/** Who enters the therapist area, and the passphrase; wrong ones make it wait. */
export function TherapistDoor({ onEnter }: TherapistDoorProps) {
  const { name = '', retryAfterMs } = useApp().therapist;
  const { say } = useTranslator();
  return (
    <PassphraseForm
      label={say('vault.therapist-passphrase')}
      button={say('vault.open')}
      name={name}
      waitMs={retryAfterMs}
      onSubmit={onEnter}
    />
  );
}

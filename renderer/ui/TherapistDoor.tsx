import type { ErrorData } from '#core/errors.ts';
import { useApp } from '../app/app-store.ts';
import { PassphraseForm } from './PassphraseForm.tsx';

interface TherapistDoorProps {
  /** @returns the error with its delay, or undefined when the area is open. */
  readonly onEnter: (passphrase: string, name: string) => Promise<ErrorData | undefined>;
}

/** Who enters the therapist area, and the passphrase; wrong ones make it wait. */
export function TherapistDoor({ onEnter }: TherapistDoorProps) {
  const { name = '', retryAfterMs } = useApp().therapist;
  return (
    <PassphraseForm
      label="Therapist passphrase"
      button="Open"
      name={name}
      waitMs={retryAfterMs}
      onSubmit={onEnter}
    />
  );
}

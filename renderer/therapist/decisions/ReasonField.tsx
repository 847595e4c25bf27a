import { Textarea } from '@mantine/core';
import { useTranslator } from '../../app/language.tsx';

interface ReasonFieldProps {
  readonly reason: string;
  /** Whether it was tried without: then it says that it must be filled in. */
  readonly asked: boolean;
  readonly onChange: (reason: string) => void;
}

/** Why a therapist decided otherwise. */
export function ReasonField({ reason, asked, onChange }: ReasonFieldProps) {
  const { say } = useTranslator();
  const missing = asked && reason.trim() === '';
  return (
    <Textarea
      label={say('override.reason')}
      description={say('override.reason-remark')}
      rows={2}
      maxLength={200}
      value={reason}
      error={missing ? say('programme.override-reason-missing') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { Textarea } from '@mantine/core';

interface ReasonFieldProps {
  readonly reason: string;
  /** Whether it was tried without: then it says that it must be filled in. */
  readonly asked: boolean;
  readonly onChange: (reason: string) => void;
}

/** Why a therapist decided otherwise. */
export function ReasonField({ reason, asked, onChange }: ReasonFieldProps) {
  const missing = asked && reason.trim() === '';
  return (
    <Textarea
      label="Reason"
      description="Kept with the decision and shown in the log."
      rows={2}
      maxLength={200}
      value={reason}
      error={missing ? 'Type why: the reason is kept with the decision.' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

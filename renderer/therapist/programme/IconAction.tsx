import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

interface IconActionProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** A small button that is an icon to the eye and words to everyone else. */
export function IconAction({ label, disabled = false, children, onClick }: IconActionProps) {
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

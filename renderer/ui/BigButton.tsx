import type { ReactNode } from 'react';
import styles from './BigButton.module.css';
import { focusOnce } from './focus.ts';

interface BigButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** `primary`: the one thing to do next; `quiet`: everything else; `stop`: Stop. */
  readonly tone?: 'primary' | 'quiet' | 'stop';
  readonly type?: 'button' | 'submit';
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** Takes the keyboard's focus when it appears, so that Enter goes on. */
  readonly focused?: boolean;
}

/** A button of a patient screen: at least 96 px high at 1920 x 1080. */
export function BigButton(props: BigButtonProps) {
  const {
    children,
    onClick,
    tone = 'primary',
    type = 'button',
    icon,
    disabled = false,
    focused = false,
  } = props;
  return (
    <button
      type={type === 'submit' ? 'submit' : 'button'}
      className={styles.button}
      data-tone={tone}
      disabled={disabled}
      onClick={onClick}
      ref={focused ? focusOnce : undefined}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

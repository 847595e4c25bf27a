import type { ReactNode } from 'react';
import { useSettings } from '../app/settings-store.ts';
import { deviceInUse, useSensors } from '../sensors/sensors-store.ts';
import { BoardIcon, MouseIcon, PersonIcon } from '../ui/icons.tsx';
import styles from './InputHint.module.css';

/** What will steer the session, and whether it is there. */
export function InputHint() {
  const { inputSource } = useSettings();
  const device = deviceInUse(useSensors().devices);
  switch (inputSource) {
    case 'virtual-patient':
      return (
        <Hint icon={<PersonIcon />} text="The virtual patient plays: a demonstration that does not count" />
      );
    case 'pointer':
      return <Hint icon={<MouseIcon />} text="The mouse steers: a trial that does not count" />;
    case 'hid':
      return device?.state === 'ready' ? (
        <Hint icon={<BoardIcon />} text="The balance board is connected" ready />
      ) : (
        <Hint icon={<BoardIcon />} text="No balance board yet: press its button, or see Devices" />
      );
  }
}

interface HintProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly ready?: boolean;
}

function Hint({ icon, text, ready = false }: HintProps) {
  return (
    <output className={styles.hint} data-ready={ready || undefined}>
      {icon}
      <span>{text}</span>
    </output>
  );
}

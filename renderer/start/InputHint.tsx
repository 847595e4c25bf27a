import type { ReactNode } from 'react';
import { useSettings } from '../app/settings-store.ts';
import { wornAt } from '../motion/motion-devices.ts';
import { deviceInUse, useSensors } from '../sensors/sensors-store.ts';
import { BoardIcon, MouseIcon, PersonIcon } from '../ui/icons.tsx';
import styles from './InputHint.module.css';

/** What can steer a session, and whether it is there. */
export function InputHint() {
  const { inputSource } = useSettings();
  const { devices } = useSensors();
  switch (inputSource) {
    case 'virtual-patient':
      return (
        <Hint icon={<PersonIcon />} text="The virtual patient plays: a demonstration that does not count" />
      );
    case 'pointer':
      return <Hint icon={<MouseIcon />} text="The mouse steers: a trial that does not count" />;
    case 'hid': {
      const board = deviceInUse(devices)?.state === 'ready';
      const worn = (['thorax', 'pelvis'] as const).filter((role) => wornAt(devices, role) !== undefined);
      return (
        <Hint icon={<BoardIcon />} text={hidText(board, worn.length)} ready={board || worn.length > 0} />
      );
    }
  }
}

/** @param worn How many motion sensors on the body answer. */
function hidText(board: boolean, worn: number): string {
  const sensors = worn === 1 ? 'One motion sensor' : 'Two motion sensors';
  if (board && worn > 0) return `The balance board is connected; ${sensors.toLowerCase()} too`;
  if (board) return 'The balance board is connected';
  if (worn > 0) return `${sensors} connected, and no balance board`;
  return 'Nothing to steer with yet: switch on the board or the motion sensors, or see Devices';
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

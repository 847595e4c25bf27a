import type { ReactNode } from 'react';
import { message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { useSettings } from '../app/settings-store.ts';
import { wornAt } from '../motion/motion-devices.ts';
import { deviceInUse, useSensors } from '../sensors/sensors-store.ts';
import { BoardIcon, MouseIcon, PersonIcon } from '../ui/icons.tsx';
import styles from './InputHint.module.css';

/** What can steer a session, and whether it is there. */
export function InputHint() {
  const { inputSource } = useSettings();
  const { devices } = useSensors();
  const { say, sayMessage } = useTranslator();
  switch (inputSource) {
    case 'virtual-patient':
      return <Hint icon={<PersonIcon />} text={say('start.input.virtual-patient')} />;
    case 'pointer':
      return <Hint icon={<MouseIcon />} text={say('start.input.pointer')} />;
    case 'hid': {
      const board = deviceInUse(devices)?.state === 'ready';
      const worn = (['thorax', 'pelvis'] as const).filter((role) => wornAt(devices, role) !== undefined);
      return (
        <Hint
          icon={<BoardIcon />}
          text={sayMessage(hidMessage(board, worn.length))}
          ready={board || worn.length > 0}
        />
      );
    }
  }
}

/** @param worn How many motion sensors on the body answer. */
function hidMessage(board: boolean, worn: number): Message {
  if (board && worn > 0) return message('start.input.board-and-sensors', { sensors: worn });
  if (board) return message('start.input.board');
  return worn > 0 ? message('start.input.sensors', { sensors: worn }) : message('start.input.none');
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

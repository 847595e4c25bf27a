import { Slider } from '@mantine/core';
import { useState } from 'react';
import { useTranslator } from '../app/language.tsx';
import styles from './SettingsScreen.module.css';

interface VolumeProps {
  readonly id: string;
  readonly label: 'settings.ambience-volume' | 'settings.cue-volume' | 'settings.speech-volume';
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Heard and kept when the handle is let go. */
export function Volume({ id, label, value, onChange }: VolumeProps) {
  const [percent, setPercent] = useState(Math.round(100 * value));
  const { say } = useTranslator();
  return (
    <div>
      <span className={styles.label} id={id}>
        {say(label, { percent })}
      </span>
      <Slider
        aria-labelledby={id}
        value={percent}
        label={null}
        step={5}
        onChange={setPercent}
        onChangeEnd={(end) => onChange(end / 100)}
      />
    </div>
  );
}

import { Button, NumberInput, Slider, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useApp } from '../app/app-store.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { quitApp } from '../app/start-app.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import { Card } from '../ui/Card.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import styles from './SettingsScreen.module.css';

/** Sound and sight for everybody; what guards the records for the therapist. */
export function SettingsScreen() {
  const { info, therapist } = useApp();
  return (
    <AppFrame
      screen="settings"
      title="Settings"
      actions={
        <Button variant="default" onClick={() => void quitApp()}>
          Close Keel
        </Button>
      }
    >
      <div className={styles.columns}>
        <Card title="Sound">
          <SoundSettings />
        </Card>
        <Card title="Sight">
          <SightSettings />
        </Card>
        {therapist.open && (
          <Card title="Therapist area">
            <LockSettings />
          </Card>
        )}
        {therapist.open && (
          <Card
            title="Change the passphrase"
            remark="Nobody can reset it. Whoever forgets it cannot open the therapist area any more."
          >
            <ChangePassphrase />
          </Card>
        )}
      </div>
      <p className={styles.version}>
        Keel {info?.version}.{' '}
        {therapist.open ? '' : 'The therapist finds more here after giving the passphrase.'}
      </p>
    </AppFrame>
  );
}

function SoundSettings() {
  const { ambienceVolume, cueVolume } = useSettings();
  return (
    <Stack gap="xl">
      <Volume
        label="Wind and water"
        value={ambienceVolume}
        onChange={(value) => void changeSettings({ ambienceVolume: value })}
      />
      <Volume
        label="Cues"
        value={cueVolume}
        onChange={(value) => void changeSettings({ cueVolume: value })}
      />
    </Stack>
  );
}

interface VolumeProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Heard and kept when the handle is let go. */
function Volume({ label, value, onChange }: VolumeProps) {
  const [percent, setPercent] = useState(Math.round(100 * value));
  const id = `volume-${label.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <div>
      <span className={styles.label} id={id}>
        {label}: {percent === 0 ? 'silent' : `${percent} %`}
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

const TEXT_MARKS = [1, 1.25, 1.5, 1.75, 2].map((value) => ({ value, label: `${Math.round(100 * value)}` }));

function SightSettings() {
  const { reduceMotion, highContrast, textScale, fullScreen } = useSettings();
  const [scale, setScale] = useState(textScale);
  return (
    <Stack gap="md">
      <div className={styles.scale}>
        <span className={styles.label} id="text-size">
          Size of text: {Math.round(100 * scale)} %
        </span>
        <Slider
          aria-labelledby="text-size"
          min={1}
          max={2}
          step={0.05}
          marks={TEXT_MARKS}
          value={scale}
          label={null}
          onChange={setScale}
          onChangeEnd={(value) => void changeSettings({ textScale: value })}
        />
      </div>
      <Switch
        label="High contrast"
        description="Black on white, strong edges, no water behind the words."
        checked={highContrast}
        onChange={(event) => void changeSettings({ highContrast: event.currentTarget.checked })}
      />
      <Switch
        label="Less motion"
        description="Water and boats hold still on all screens; in games only what matters moves."
        checked={reduceMotion}
        onChange={(event) => void changeSettings({ reduceMotion: event.currentTarget.checked })}
      />
      <Switch
        label="Full screen"
        checked={fullScreen}
        onChange={(event) => void changeSettings({ fullScreen: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function LockSettings() {
  const { lockAfterMinutes } = useSettings();
  return (
    <NumberInput
      label="Locks itself when nobody touches it for"
      suffix=" min"
      min={1}
      max={60}
      allowDecimal={false}
      clampBehavior="strict"
      value={lockAfterMinutes}
      onChange={(value) => {
        const minutes = Number(value);
        if (minutes >= 1 && minutes <= 60) void changeSettings({ lockAfterMinutes: minutes });
      }}
    />
  );
}

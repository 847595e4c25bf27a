import { Button, NumberInput, Slider, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useApp } from '../app/app-store.ts';
import { systemLanguage, useTranslator } from '../app/language.tsx';
import { setMachineLanguage } from '../app/set-language.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { quitApp } from '../app/start-app.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import { Card } from '../ui/Card.tsx';
import { languageName } from '../ui/language-options.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import styles from './SettingsScreen.module.css';
import { SpeechSettings } from './SpeechSettings.tsx';
import { Volume } from './Volume.tsx';

/** Sound and sight for everybody; what guards the records for the therapist. */
export function SettingsScreen() {
  const { info, therapist } = useApp();
  const { say } = useTranslator();
  return (
    <AppFrame
      screen="settings"
      title={say('frame.settings')}
      actions={
        <Button variant="default" onClick={() => void quitApp()}>
          {say('app.close')}
        </Button>
      }
    >
      <div className={styles.columns}>
        <Card title={say('language.label')} remark={say('settings.language-remark')}>
          <LanguageSettings />
        </Card>
        <Card title={say('settings.sound')}>
          <SoundSettings />
        </Card>
        <Card title={say('settings.sight')}>
          <SightSettings />
        </Card>
        {therapist.open && (
          <Card title={say('frame.therapist-area')}>
            <LockSettings />
          </Card>
        )}
        {therapist.open && (
          <Card title={say('settings.change-passphrase')} remark={say('settings.change-passphrase-remark')}>
            <ChangePassphrase />
          </Card>
        )}
      </div>
      <p className={styles.version}>
        {info !== undefined && say('settings.version', { version: info.version })}{' '}
        {therapist.open ? '' : say('settings.more-for-therapist')}
      </p>
    </AppFrame>
  );
}

function LanguageSettings() {
  const { language } = useSettings();
  const { say } = useTranslator();
  return (
    <LanguageSwitch
      size="therapist"
      chosen={language}
      none={{
        name: say('language.of-system', { language: languageName(systemLanguage()) }),
        onChoose: () => void setMachineLanguage(undefined),
      }}
      onChoose={(chosen) => void setMachineLanguage(chosen)}
    />
  );
}

function SoundSettings() {
  const { ambienceVolume, cueVolume } = useSettings();
  return (
    <Stack gap="xl">
      <Volume
        id="volume-ambience"
        label="settings.ambience-volume"
        value={ambienceVolume}
        onChange={(value) => void changeSettings({ ambienceVolume: value })}
      />
      <Volume
        id="volume-cues"
        label="settings.cue-volume"
        value={cueVolume}
        onChange={(value) => void changeSettings({ cueVolume: value })}
      />
      <SpeechSettings />
    </Stack>
  );
}

const TEXT_MARKS = [1, 1.25, 1.5, 1.75, 2].map((value) => ({ value, label: `${Math.round(100 * value)}` }));

function SightSettings() {
  const { reduceMotion, highContrast, textScale, fullScreen } = useSettings();
  const [scale, setScale] = useState(textScale);
  const { say } = useTranslator();
  return (
    <Stack gap="md">
      <div className={styles.scale}>
        <span className={styles.label} id="text-size">
          {say('settings.text-size', { percent: Math.round(100 * scale) })}
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
        label={say('settings.high-contrast')}
        description={say('settings.high-contrast-what')}
        checked={highContrast}
        onChange={(event) => void changeSettings({ highContrast: event.currentTarget.checked })}
      />
      <Switch
        label={say('settings.less-motion')}
        description={say('settings.less-motion-what')}
        checked={reduceMotion}
        onChange={(event) => void changeSettings({ reduceMotion: event.currentTarget.checked })}
      />
      <Switch
        label={say('settings.full-screen')}
        checked={fullScreen}
        onChange={(event) => void changeSettings({ fullScreen: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function LockSettings() {
  const { lockAfterMinutes } = useSettings();
  const { say } = useTranslator();
  const unit = say('unit.minute');
  return (
    <NumberInput
      label={say('settings.lock-after')}
      suffix={` ${unit}`}
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

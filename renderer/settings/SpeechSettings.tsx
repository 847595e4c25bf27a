import { Button, Stack, Switch } from '@mantine/core';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { currentSpeech, useSpeechAvailable } from '../app/speech.ts';
import { Volume } from './Volume.tsx';

/** Whether a voice speaks, how loud, and how it sounds in the language of the screen. */
export function SpeechSettings() {
  const { say, language } = useTranslator();
  const { speech, speechVolume } = useSettings();
  const available = useSpeechAvailable(language);
  const tryIt = (): void => currentSpeech().sayAtOnce([say('settings.speech-sample')], language);
  return (
    <Stack gap="md">
      <Switch
        label={say('settings.speech')}
        description={say('settings.speech-what')}
        checked={speech}
        onChange={(event) => void changeSettings({ speech: event.currentTarget.checked })}
      />
      {!available && <output>{say('settings.speech-no-voice')}</output>}
      {speech && available && (
        <>
          <Volume
            id="volume-speech"
            label="settings.speech-volume"
            value={speechVolume}
            onChange={(value) => void changeSettings({ speechVolume: value })}
          />
          <Button variant="default" disabled={speechVolume === 0} onClick={tryIt}>
            {say('settings.speech-try')}
          </Button>
        </>
      )}
    </Stack>
  );
}

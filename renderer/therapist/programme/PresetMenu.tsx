import { Button, Menu } from '@mantine/core';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Translator } from '#core/language/translator.ts';
import { presetProgramme } from '#core/programme/presets.ts';
import type { Preset } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { appStore } from '../../app/app-store.ts';
import { exerciseName } from '../../ui/exercise-text.ts';
import { useTranslator } from '../../app/language.tsx';

interface PresetMenuProps {
  readonly setting: Programme['setting'];
  readonly sensors: readonly SensorNeed[];
  readonly onChoose: (programme: Programme) => void;
}

/** Programmes to begin anew from: one exercise as it is usually given, or eight weeks. */
export function PresetMenu({ setting, sensors, onChoose }: PresetMenuProps) {
  const translator = useTranslator();
  const { say } = translator;
  const choose = (preset: Preset): void => onChoose(newProgramme(preset, setting, sensors, translator));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{say('programme.begin-anew')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose({ kind: 'eight-weeks' })}>
          {say('programme.preset.eight-weeks')}
        </Menu.Item>
        <Menu.Label>{say('programme.preset.one-exercise')}</Menu.Label>
        {Object.values(EXERCISES)
          .filter(({ curve }) => curve !== undefined)
          .map(({ info }) => (
            <Menu.Item key={info.id} onClick={() => choose({ kind: 'exercise', exercise: info.id })}>
              {say(info.name)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A new programme from today on. Its author is whoever saves it. */
export function newProgramme(
  preset: Preset,
  setting: Programme['setting'],
  sensors: readonly SensorNeed[],
  translator: Translator,
): Programme {
  return presetProgramme(preset, {
    id: crypto.randomUUID(),
    name: nameOf(preset, translator),
    author: appStore.get().therapist.name ?? '',
    validFrom: new Date().toISOString().slice(0, 10),
    setting,
    sensors,
    catalogue: EXERCISES,
  });
}

function nameOf(preset: Preset, translator: Translator): string {
  return preset.kind === 'exercise'
    ? exerciseName(preset.exercise, translator)
    : translator.say('programme.preset.eight-weeks');
}

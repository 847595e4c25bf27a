import { NumberInput } from '@mantine/core';
import type { SettingSpec } from '#core/exercise/settings.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { useTranslator } from '../../app/language.tsx';
import { unitText } from '../../ui/exercise-text.ts';
import { unitSuffix } from '../curve/physical.ts';
import type { BlockPatch } from './edit.ts';
import styles from './Programme.module.css';

interface SettingFieldsProps {
  readonly block: ExerciseBlock;
  readonly specs: readonly SettingSpec[];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

/** Below this width of its range a setting is typed in tenths. */
const FINE_RANGE = 20;

/** What stays out of difficulty: a number each. What was typed stays, and is refused with its range. */
export function SettingFields({ block, specs, problems, onChange }: SettingFieldsProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { settings = {}, steering } = block;
  return (
    <fieldset>
      <legend>{say('programme.group.settings')}</legend>
      <p>{say('programme.remark.settings')}</p>
      <div className={styles.fields}>
        {specs.map((spec) => {
          const value = settings[spec.key] ?? spec.usual;
          return (
            <NumberInput
              key={spec.key}
              label={say(spec.label)}
              description={say(spec.description)}
              value={Number.isNaN(value) ? '' : value}
              min={spec.min}
              max={spec.max}
              step={spec.max - spec.min < FINE_RANGE ? 0.1 : 5}
              decimalScale={1}
              clampBehavior="none"
              suffix={unitSuffix(unitText(spec.unit, steering, translator))}
              error={problems[`settings.${spec.key}`]}
              onChange={(typed) =>
                onChange({ settings: withSetting(settings, spec, typed === '' ? Number.NaN : Number(typed)) })
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}

/** A block holds only what differs from usual. */
function withSetting(
  settings: Readonly<Record<string, number>>,
  { key, usual }: SettingSpec,
  value: number,
): Record<string, number> {
  const { [key]: _before, ...others } = settings;
  return value === usual ? others : { ...others, [key]: value };
}

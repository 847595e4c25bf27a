import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import { steersIn } from '#core/exercise/posture.ts';
import { eyesSchema, SURFACES } from '#core/programme/block.ts';
import type { ExerciseBlock, Surface } from '#core/programme/block.ts';
import { useTranslator } from '../../app/language.tsx';
import { capitalised } from '../../ui/words.ts';
import type { BlockPatch } from './edit.ts';
import { optionsOf } from './options.ts';
import type { Option } from './options.ts';
import styles from './Programme.module.css';

interface StanceFieldsProps {
  readonly block: ExerciseBlock;
  readonly info: ExerciseInfo;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

/** What steers, and how the person stands or sits. What the exercise does not take is not offered. */
export function StanceFields({ block, info, problems, onChange }: StanceFieldsProps) {
  const { say, language } = useTranslator();
  const eyes = useId();
  const steeringText = (value: Steering): string => capitalised(say(`steering.${value}`), language);
  const postureText = (value: Posture): string => capitalised(say(`posture.${value}`), language);
  const { steering, posture, surface } = block;
  return (
    <>
      <NativeSelect
        label={say('programme.field.steering')}
        value={steering}
        data={withPresent(optionsOf(info.steerings, steeringText), {
          value: steering,
          label: steeringText(steering),
        })}
        error={problems['steering']}
        onChange={(event) => onChange({ steering: event.currentTarget.value as Steering })}
      />
      <NativeSelect
        label={say('programme.field.posture')}
        value={posture}
        data={withPresent(
          optionsOf(
            info.postures.filter((value) => steersIn(steering, value)),
            postureText,
          ),
          { value: posture, label: postureText(posture) },
        )}
        error={problems['posture']}
        onChange={(event) => onChange({ posture: event.currentTarget.value as Posture })}
      />
      <NativeSelect
        label={say('programme.field.surface')}
        value={surface}
        data={optionsOf(SURFACES, (value) => capitalised(say(`surface.${value}`), language))}
        error={problems['surface']}
        onChange={(event) => onChange({ surface: event.currentTarget.value as Surface })}
      />
      <div>
        <span className={styles.label} id={eyes}>
          {say('programme.field.eyes')}
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby={eyes}
          value={block.eyes}
          data={optionsOf(eyesSchema.options, (value) => capitalised(say(`eyes.${value}`), language))}
          onChange={(value) => onChange({ eyes: value })}
        />
        {problems['eyes'] !== undefined && (
          <p className={styles.problem} role="alert">
            {problems['eyes']}
          </p>
        )}
      </div>
    </>
  );
}

/** A choice that is not possible any more is shown all the same: it says what is wrong. */
function withPresent(options: readonly Option[], present: Option): Option[] {
  return options.some(({ value }) => value === present.value) ? [...options] : [...options, present];
}

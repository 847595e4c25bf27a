import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import { steersIn } from '#core/exercise/posture.ts';
import type { ExerciseBlock, Eyes, Surface } from '#core/programme/block.ts';
import { EYES_TEXT, POSTURE_TEXT, STEERING_TEXT, SURFACE_TEXT } from '../../ui/exercise-text.ts';
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
  const eyes = useId();
  const { steering, posture, surface } = block;
  return (
    <>
      <NativeSelect
        label="Steered by"
        value={steering}
        data={withPresent(
          info.steerings.map((value) => ({ value, label: capitalised(STEERING_TEXT[value]) })),
          { value: steering, label: capitalised(STEERING_TEXT[steering]) },
        )}
        error={problems['steering']}
        onChange={(event) => onChange({ steering: event.currentTarget.value as Steering })}
      />
      <NativeSelect
        label="Posture"
        value={posture}
        data={withPresent(
          info.postures
            .filter((value) => steersIn(steering, value))
            .map((value) => ({ value, label: capitalised(POSTURE_TEXT[value]) })),
          { value: posture, label: capitalised(POSTURE_TEXT[posture]) },
        )}
        error={problems['posture']}
        onChange={(event) => onChange({ posture: event.currentTarget.value as Posture })}
      />
      <NativeSelect
        label="Surface"
        value={surface}
        data={optionsOf<Surface>(SURFACE_TEXT).map(({ value, label }) => ({
          value,
          label: capitalised(label),
        }))}
        error={problems['surface']}
        onChange={(event) => onChange({ surface: event.currentTarget.value as Surface })}
      />
      <div>
        <span className={styles.label} id={eyes}>
          Eyes
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby={eyes}
          value={block.eyes}
          data={optionsOf<Eyes>(EYES_TEXT).map(({ value, label }) => ({ value, label: capitalised(label) }))}
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

import type { ExerciseInfo } from '#core/exercise/info.ts';
import { useId } from 'react';
import type { Bounds, Curve } from '#core/exercise/curve.ts';
import { levelsOf } from '#core/difficulty/levels.ts';
import { useTranslator } from '../../app/language.tsx';
import { describeLevel } from '../curve/level-text.ts';
import type { Reach } from '../curve/physical.ts';
import styles from './LevelField.module.css';

interface LevelFieldProps {
  readonly label: string;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
  readonly bounds: Bounds;
  /** What shares of the person's range are told in. */
  readonly reach: Reach;
  readonly level: number;
  /** Of the last set that was played; undefined before the first. */
  readonly lastLevel: number | undefined;
  readonly onChange: (level: number) => void;
}

/** The levels the bounds leave, and what the chosen one means. */
export function LevelField(props: LevelFieldProps) {
  const { label, info, curve, bounds, reach, level, lastLevel, onChange } = props;
  const translator = useTranslator();
  const { say } = translator;
  const id = useId();
  const levels = levelsOf(curve, { bounds });
  const chosen = levels.find((candidate) => candidate.level === level);
  return (
    <div>
      <span className={styles.name} id={id}>
        {label}
      </span>
      <div className={styles.levels} role="radiogroup" aria-labelledby={id}>
        {levels.map(({ level: number, forbidden }) => (
          <label key={number} data-forbidden={forbidden !== undefined || undefined}>
            <input
              type="radio"
              name={id}
              value={number}
              checked={number === level}
              disabled={forbidden !== undefined}
              aria-label={say(
                forbidden === undefined ? 'curve.level-numbered' : 'curve.level-forbidden-by-bounds',
                { level: number },
              )}
              onChange={() => onChange(number)}
            />
            {number}
          </label>
        ))}
      </div>
      <p className={styles.words} aria-live="polite">
        {chosen === undefined ? '' : describeLevel(chosen, info.parameters, reach, translator)}{' '}
        {lastLevel === undefined
          ? say('override.never-played')
          : say('override.last-level', { level: lastLevel })}
      </p>
    </div>
  );
}

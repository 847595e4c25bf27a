import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { decisionText } from '#core/difficulty/describe.ts';
import { levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';
import type { PreviewedSet } from '#core/difficulty/preview.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import { useTranslator } from '../../app/language.tsx';
import styles from './Preview.module.css';
import { homeCeiling, PREVIEWED_TRIALS, previewOf } from './preview-of.ts';
import type { Strength, Tried } from './preview-of.ts';
import { TrialStrip } from './TrialStrip.tsx';

interface PreviewProps {
  /** Undefined while the block can't be played as it stands. */
  readonly tried: Tried | undefined;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
}

const STRENGTHS: readonly Strength[] = ['weaker', 'likely', 'stronger'];
const PARTS = 5;
const SEED = 20;

/** The first trials of a simulated patient in a block as it is being written. */
export function Preview({ tried: now, info, curve }: PreviewProps) {
  const { say } = useTranslator();
  const [strength, setStrength] = useState<Strength>('likely');
  // What is typed or dragged is drawn first; the preview follows when there is time.
  const tried = useDeferredValue(now);
  const sets = useMemo(
    () => (tried === undefined ? [] : previewOf(tried, { info, curve }, strength, SEED)),
    [tried, info, curve, strength],
  );
  const levels = useMemo(
    () =>
      tried === undefined
        ? []
        : levelsOf(curve, { bounds: tried.block.bounds, homeCeiling: homeCeiling(tried) }, PARTS),
    [curve, tried],
  );
  return (
    <section className={styles.preview} aria-label={say('preview.title')}>
      <div className={styles.patient}>
        <h4>{say('preview.trials', { trials: PREVIEWED_TRIALS })}</h4>
        <p>
          {say(tried?.known?.ability === undefined ? 'preview.patient-unknown' : 'preview.patient-known')}
        </p>
        <SegmentedControl
          aria-label={say('preview.patient')}
          value={strength}
          data={STRENGTHS.map((value) => ({ value, label: say(`preview.strength.${value}`) }))}
          onChange={setStrength}
        />
      </div>
      {sets.length === 0 ? (
        <p className={styles.refused}>{say('preview.refused')}</p>
      ) : (
        <>
          <TrialStrip curve={curve} sets={sets} levels={levels} outcomes={info.outcomes} />
          <Reasons info={info} curve={curve} sets={sets} />
        </>
      )}
    </section>
  );
}

interface ReasonsProps extends Pick<PreviewProps, 'info' | 'curve'> {
  readonly sets: readonly PreviewedSet[];
}

function Reasons({ info, curve, sets }: ReasonsProps) {
  const translator = useTranslator();
  return (
    <ol className={styles.reasons}>
      {sets.map(({ set, decision }) => (
        <li key={set}>
          <strong>
            {translator.say('preview.set-at-level', {
              set,
              level: levelOfDifficulty(curve, decision.newDifficulty),
            })}
          </strong>{' '}
          {decisionText(decision, info.parameters, translator)}
        </li>
      ))}
    </ol>
  );
}

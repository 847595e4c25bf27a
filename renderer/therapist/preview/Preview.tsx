import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { describeDecision } from '#core/difficulty/describe.ts';
import { levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';
import type { PreviewedSet } from '#core/difficulty/preview.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
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

const STRENGTHS: { readonly value: Strength; readonly label: string }[] = [
  { value: 'weaker', label: 'Weaker' },
  { value: 'likely', label: 'Likely' },
  { value: 'stronger', label: 'Stronger' },
];
const PARTS = 5;
const SEED = 20;

/** The first trials of a simulated patient in a block as it is being written. */
export function Preview({ tried: now, info, curve }: PreviewProps) {
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
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.patient}>
        <h4>First {PREVIEWED_TRIALS} trials</h4>
        <p>
          Simulated:{' '}
          {tried?.known?.ability === undefined
            ? 'a person not measured yet'
            : 'this person as measured so far'}
        </p>
        <SegmentedControl
          aria-label="Simulated patient"
          value={strength}
          data={STRENGTHS}
          onChange={setStrength}
        />
      </div>
      {sets.length === 0 ? (
        <p className={styles.refused}>Shown as soon as this block can be played.</p>
      ) : (
        <>
          <TrialStrip curve={curve} sets={sets} levels={levels} outcomes={info.outcomes} />
          <Reasons curve={curve} sets={sets} />
        </>
      )}
    </section>
  );
}

function Reasons({ curve, sets }: { readonly curve: Curve; readonly sets: readonly PreviewedSet[] }) {
  return (
    <ol className={styles.reasons}>
      {sets.map(({ set, decision }) => (
        <li key={set}>
          <strong>
            Set {set}, level {levelOfDifficulty(curve, decision.newDifficulty).toFixed(1)}.
          </strong>{' '}
          {describeDecision(decision)}
        </li>
      ))}
    </ol>
  );
}

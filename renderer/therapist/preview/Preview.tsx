import type { ExerciseInfo } from '#core/exercise/info.ts';
import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Curve } from '#core/exercise/curve.ts';
import { describeDecision } from '#core/difficulty/describe.ts';
import { levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';
import type { PreviewedSet } from '#core/difficulty/preview.ts';
import type { Programme } from '#core/programme/programme.ts';
import styles from './Preview.module.css';
import { homeCeiling, type KnownPatient, PREVIEWED_TRIALS, previewOf, type Strength } from './preview-of.ts';
import { TrialStrip } from './TrialStrip.tsx';

interface PreviewProps {
  readonly known: KnownPatient;
  readonly programme: Programme;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
  /** Why the programme can't be played as it stands. */
  readonly problems: readonly string[];
}

const STRENGTHS: { readonly value: Strength; readonly label: string }[] = [
  { value: 'weaker', label: 'Weaker' },
  { value: 'likely', label: 'Likely' },
  { value: 'stronger', label: 'Stronger' },
];
const PARTS = 5;
const SEED = 20;

/** The first trials of a simulated patient under the programme as it is being written. */
export function Preview({ known, programme, info, curve, problems }: PreviewProps) {
  const [strength, setStrength] = useState<Strength>('likely');
  // What is typed or dragged is drawn first; the preview follows when there is time.
  const tried = useDeferredValue(problems.length > 0 ? undefined : programme);
  const sets = useMemo(
    () => (tried === undefined ? [] : previewOf(tried, { info, curve }, known, strength, SEED)),
    [tried, info, curve, known, strength],
  );
  const levels = useMemo(
    () =>
      tried === undefined
        ? []
        : levelsOf(curve, { bounds: tried.bounds, homeCeiling: homeCeiling(tried, known) }, PARTS),
    [curve, tried, known],
  );
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.patient}>
        <h2>First {PREVIEWED_TRIALS} trials</h2>
        <p>
          Simulated:{' '}
          {known.start === undefined ? 'a person not measured yet' : 'this person as measured so far'}
        </p>
        <SegmentedControl
          aria-label="Simulated patient"
          value={strength}
          data={STRENGTHS}
          onChange={setStrength}
        />
      </div>
      {sets.length === 0 ? (
        <div className={styles.refused}>
          <p>Before this programme can be saved:</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <TrialStrip curve={curve} sets={sets} levels={levels} />
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

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PhaseOf } from '#core/session/state.ts';
import { TASK_TEXT } from '../movement/task-text.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { PAIN_ENDS, painText, RatingRow } from '../ui/RatingRow.tsx';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Rest.module.css';
import { comingText, detailText } from './step-text.ts';
import type { PlayedStep } from './step-text.ts';

interface RestProps {
  readonly phase: PhaseOf<'rest'>;
  readonly nowMs: number;
  /** What comes after it. */
  readonly next: PlayedStep | undefined;
  /** Of the set that was just played. */
  readonly level: number | undefined;
  readonly targetSuccess: number | undefined;
  readonly onPain: (painNrs: number) => void;
  readonly onSkip: () => void;
  /** At the other end of the foot: the therapist's way in, and the menu. */
  readonly aside?: ReactNode;
}

/** A rest that can be seen from anywhere in the room, and the pain question. */
export function Rest({ phase, nowMs, next, level, targetSuccess, onPain, onSkip, aside }: RestProps) {
  const [painNrs, setPainNrs] = useState<number>();
  const tell = (value: number): void => {
    setPainNrs(value);
    onPain(value);
  };
  return (
    <PatientStage
      screen="rest"
      title="Rest"
      aside={aside}
      actions={
        <BigButton tone="quiet" icon={<ArrowRightIcon />} onClick={onSkip}>
          Go on now
        </BigButton>
      }
    >
      <div className={styles.rest}>
        <div className={styles.ring}>
          <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
        </div>
        <div className={styles.side}>
          <p>Let go and breathe.</p>
          {next !== undefined && <Coming next={next} />}
          {level !== undefined && next?.kind !== 'movement' && (
            <div className={styles.sea}>
              <SeaLevel level={level} />
              <p>{missText(targetSuccess)}</p>
            </div>
          )}
          <h2 id="rest-pain">Any pain now?</h2>
          <RatingRow
            compact
            label="Pain now"
            value={painNrs}
            onChange={tell}
            ends={PAIN_ENDS}
            words={painText}
          />
          <p aria-live="polite">{painNrs === undefined ? '\u00a0' : `${painText(painNrs)}: thank you.`}</p>
        </div>
      </div>
    </PatientStage>
  );
}

/** What comes and how it is done; a movement is told whole, as its countdown is short. */
function Coming({ next }: { readonly next: PlayedStep }) {
  return (
    <>
      <p>{comingText(next)}</p>
      {next.kind === 'exercise' ? (
        <p className={styles.how}>{detailText(next)}</p>
      ) : (
        <ol className={styles.steps}>
          {TASK_TEXT[next.task].steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
}

const NUMBER_TEXT: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
};

/** Missing some is meant to be: it is how the sea is chosen. */
function missText(targetSuccess: number | undefined): string {
  if (targetSuccess === undefined) return '';
  const oneIn = Math.round(1 / (1 - targetSuccess));
  return `Missing one in ${NUMBER_TEXT[oneIn] ?? oneIn} is just right.`;
}

interface CoolDownProps {
  readonly phase: PhaseOf<'cool-down'>;
  readonly nowMs: number;
  readonly onSkip: () => void;
}

/** After the last set: nothing to do. */
export function CoolDown({ phase, nowMs, onSkip }: CoolDownProps) {
  return (
    <PatientStage
      screen="cool-down"
      title="That was the last one"
      actions={
        <BigButton tone="quiet" icon={<ArrowRightIcon />} onClick={onSkip}>
          Go on now
        </BigButton>
      }
    >
      <div className={styles.rest}>
        <div className={styles.ring}>
          <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
        </div>
        <p className={styles.lead}>
          Let your shoulders hang, breathe out slowly, and move as you like. Then Keel asks how it was.
        </p>
      </div>
    </PatientStage>
  );
}

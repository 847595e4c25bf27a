import type { PlanStep } from '#core/session/plan-step.ts';
import type { Phase } from '#core/session/state.ts';
import { type ReactNode, useState } from 'react';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { PAIN_ENDS, painText, RatingRow } from '../ui/RatingRow.tsx';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Rest.module.css';

interface RestProps {
  readonly phase: Extract<Phase, { name: 'rest' }>;
  readonly nowMs: number;
  readonly next: PlanStep | undefined;
  /** Of the set that was just played. */
  readonly level: number | undefined;
  readonly targetSuccess: number | undefined;
  readonly onPain: (painNrs: number) => void;
  readonly onSkip: () => void;
  /** At the other end of the foot: not for the patient. */
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
          <p>Let go and breathe. {nextStepText(next)}</p>
          {level !== undefined && (
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

function nextStepText(next: PlanStep | undefined): string {
  if (next?.kind !== 'block') return '';
  return next.role === 'probe'
    ? 'Then comes the closing set.'
    : `Then comes set ${next.number} of ${next.of}.`;
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

import { useState } from 'react';
import type { Phase, PlanStep } from '#core/session/session-types.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { PAIN_ENDS, painWords, RatingRow } from '../ui/RatingRow.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Rest.module.css';

interface RestProps {
  readonly phase: Extract<Phase, { name: 'rest' }>;
  readonly nowMs: number;
  readonly next: PlanStep | undefined;
  readonly onPain: (painNrs: number) => void;
  readonly onSkip: () => void;
}

/** A rest that can be seen from anywhere in the room, and the pain question. */
export function Rest({ phase, nowMs, next, onPain, onSkip }: RestProps) {
  const [painNrs, setPainNrs] = useState<number>();
  const tell = (value: number): void => {
    setPainNrs(value);
    onPain(value);
  };
  return (
    <PatientStage
      screen="rest"
      title="Rest"
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
          <p>Let go and breathe. {nextWords(next)}</p>
          <h2 id="rest-pain">Any pain now?</h2>
          <RatingRow
            compact
            label="Pain now"
            value={painNrs}
            onChange={tell}
            ends={PAIN_ENDS}
            words={painWords}
          />
          <p aria-live="polite">{painNrs === undefined ? '\u00a0' : `${painWords(painNrs)}: thank you.`}</p>
        </div>
      </div>
    </PatientStage>
  );
}

function nextWords(next: PlanStep | undefined): string {
  if (next?.kind !== 'block') return '';
  return next.role === 'anchor'
    ? 'Then comes the closing set.'
    : `Then comes set ${next.number} of ${next.of}.`;
}

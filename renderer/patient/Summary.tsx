import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { SessionResult } from '#core/session/result.ts';
import { summaryMetricSpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Summary.module.css';
import words from './Text.module.css';

interface SummaryProps {
  readonly result: SessionResult | undefined;
  readonly exercise: ExerciseInfo;
  readonly setsDone: number;
  /** Of the last set. */
  readonly level: number | undefined;
  readonly onLeave: () => void;
}

/** One thing that got better, or that nothing really changed. Never a score. */
export function Summary({ result, exercise, setsDone, level, onLeave }: SummaryProps) {
  return (
    <PatientStage
      screen="summary"
      title={summaryTitle(result)}
      calm
      actions={
        <BigButton focused icon={<CheckIcon />} onClick={onLeave}>
          Done
        </BigButton>
      }
    >
      {result !== undefined && <Finding result={result} exercise={exercise} />}
      <p className={words.more}>
        {setsDone === 0 || result?.summary.kind === 'better'
          ? ''
          : setsDone === 1
            ? 'You sailed 1 set today.'
            : `You sailed ${setsDone} sets today.`}
      </p>
      {level !== undefined && setsDone > 0 && (
        <div className={styles.sea}>
          <SeaLevel level={level} />
          <p>The sea you sailed</p>
        </div>
      )}
    </PatientStage>
  );
}

function summaryTitle(result: SessionResult | undefined): string {
  if (result?.summary.kind === 'better') return 'One thing got better';
  return result?.status === 'stopped' ? 'That is all for today' : 'Well done';
}

function Finding({ result, exercise }: { readonly result: SessionResult; readonly exercise: ExerciseInfo }) {
  const { summary } = result;
  switch (summary.kind) {
    case 'better': {
      const metric = summaryMetricSpecs({ exercises: EXERCISES }, exercise.id).find(
        ({ key }) => key === summary.metric,
      );
      return (
        <>
          <p className={styles.change}>
            <span>{metric?.label ?? summary.metric}</span>
            <span className={styles.number}>
              {formatNumber(Math.abs(summary.change))} {summary.unit} {summary.change > 0 ? 'more' : 'less'}
            </span>
          </p>
          <p className={words.more}>
            Compared with your first sessions. It takes {formatNumber(summary.minimalDetectableChange)}{' '}
            {summary.unit} to be more than chance.
          </p>
        </>
      );
    }
    case 'no-real-change':
      return (
        <p className={words.lead}>
          No real change since your first sessions: what differs is no more than chance. Keeping steady is a
          result too.
        </p>
      );
    case 'baseline':
      return <p className={words.lead}>{baselineText(summary.sessionsNeeded)}</p>;
    case 'too-little-data':
      return (
        <p className={words.lead}>
          There was too little to measure today. That happens, and nothing is lost.
        </p>
      );
  }
}

function baselineText(sessionsNeeded: number): string {
  const more = sessionsNeeded === 1 ? 'After one more session' : `After ${sessionsNeeded} more sessions`;
  return `Keel is learning how you balance. ${more} it can tell what has changed.`;
}

import type { Block } from '#core/programme/block.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { SessionResult, SessionSummary } from '#core/session/result.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import type { SessionView } from '../session/session-view.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { exerciseName, skillText, unitText } from '../ui/exercise-text.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Summary.module.css';
import { whatWasDone } from './summary-text.ts';
import type { DoneLine } from './summary-text.ts';
import words from './Text.module.css';

interface SummaryProps {
  readonly view: Pick<SessionView, 'result' | 'stored' | 'level' | 'setsDone'>;
  /** Of this week. */
  readonly blocks: readonly Block[];
  readonly onLeave: () => void;
}

/** What was done, and whether what the programme is judged by got better. Never a score. */
export function Summary({ view, blocks, onLeave }: SummaryProps) {
  const { level, setsDone, stored } = view;
  const result = stored?.result ?? view.result;
  const lines = result === undefined ? [] : whatWasDone(result, blocks);
  const differs = stored?.row.differs === true;
  return (
    <PatientStage
      screen="summary"
      title={summaryTitle(result)}
      calm
      boat={lines.length <= FEW_LINES && !differs}
      actions={
        <BigButton focused icon={<CheckIcon />} onClick={onLeave}>
          Done
        </BigButton>
      }
    >
      {result !== undefined && <Finding summary={result.summary} />}
      {differs && <p className={words.more}>{DIFFERS}</p>}
      {result !== undefined && <Done minutes={minutesOf(result)} lines={lines} />}
      {level !== undefined && setsDone > 0 && (
        <div className={styles.sea}>
          <SeaLevel level={level} />
          <p>The sea you sailed last</p>
        </div>
      )}
    </PatientStage>
  );
}

const DIFFERS =
  'Keel counted again from the recording and came to other numbers than were shown before. What is said here is what counts.';

function summaryTitle(result: SessionResult | undefined): string {
  if (result?.summary.kind === 'better') return 'You got better';
  return result?.status === 'stopped' ? 'That is all for today' : 'Well done';
}

interface DoneProps {
  readonly minutes: number;
  readonly lines: readonly DoneLine[];
}

/** More lines than these stand in two columns, and leave no room for the boat. */
const FEW_LINES = 4;

function Done({ minutes, lines }: DoneProps) {
  if (lines.length === 0) return null;
  return (
    <section className={styles.done} data-many={lines.length > FEW_LINES || undefined}>
      <h2>{minutes === 1 ? 'In one minute' : `In ${minutes} minutes`}</h2>
      <ul>
        {lines.map(({ key, name, words: said }) => (
          <li key={key}>
            <strong>{name}:</strong> {said}
          </li>
        ))}
      </ul>
    </section>
  );
}

function minutesOf({ durationMs }: SessionResult): number {
  return Math.max(1, Math.round(durationMs / 60_000));
}

function Finding({ summary }: { readonly summary: SessionSummary }) {
  switch (summary.kind) {
    case 'better':
      return <Better summary={summary} />;
    case 'looks-better':
      return (
        <p className={words.lead}>
          {outcomeText(summary)} looks better than in your first sessions. Next time will tell.
        </p>
      );
    case 'no-real-change':
      return (
        <p className={words.lead}>
          No change can be told since your first sessions: what differs may be chance. Keeping steady is a
          result too.
        </p>
      );
    case 'baseline':
      return <p className={words.lead}>{baselineText(summary.sessionsNeeded)}</p>;
    case 'not-compared':
      return <p className={words.lead}>Today was for training: nothing is compared with earlier days.</p>;
    case 'too-little-data':
      return (
        <p className={words.lead}>
          There was too little to measure today. That happens, and nothing is lost.
        </p>
      );
  }
}

function Better({ summary }: { readonly summary: Extract<SessionSummary, { kind: 'better' }> }) {
  const { skill, metric, change } = summary;
  const unit = specOf(summary)?.unit;
  const told =
    metric === ABILITY_METRIC ? '' : ` ${unit === undefined ? '' : unitText(unit, skill.steering)}`;
  return (
    <>
      <p className={styles.change}>
        <span>{outcomeText(summary)}</span>
        <span className={styles.number}>
          {metric === ABILITY_METRIC
            ? 'Better'
            : `${formatNumber(Math.abs(change))}${told} ${change > 0 ? 'more' : 'less'}`}
        </span>
      </p>
      <p className={words.more}>
        {skillText(skill)}. Better than in your first sessions, today and last time: more than chance.
      </p>
    </>
  );
}

type Outcome = Pick<Extract<SessionSummary, { kind: 'better' }>, 'skill' | 'metric'>;

function specOf({ skill, metric }: Outcome) {
  return summarySpecs({ exercises: EXERCISES }, skill).find(({ key }) => key === metric);
}

function outcomeText(outcome: Outcome): string {
  const { skill, metric } = outcome;
  if (metric === ABILITY_METRIC) return `How well you do in ${exerciseName(skill.exercise)}`;
  const spec = specOf(outcome);
  return spec === undefined ? metric : ENGLISH.say(spec.label);
}

function baselineText(sessionsNeeded: number): string {
  const more = sessionsNeeded === 1 ? 'After one more session' : `After ${sessionsNeeded} more sessions`;
  return `Keel is learning how you balance. ${more} it can tell what has changed.`;
}

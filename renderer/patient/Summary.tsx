import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { SessionResult, SessionSummary } from '#core/session/result.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
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
  const translator = useTranslator();
  const { say } = translator;
  const { level, setsDone, stored } = view;
  const result = stored?.result ?? view.result;
  const lines = result === undefined ? [] : whatWasDone(result, blocks, translator);
  const differs = stored?.row.differs === true;
  return (
    <PatientStage
      screen="summary"
      title={say(`session.summary.title.${endOf(result)}`)}
      calm
      boat={lines.length <= FEW_LINES && !differs}
      actions={
        <BigButton focused icon={<CheckIcon />} onClick={onLeave}>
          {say('action.done')}
        </BigButton>
      }
    >
      {result !== undefined && <Finding summary={result.summary} />}
      {differs && <p className={words.more}>{say('session.summary.differs')}</p>}
      {result !== undefined && <Done minutes={minutesOf(result)} lines={lines} />}
      {level !== undefined && setsDone > 0 && (
        <div className={styles.sea}>
          <SeaLevel level={level} />
          <p>{say('session.summary.sea')}</p>
        </div>
      )}
    </PatientStage>
  );
}

function endOf(result: SessionResult | undefined): 'better' | 'stopped' | 'done' {
  if (result?.summary.kind === 'better') return 'better';
  return result?.status === 'stopped' ? 'stopped' : 'done';
}

interface DoneProps {
  readonly minutes: number;
  readonly lines: readonly DoneLine[];
}

/** More lines than these stand in two columns, and leave no room for the boat. */
const FEW_LINES = 4;

function Done({ minutes, lines }: DoneProps) {
  const { say } = useTranslator();
  if (lines.length === 0) return null;
  return (
    <section className={styles.done} data-many={lines.length > FEW_LINES || undefined}>
      <h2>{say('session.summary.in-minutes', { minutes })}</h2>
      <ul>
        {lines.map(({ key, name, words: said }) => (
          <li key={key}>
            <strong>{say('session.summary.of-block', { block: name })}</strong> {said}
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
  const translator = useTranslator();
  const { say } = translator;
  switch (summary.kind) {
    case 'better':
      return <Better summary={summary} />;
    case 'looks-better':
      return (
        <p className={words.lead}>
          {say('session.summary.looks-better', { outcome: outcomeText(summary, translator) })}
        </p>
      );
    case 'baseline':
      return (
        <p className={words.lead}>{say('session.summary.baseline', { sessions: summary.sessionsNeeded })}</p>
      );
    case 'no-real-change':
    case 'not-compared':
    case 'too-little-data':
      return <p className={words.lead}>{say(`session.summary.${summary.kind}`)}</p>;
  }
}

type Outcome = Extract<SessionSummary, { kind: 'better' }>;

function Better({ summary }: { readonly summary: Outcome }) {
  const translator = useTranslator();
  return (
    <>
      <p className={styles.change}>
        <span>{outcomeText(summary, translator)}</span>
        <span className={styles.number}>{changeText(summary, translator)}</span>
      </p>
      <p className={words.more}>
        {translator.say('session.summary.better-skill', { skill: skillText(summary.skill, translator) })}
      </p>
    </>
  );
}

/** As in "0.4 s less". */
function changeText(summary: Outcome, translator: Translator): string {
  const { say } = translator;
  const { skill, metric, change } = summary;
  if (metric === ABILITY_METRIC) return say('session.summary.better');
  const value = formatNumber(Math.abs(change), translator);
  const unit = unitText(specOf(summary)?.unit ?? 'none', skill.steering, translator);
  return say('session.summary.change', {
    amount: unit === '' ? value : say('session.summary.amount', { value, unit }),
    direction: change > 0 ? 'more' : 'less',
  });
}

function specOf({ skill, metric }: Pick<Outcome, 'skill' | 'metric'>) {
  return summarySpecs({ exercises: EXERCISES }, skill).find(({ key }) => key === metric);
}

/** The key itself for a metric that this version of Keel does not have. */
function outcomeText(outcome: Pick<Outcome, 'skill' | 'metric'>, translator: Translator): string {
  const { skill, metric } = outcome;
  if (metric === ABILITY_METRIC) {
    return translator.say('session.summary.ability', { exercise: exerciseName(skill.exercise, translator) });
  }
  const spec = specOf(outcome);
  return spec === undefined ? metric : translator.say(spec.label);
}

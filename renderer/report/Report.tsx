import { sameSkill, skillKey } from '#core/exercise/skill.ts';
import type { CallOutput } from '#core/ipc/ipc.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { Translator } from '#core/language/translator.ts';
import type { SessionResult } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { abilityPoints } from '../therapist/ability-index.ts';
import { blockGroups } from '../therapist/session-blocks.ts';
import { exerciseName, skillText } from '../ui/exercise-text.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { ReportBlock } from './ReportBlock.tsx';
import { ReportChanges } from './ReportChanges.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { ReportNotes } from './ReportNotes.tsx';
import { useFittedSheet } from './use-fitted-sheet.ts';

export type ReportData = CallOutput<'report:data'>;

interface ReportProps {
  readonly data: ReportData;
  /** The day of printing: adherence is told as of it. */
  readonly nowMs: number;
  readonly onDrawn: () => void;
}

/** One session on one A4 page, block by block, readable in grey. */
export function Report({ data, nowMs, onDrawn }: ReportProps) {
  const translator = useTranslator();
  const { say } = translator;
  const sheet = useFittedSheet(onDrawn);
  const { session, history } = data;
  const { result, row } = session;
  return (
    <div ref={sheet} className="sheet">
      <title>{say('report.document-title')}</title>
      <header className="head">
        <Wordmark />
        <div className="headText">
          <strong>{say('report.title')}</strong>
          <span>{say('report.printed', { at: nowMs })}</span>
        </div>
      </header>
      <ReportFacts data={data} nowMs={nowMs} />
      {result === undefined ? (
        <p>{say('session-detail.nothing-measured')}</p>
      ) : (
        <>
          <section className="blocks">
            <h2>{say('report.blocks')}</h2>
            {blockGroups(session, translator).map((group) => (
              <ReportBlock key={group.id} group={group} />
            ))}
          </section>
          <Abilities result={result} history={history} />
          <ReportChanges skills={result.skills} />
          <ReportNotes session={session} result={result} />
        </>
      )}
      <footer className="foot">
        <p>{say('therapist.not-a-diagnosis')}</p>
        {result !== undefined && (
          <p>
            {say('report.versions', {
              app: result.versions.app,
              algorithms: algorithmsText(result, translator),
              session: row.id,
            })}
          </p>
        )}
      </footer>
    </div>
  );
}

/** Charts side by side: as many as stay readable. */
const MOST_CHARTS = 3;

interface AbilitiesProps {
  readonly result: SessionResult;
  readonly history: readonly SkillPoint[];
}

/** One chart a skill, since none is on the scale of another. */
function Abilities({ result, history }: AbilitiesProps) {
  const translator = useTranslator();
  const { say } = translator;
  const drawn = result.skills.filter(({ ability }) => ability !== undefined);
  if (drawn.length === 0) return undefined;
  const shown = drawn.slice(0, MOST_CHARTS);
  const width = shown.length === 1 ? 960 : 460;
  return (
    <section>
      <h2>{say('report.abilities')}</h2>
      <div className="charts">
        {shown.map(({ skill }) => (
          <div key={skillKey(skill)}>
            <h3>{skillText(skill, translator)}</h3>
            <AbilityChart
              points={abilityPoints(history.filter((point) => sameSkill(point.skill, skill)))}
              width={width}
              height={190}
            />
          </div>
        ))}
      </div>
      <p className="caption">
        {say('report.abilities-caption')}{' '}
        {drawn.length > shown.length &&
          say('report.abilities-not-drawn', {
            skills: drawn
              .slice(MOST_CHARTS)
              .map(({ skill }) => skillText(skill, translator))
              .join('; '),
          })}
      </p>
    </section>
  );
}

/** Versions of whatever a number of this page hangs on. */
function algorithmsText({ versions, skills }: SessionResult, translator: Translator): string {
  const { say } = translator;
  const { hub, ability, movement, runner } = versions;
  const exercises = [...new Set(skills.map(({ skill }) => skill.exercise))];
  return [
    say('report.versions.hub', { version: hub }),
    ...exercises.map((id) =>
      say('report.versions.exercise', {
        exercise: exerciseName(id, translator),
        version: String(versions.exercises[id] ?? '?'),
      }),
    ),
    say('report.versions.ability', { version: ability }),
    say('report.versions.movement', { version: movement }),
    say('report.versions.session', { version: runner }),
  ].join(', ');
}

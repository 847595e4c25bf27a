import { sameSkill, skillKey } from '#core/exercise/skill.ts';
import type { CallOutput } from '#core/ipc/ipc.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { SessionResult } from '#core/session/result.ts';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { abilityPoints } from '../therapist/ability-index.ts';
import { NOT_A_DIAGNOSIS } from '../therapist/labels.ts';
import { blockGroups } from '../therapist/session-blocks.ts';
import { exerciseName, skillText } from '../ui/exercise-text.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { formatDay } from '../ui/dates.ts';
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
  const sheet = useFittedSheet(onDrawn);
  const { session, history } = data;
  const { result, row } = session;
  return (
    <div ref={sheet} className="sheet">
      <header className="head">
        <Wordmark />
        <div className="headText">
          <strong>Session report</strong>
          <span>printed {formatDay(new Date(nowMs).toISOString())}</span>
        </div>
      </header>
      <ReportFacts data={data} nowMs={nowMs} />
      {result === undefined ? (
        <p>Nothing could be measured.</p>
      ) : (
        <>
          <section className="blocks">
            <h2>Blocks: medians ± standard error</h2>
            {blockGroups(session).map((group) => (
              <ReportBlock key={group.id} group={group} />
            ))}
          </section>
          <Abilities result={result} history={history} />
          <ReportChanges skills={result.skills} />
          <ReportNotes session={session} result={result} />
        </>
      )}
      <footer className="foot">
        <p>{NOT_A_DIAGNOSIS}</p>
        {result !== undefined && (
          <p>
            {versionsText(result)} Session {row.id}.
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
  const drawn = result.skills.filter(({ ability }) => ability !== undefined);
  if (drawn.length === 0) return undefined;
  const shown = drawn.slice(0, MOST_CHARTS);
  const width = shown.length === 1 ? 960 : 460;
  return (
    <section>
      <h2>Ability of each skill, with 95 % intervals</h2>
      <div className="charts">
        {shown.map(({ skill }) => (
          <div key={skillKey(skill)}>
            <h3>{skillText(skill)}</h3>
            <AbilityChart
              points={abilityPoints(history.filter((point) => sameSkill(point.skill, skill)))}
              width={width}
              height={190}
            />
          </div>
        ))}
      </div>
      <p className="caption">
        50: mean of the own first sessions of this skill; ten points: one logit. Skills are not compared with
        each other. Hollow: not a person’s training, does not count.
        {drawn.length > shown.length &&
          ` Not drawn: ${drawn
            .slice(MOST_CHARTS)
            .map(({ skill }) => skillText(skill))
            .join('; ')}.`}
      </p>
    </section>
  );
}

/** Of whatever a number of this page hangs on. */
function versionsText({ versions, skills }: SessionResult): string {
  const exercises = [...new Set(skills.map(({ skill }) => skill.exercise))];
  const told = exercises.map((id) => `${exerciseName(id)} ${versions.exercises[id] ?? '?'}`);
  const algorithms = [
    `hub ${versions.hub}`,
    ...told,
    `ability ${versions.ability}`,
    `movement ${versions.movement}`,
    `session ${versions.runner}`,
  ];
  return `Keel ${versions.app}; algorithms: ${algorithms.join(', ')}.`;
}

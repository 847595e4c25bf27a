import type { CallOutput } from '#core/ipc/ipc.ts';
import { EXERCISES } from '#games/registry.ts';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { PainChart } from '../charts/PainChart.tsx';
import { abilityPoints } from '../therapist/ability-index.ts';
import { NOT_A_DIAGNOSIS } from '../therapist/labels.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { formatDay } from '../ui/dates.ts';
import { ReportChanges } from './ReportChanges.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { ReportNotes } from './ReportNotes.tsx';
import { ReportSets } from './ReportSets.tsx';
import { useFittedSheet } from './use-fitted-sheet.ts';

export type ReportData = CallOutput<'report:data'>;

interface ReportProps {
  readonly data: ReportData;
  /** The day of printing: adherence is told as of it. */
  readonly nowMs: number;
  readonly onDrawn: () => void;
}

/** One session on one A4 page, readable in grey. */
export function Report({ data, nowMs, onDrawn }: ReportProps) {
  const sheet = useFittedSheet(onDrawn);
  const { page, session } = data;
  const { result, row } = session;
  const info = EXERCISES[row.programme.exercise]?.info;
  const upToThis = page.sessions.filter((other) => other.row.startedAt <= row.startedAt);

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
      <div className="charts">
        <section>
          <h2>Ability, with 95 % intervals</h2>
          <AbilityChart points={abilityPoints(upToThis)} width={460} height={205} />
          <p className="caption">
            50: mean of the own first sessions; ten points: one logit. Hollow: not on a board, does not count.
          </p>
        </section>
        <section>
          <h2>Pain, 0 to 10</h2>
          <PainChart sessions={upToThis} limit={row.programme.painLimit} width={460} height={205} />
          <p className="caption">
            Hollow: before the session. Filled: after. Dashed: limit of the programme.
          </p>
        </section>
      </div>
      {result !== undefined && (
        <>
          <ReportSets result={result} info={info} />
          {info !== undefined && <ReportChanges result={result} sessions={upToThis} info={info} />}
          <ReportNotes result={result} />
        </>
      )}
      <footer className="foot">
        <p>{NOT_A_DIAGNOSIS}</p>
        {result !== undefined && (
          <p>
            Keel {result.versions.app}; algorithms: hub {result.versions.hub},{' '}
            {info?.name ?? row.programme.exercise} {result.versions.exercise}, ability{' '}
            {result.versions.ability}, session {result.versions.runner}. Session {row.id}.
          </p>
        )}
      </footer>
    </div>
  );
}

import type { MovementDetail } from '#core/ipc/ipc.ts';
import { logLine } from '#core/language/message.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementCurves } from '#core/movement-tests/curves.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { CurveLegend, CurvePlot, PLANE_NAMES } from '../movement/CurvePlot.tsx';
import { QUALITY_TEXT } from '../movement/measure-rows.ts';
import { orderText, recordedOn, repetitionText } from '../movement/movement-text.ts';
import { ownPlane } from '../movement/own-plane.ts';
import { TASK_TEXT } from '../movement/task-text.ts';
import { NOT_A_DIAGNOSIS } from '../therapist/labels.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { formatClock } from '../ui/numbers.ts';
import { MovementPoses } from './MovementPoses.tsx';
import { AsymmetryTable, MovementChangeTable, MovementMeasureTable } from './MovementReportTables.tsx';
import { PostureBands } from './PostureBands.tsx';
import { useFittedSheet } from './use-fitted-sheet.ts';

interface MovementReportProps {
  readonly detail: MovementDetail;
  readonly nowMs: number;
  readonly onDrawn: () => void;
}

/** One recorded movement on one A4 page, readable in grey. */
export function MovementReport({ detail, nowMs, onDrawn }: MovementReportProps) {
  const sheet = useFittedSheet(onDrawn);
  const { movement, patient, curves } = detail;
  const { task, startedAt, record } = movement;
  const { result } = record;
  const born = patient.birthDate === undefined ? '' : `, born ${formatDay(patient.birthDate)}`;
  return (
    <div ref={sheet} className="sheet">
      <header className="head">
        <Wordmark />
        <div className="headText">
          <strong>Movement report: {TASK_TEXT[task].name.toLowerCase()}</strong>
          <span>printed {formatDay(new Date(nowMs).toISOString())}</span>
        </div>
      </header>
      <h1>{patient.name}</h1>
      <p className="lead">
        {formatMoment(startedAt)}
        {born}. {TASK_TEXT[task].about}
      </p>
      {result.quality === 'unusable' || curves === undefined ? (
        <p>Nothing could be measured.</p>
      ) : (
        <>
          <dl className="facts">
            {factsOf(result, recordedOn(movement)).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <MovementFindings detail={detail} result={result} curves={curves} />
        </>
      )}
      <footer className="foot">
        <p>{NOT_A_DIAGNOSIS}</p>
        <p>
          Algorithm: movement {result.version}. Session {movement.sessionId}, part {movement.position + 1}.
        </p>
      </footer>
    </div>
  );
}

interface FindingsProps {
  readonly detail: MovementDetail;
  readonly result: MovementResult;
  readonly curves: MovementCurves;
}

function MovementFindings({ detail, result, curves }: FindingsProps) {
  const plane = ownPlane(result.task);
  return (
    <>
      {result.task === 'type' ? (
        <PostureBands result={result} />
      ) : (
        <MovementPoses result={result} curves={curves} />
      )}
      <section>
        <h2>{PLANE_NAMES[plane]} over time</h2>
        <CurvePlot curves={curves} plane={plane} repetitions={result.repetitions} width={1000} height={230} />
        <CurveLegend />
      </section>
      {result.asymmetries.length > 0 && (
        <section>
          <h2>Left and right: unequal beyond 15 % and beyond what repetitions and sensors can tell</h2>
          <AsymmetryTable asymmetries={result.asymmetries} />
        </section>
      )}
      <section>
        <h2>Measures: means ± standard error over whole repetitions</h2>
        <MovementMeasureTable
          result={result}
          keep={(key) => measureInfo(key, result.task).letter !== 'C' && !key.startsWith('jerk')}
        />
      </section>
      <section>
        <h2>Change against the first recordings of this movement</h2>
        <MovementChangeTable result={result} earlier={detail.earlier} />
      </section>
      {result.flags.length > 0 && (
        <section>
          <h2>Read with care</h2>
          <ul>
            {result.flags.map(({ code, reason }) => (
              <li key={`${code} ${logLine(reason)}`}>{ENGLISH.sayMessage(reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function factsOf(result: MovementResult, source: string): readonly (readonly [string, string])[] {
  return [
    ['Recorded on', source],
    ['Length', formatClock(result.durationMs)],
    ...(result.task === 'type'
      ? []
      : ([
          ['Repetitions', repetitionText(result)],
          ['Which began', orderText(result)],
        ] as const)),
    ['Quality', QUALITY_TEXT[result.quality]],
  ];
}

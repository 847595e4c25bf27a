import type { MovementDetail } from '#core/ipc/ipc.ts';
import type { Translator } from '#core/language/translator.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementCurves } from '#core/movement-tests/curves.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { CurveLegend, CurvePlot } from '../movement/CurvePlot.tsx';
import { orderText, recordedOn, repetitionText } from '../movement/movement-text.ts';
import { ownPlane } from '../movement/own-plane.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
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
  const translator = useTranslator();
  const { say } = translator;
  const sheet = useFittedSheet(onDrawn);
  const { movement, curves } = detail;
  const { task, record } = movement;
  const { result } = record;
  return (
    <div ref={sheet} className="sheet">
      <title>{say('report.movement.document-title')}</title>
      <header className="head">
        <Wordmark />
        <div className="headText">
          <strong>{say('report.movement.title', { movement: say(`movement.name.${task}`) })}</strong>
          <span>{say('report.printed', { at: nowMs })}</span>
        </div>
      </header>
      <h1>{detail.patient.name}</h1>
      <p className="lead">{leadOf(detail, translator).join(' · ')}</p>
      {result.quality === 'unusable' || curves === undefined ? (
        <p>{say('session-detail.nothing-measured')}</p>
      ) : (
        <>
          <dl className="facts">
            {factsOf(result, recordedOn(movement, translator), translator).map(([term, value]) => (
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
        <p>{say('therapist.not-a-diagnosis')}</p>
        <p>
          {say('report.movement.foot', {
            version: result.version,
            session: movement.sessionId,
            part: movement.position + 1,
          })}
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
  const { say, sayMessage } = useTranslator();
  const plane = ownPlane(result.task);
  return (
    <>
      {result.task === 'type' ? (
        <PostureBands result={result} />
      ) : (
        <MovementPoses result={result} curves={curves} />
      )}
      <section>
        <h2>{say('report.movement.curve', { plane })}</h2>
        <CurvePlot curves={curves} plane={plane} repetitions={result.repetitions} width={1000} height={230} />
        <CurveLegend />
      </section>
      {result.asymmetries.length > 0 && (
        <section>
          <h2>{say('report.movement.sides')}</h2>
          <AsymmetryTable asymmetries={result.asymmetries} />
        </section>
      )}
      <section>
        <h2>{say('report.movement.measures')}</h2>
        <MovementMeasureTable
          result={result}
          keep={(key) => measureInfo(key, result.task).letter !== 'C' && !key.startsWith('jerk')}
        />
      </section>
      <section>
        <h2>{say('report.movement.changes')}</h2>
        <MovementChangeTable result={result} earlier={detail.earlier} />
      </section>
      {result.flags.length > 0 && (
        <section>
          <h2>{say('movement.with-care')}</h2>
          <ul>
            {result.flags.map(({ reason }, index) => (
              // A flag has no name but its place: two sensors may have slipped.
              <li key={index}>{sayMessage(reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** When it was, when the person was born, and what the movement tells. */
function leadOf(
  { movement: { startedAt, task }, patient: { birthDate } }: MovementDetail,
  translator: Translator,
): readonly string[] {
  const { say } = translator;
  return [
    translator.moment(startedAt),
    ...(birthDate === undefined ? [] : [say('report.born', { day: translator.day(birthDate) })]),
    say(`movement.about.${task}`),
  ];
}

function factsOf(
  result: MovementResult,
  source: string,
  translator: Translator,
): readonly (readonly [term: string, value: string])[] {
  const { say } = translator;
  return [
    [say('movement.fact.recorded-on'), source],
    [say('movement.fact.length'), formatClock(result.durationMs)],
    ...(result.task === 'type'
      ? []
      : ([
          [say('movement.fact.repetitions'), repetitionText(result, translator)],
          [say('movement.fact.order'), orderText(result, translator)],
        ] as const)),
    [say('movement.fact.quality'), say(`movement.quality.${result.quality}`)],
  ];
}

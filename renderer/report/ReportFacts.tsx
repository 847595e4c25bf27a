import type { QuietRecord } from '#core/session/result.ts';
import { adherenceOf, countsAsTraining } from '../therapist/adherence.ts';
import { outcomeText, PAIN_SITE_LABELS, SOURCE_LABELS } from '../therapist/labels.ts';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { POSTURE_TEXT } from '../ui/exercise-text.ts';
import { formatMinutes, formatNumber } from '../ui/numbers.ts';
import type { ReportData } from './Report.tsx';

interface ReportFactsProps {
  readonly data: ReportData;
  readonly nowMs: number;
}

/** Who, when, what was prescribed, and how it went. */
export function ReportFacts({ data, nowMs }: ReportFactsProps) {
  const { page, session } = data;
  const { patient } = page;
  const { clinicNumber, birthDate } = patient;
  const born = birthDate === undefined ? '' : `, born ${formatDay(birthDate)}`;
  const number = clinicNumber === undefined || clinicNumber === '' ? '' : `, number ${clinicNumber}`;
  return (
    <>
      <h1>{patient.name}</h1>
      <p className="lead">
        {formatMoment(session.row.startedAt)}
        {born}
        {number}. {PAIN_SITE_LABELS[patient.painSite]}.{' '}
        {patient.screened ? `Health screen signed by ${patient.screenedBy}.` : 'Health screen not signed.'}
        {session.row.differs &&
          ' The page showed another result than the recording gives; the recording counts, and is what stands here.'}
      </p>
      <dl className="facts">
        {factsOf(data, nowMs).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function factsOf({ page, session }: ReportData, nowMs: number): readonly (readonly [string, string])[] {
  const { row, programme, result } = session;
  const counts = countsAsTraining(row) ? '' : ' (does not count)';
  const adherence = adherenceOf(page, [], nowMs);
  const worst = result?.painWorst === undefined ? '' : `, worst ${result.painWorst}`;
  return [
    ['Outcome', outcomeText(row)],
    ['Played on', `${SOURCE_LABELS[row.source]}${counts}`],
    ['Length', row.durationMs === undefined ? '–' : formatMinutes(row.durationMs)],
    ['Pain before, after', `${row.painBefore ?? '–'}, ${row.painAfter ?? '–'}${worst}`],
    ['Effort', `${row.effort ?? '–'} of 10`],
    [
      'Programme',
      `${programme.name}, week ${row.week} of ${programme.weeks}, ${programme.sessionsPerWeek} a week, revision ${row.programmeRevision}`,
    ],
    [
      'Adherence',
      adherence === undefined
        ? '–'
        : `${adherence.sessionsDone} of ${adherence.sessionsDue} sessions due, ${adherence.sessionsPrescribed} prescribed`,
    ],
    ['Quiet sway', quietText(result?.quiet ?? [])],
  ];
}

/** As in "12 mm/s (standing, feet apart)"; of the first place in which it was measured. */
function quietText(quiet: readonly QuietRecord[]): string {
  const measured = quiet.find(({ sway }) => sway !== undefined);
  if (measured?.sway === undefined) return '–';
  return `${formatNumber(measured.sway.meanVelocityMmS)} mm/s (${POSTURE_TEXT[measured.posture]})`;
}

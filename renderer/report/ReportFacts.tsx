import { adherenceOf, countsAsTraining } from '../therapist/adherence.ts';
import { PAIN_SITE_LABELS, SOURCE_LABELS, STANCE_LABELS, STATUS_LABELS } from '../therapist/labels.ts';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { formatMinutes } from '../ui/numbers.ts';
import type { ReportData } from './Report.tsx';

interface ReportFactsProps {
  readonly data: ReportData;
  readonly nowMs: number;
}

/** Who, when, what was prescribed, and how it went. */
export function ReportFacts({ data, nowMs }: ReportFactsProps) {
  const { page, session } = data;
  const { patient } = page;
  const born = patient.birthDate === undefined ? '' : `, born ${formatDay(patient.birthDate)}`;
  return (
    <>
      <h1>{patient.name}</h1>
      <p className="lead">
        {formatMoment(session.row.startedAt)}
        {born}. {PAIN_SITE_LABELS[patient.painSite]}.{' '}
        {patient.screened ? `Health screen signed by ${patient.screenedBy}.` : 'Health screen not signed.'}
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
  const { row, result } = session;
  const { programme } = row;
  const adherence = adherenceOf(page, nowMs);
  const counts = countsAsTraining(session) ? '' : ' (does not count)';
  return [
    ['Outcome', STATUS_LABELS[row.status]],
    ['Played on', `${SOURCE_LABELS[row.source]}${counts}`],
    ['Length', result === undefined ? '–' : formatMinutes(result.durationMs)],
    ['Pain before, after', `${result?.painBefore ?? '–'}, ${result?.painAfter ?? '–'}`],
    ['Effort', `${result?.effort ?? '–'} of 10`],
    [
      'Programme',
      `${programme.sets} × ${programme.secondsPerSet} s, ${STANCE_LABELS[programme.stance].toLowerCase()}, ${programme.sessionsPerWeek} a week for ${programme.weeks} weeks, aim ${Math.round(100 * programme.targetSuccess)} % success`,
    ],
    [
      'Adherence',
      adherence === undefined
        ? '–'
        : `${adherence.sessionsDone} of ${adherence.sessionsDue} sessions due, ${adherence.minutesDone} of ${adherence.minutesDue} minutes`,
    ],
  ];
}

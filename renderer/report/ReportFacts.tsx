import type { Translator } from '#core/language/translator.ts';
import type { QuietRecord } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { adherenceOf, countsAsTraining } from '../therapist/adherence.ts';
import { outcomeText } from '../therapist/labels.ts';
import { formatMinutes, formatNumber } from '../ui/numbers.ts';
import type { ReportData } from './Report.tsx';

interface ReportFactsProps {
  readonly data: ReportData;
  readonly nowMs: number;
}

/** Who, when, what was prescribed, and how it went. */
export function ReportFacts({ data, nowMs }: ReportFactsProps) {
  const translator = useTranslator();
  const { patient } = data.page;
  return (
    <>
      <h1>{patient.name}</h1>
      <p className="lead">{leadOf(data, translator).join(' · ')}</p>
      {data.session.row.differs && <p className="lead">{translator.say('session-detail.differs-text')}</p>}
      <dl className="facts">
        {factsOf(data, nowMs, translator).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** When it was, and who the person is. */
function leadOf({ page: { patient }, session }: ReportData, translator: Translator): readonly string[] {
  const { say } = translator;
  const { birthDate, clinicNumber = '', painSite, screened, screenedBy } = patient;
  return [
    translator.moment(session.row.startedAt),
    ...(birthDate === undefined ? [] : [say('report.born', { day: translator.day(birthDate) })]),
    ...(clinicNumber === '' ? [] : [say('report.clinic-number', { number: clinicNumber })]),
    say(`pain-site.${painSite}`),
    screened ? say('report.screened', { therapist: screenedBy }) : say('report.screened-not'),
  ];
}

type Fact = readonly [term: string, value: string];

function factsOf(data: ReportData, nowMs: number, translator: Translator): readonly Fact[] {
  const { say } = translator;
  const { row, programme, result } = data.session;
  const source = say(`source.${row.source}`);
  return [
    [say('session-detail.outcome'), outcomeText(row, translator)],
    [
      say('session-detail.played-on'),
      countsAsTraining(row) ? source : say('report.not-counting', { source }),
    ],
    [
      say('session-detail.length'),
      row.durationMs === undefined ? '–' : formatMinutes(row.durationMs, translator),
    ],
    [say('report.pain'), painText(data, translator)],
    [
      say('session-detail.effort'),
      row.effort === undefined ? '–' : say('report.effort-value', { effort: row.effort }),
    ],
    [
      say('report.programme'),
      say('report.programme-value', {
        name: programme.name,
        week: row.week,
        weeks: programme.weeks,
        perWeek: programme.sessionsPerWeek,
        revision: row.programmeRevision,
      }),
    ],
    [say('report.adherence'), adherenceText(data, nowMs, translator)],
    [say('report.quiet-sway'), quietText(result?.quiet ?? [], translator)],
  ];
}

function painText({ session: { row, result } }: ReportData, { say, number }: Translator): string {
  const told = (value: number | undefined): string => (value === undefined ? '–' : number(value, 0));
  const values = { before: told(row.painBefore), after: told(row.painAfter) };
  const worst = result?.painWorst;
  return worst === undefined
    ? say('report.pain-value', values)
    : say('report.pain-value-worst', { ...values, worst });
}

function adherenceText({ page }: ReportData, nowMs: number, { say }: Translator): string {
  const adherence = adherenceOf(page, [], nowMs);
  if (adherence === undefined) return '–';
  const { sessionsDone, sessionsDue, sessionsPrescribed } = adherence;
  return say('report.adherence-value', {
    done: sessionsDone,
    due: sessionsDue,
    prescribed: sessionsPrescribed,
  });
}

/** As in "12 mm/s (standing, feet apart)"; of the first place in which it was measured. */
function quietText(quiet: readonly QuietRecord[], translator: Translator): string {
  const measured = quiet.find(({ sway }) => sway !== undefined);
  if (measured?.sway === undefined) return '–';
  return translator.say('report.quiet-sway-value', {
    velocity: formatNumber(measured.sway.meanVelocityMmS, translator),
    posture: translator.say(`posture.${measured.posture}`),
  });
}

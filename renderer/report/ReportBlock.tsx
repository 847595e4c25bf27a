import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { primaryMeasureText } from '../movement/measure-rows.ts';
import { repetitionText } from '../movement/movement-text.ts';
import { roleLabel } from '../therapist/labels.ts';
import type { BlockGroup, RecordedMovement } from '../therapist/session-blocks.ts';
import { metricColumns, metricText, settingsText } from '../therapist/set-metrics.ts';

/** One block in as few lines as say it: what was scored. The first try stays on the screen. */
export function ReportBlock({ group }: { readonly group: BlockGroup }) {
  const translator = useTranslator();
  const { title, stance, exercises, movements } = group;
  const ranges = exercises.filter(({ role }) => role === 'range');
  const scored = exercises.filter(({ role }) => role === 'set' || role === 'probe');
  return (
    <section className="block">
      <h3>
        {title}
        {stance !== undefined && <span className="stance">{stance}</span>}
      </h3>
      {ranges.length + scored.length + movements.length === 0 && (
        <p>{translator.say('session-detail.not-played')}</p>
      )}
      {ranges.map((record) => (
        <p key={record.startMs}>{rangeText(record, translator)}</p>
      ))}
      {scored.length > 0 && <Scored records={scored} info={EXERCISES[scored[0]?.exercise ?? '']?.info} />}
      {movements.map((movement) => (
        <p key={movement.position}>{movementText(movement, translator)}</p>
      ))}
    </section>
  );
}

interface ScoredProps {
  readonly records: readonly ExerciseRecord[];
  readonly info: ExerciseInfo | undefined;
}

/** Measures without a better and a worse stay on the screen. */
function Scored({ records, info }: ScoredProps) {
  const translator = useTranslator();
  const { say, number } = translator;
  const neither = new Set(info?.metrics.filter(({ better }) => better === 'neither').map(({ key }) => key));
  const columns = metricColumns(records, info, translator).filter(({ key }) => !neither.has(key));
  const unusual = records.some((record) => settingsText(record, translator) !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th>{say('report.set')}</th>
          <th>{say('change.trials')}</th>
          {columns.map(({ key, label }) => (
            <th key={key}>{label}</th>
          ))}
          {unusual && <th>{say('set-table.settings')}</th>}
          <th>{say('set-table.quality')}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={`${record.role} ${record.number} ${record.startMs}`}>
            <th scope="row">{roleLabel(record, translator)}</th>
            <td>{number(record.result.trials.length, 0)}</td>
            {columns.map(({ key }) => (
              <td key={key}>{metricText(record, key, translator)}</td>
            ))}
            {unusual && <td className="words">{settingsText(record, translator) ?? '–'}</td>}
            <td className="words">{say(`set-quality.${record.result.quality}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As in "Range measured: Mean reach, mm 62.1 ± 3.0; Directional control, % 81.0. Good." */
function rangeText(record: ExerciseRecord, translator: Translator): string {
  const { say } = translator;
  const info = EXERCISES[record.exercise]?.info;
  const columns = metricColumns([record], info, translator).filter(
    ({ key }) => info?.comparable.includes(key) ?? true,
  );
  const measures = columns.map(({ key, label }) =>
    say('report.measure-value', { measure: label, value: metricText(record, key, translator) }),
  );
  return say('report.range', {
    measures: measures.join('; '),
    quality: say(`set-quality.${record.result.quality}`),
  });
}

function movementText({ record: { result } }: RecordedMovement, translator: Translator): string {
  const { say } = translator;
  const told = [
    ...(result.task === 'type' ? [] : [repetitionText(result, translator)]),
    ...(result.measures.length === 0 ? [] : [primaryMeasureText(result, translator)]),
    say(`movement.quality.${result.quality}`),
  ];
  return say('report.movement.in-block', { told: told.join('. ') });
}

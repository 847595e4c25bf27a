import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { primaryMeasureText, QUALITY_TEXT } from '../movement/measure-rows.ts';
import { repetitionText } from '../movement/movement-text.ts';
import { QUALITY_LABELS, roleLabel } from '../therapist/labels.ts';
import type { BlockGroup, RecordedMovement } from '../therapist/session-blocks.ts';
import { metricColumns, metricText } from '../therapist/set-metrics.ts';

/** One block in as few lines as say it: what was scored. The first try stays on the screen. */
export function ReportBlock({ group }: { readonly group: BlockGroup }) {
  const { title, stance, exercises, movements } = group;
  const ranges = exercises.filter(({ role }) => role === 'range');
  const scored = exercises.filter(({ role }) => role === 'set' || role === 'probe');
  return (
    <section className="block">
      <h3>
        {title}
        {stance !== undefined && <span className="stance">{stance}</span>}
      </h3>
      {ranges.length + scored.length + movements.length === 0 && <p>It was not played.</p>}
      {ranges.map((record) => (
        <p key={record.startMs}>{rangeText(record)}</p>
      ))}
      {scored.length > 0 && <Scored records={scored} info={EXERCISES[scored[0]?.exercise ?? '']?.info} />}
      {movements.map((movement) => (
        <p key={movement.position}>{movementText(movement)}</p>
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
  const neither = new Set(info?.metrics.filter(({ better }) => better === 'neither').map(({ key }) => key));
  const columns = metricColumns(records, info).filter(({ key }) => !neither.has(key));
  return (
    <table>
      <thead>
        <tr>
          <th>Set</th>
          <th>Trials</th>
          {columns.map(({ key, label }) => (
            <th key={key}>{label}</th>
          ))}
          <th>Quality</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={`${record.role} ${record.number} ${record.startMs}`}>
            <th scope="row">{roleLabel(record)}</th>
            <td>{record.result.trials.length}</td>
            {columns.map(({ key }) => (
              <td key={key}>{metricText(record, key)}</td>
            ))}
            <td>{QUALITY_LABELS[record.result.quality]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As in "Range: Mean reach, mm 62.1 ± 3.0; Directional control, % 81.0. Good". */
function rangeText(record: ExerciseRecord): string {
  const info = EXERCISES[record.exercise]?.info;
  const columns = metricColumns([record], info).filter(({ key }) => info?.comparable.includes(key) ?? true);
  const told = columns.map(({ key, label }) => `${label.toLowerCase()} ${metricText(record, key)}`);
  return `Range measured: ${told.join('; ')}. ${QUALITY_LABELS[record.result.quality]}.`;
}

function movementText({ record: { result } }: RecordedMovement): string {
  const told = [
    ...(result.task === 'type' ? [] : [repetitionText(result)]),
    ...(result.measures.length === 0 ? [] : [primaryMeasureText(result)]),
    QUALITY_TEXT[result.quality],
  ];
  return `${told.join('. ')}. In full: movement report.`;
}

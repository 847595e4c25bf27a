import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { SessionResult } from '#core/session/result.ts';
import { blockLabel, CONTROL_PATTERN_LABELS, QUALITY_LABELS } from '../therapist/labels.ts';
import { metricColumns, metricText } from '../therapist/set-metrics.ts';

interface ReportSetsProps {
  readonly result: SessionResult;
  readonly info: ExerciseInfo | undefined;
}

/** What was scored: the sets and the probe. Measures without a better and a worse stay on the screen. */
export function ReportSets({ result, info }: ReportSetsProps) {
  const blocks = result.blocks.filter((block) => block.role === 'set' || block.role === 'probe');
  const neither = new Set(info?.metrics.filter(({ better }) => better === 'neither').map(({ key }) => key));
  const columns = metricColumns(blocks, info).filter(({ key }) => !neither.has(key));
  return (
    <section>
      <h2>Sets: medians ± standard error</h2>
      {blocks.length === 0 ? (
        <p>No set was played.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Set</th>
              <th>Trials</th>
              {columns.map(({ key, label, unit }) => (
                <th key={key}>
                  {label}
                  {unit === '' ? '' : `, ${unit}`}
                </th>
              ))}
              <th>Tight or loose</th>
              <th>Quality</th>
            </tr>
          </thead>
          <tbody>
            {blocks.map((block) => (
              <tr key={`${block.role} ${block.number}`}>
                <th scope="row">{blockLabel(block)}</th>
                <td>{block.result.trials.length}</td>
                {columns.map(({ key }) => (
                  <td key={key}>{metricText(block, key)}</td>
                ))}
                <td>
                  {block.result.controlPattern === undefined
                    ? '–'
                    : CONTROL_PATTERN_LABELS[block.result.controlPattern]}
                </td>
                <td>{QUALITY_LABELS[block.result.quality]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

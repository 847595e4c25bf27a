import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { summaryChanges, signed, verdictText } from '../therapist/changes.ts';
import { formatNumber, withError } from '../ui/numbers.ts';

interface ReportChangesProps {
  readonly result: SessionResult;
  readonly sessions: readonly StoredSession[];
  readonly info: ExerciseInfo;
}

/** Summary metrics against the first sessions and the minimal detectable change. */
export function ReportChanges({ result, sessions, info }: ReportChangesProps) {
  const changes = summaryChanges(result, sessions, info);
  const source = result.blocks.some((block) => block.role === 'probe' && block.completed)
    ? 'the probe, which never adapts'
    : 'all sets together';
  return (
    <section>
      <h2>Change against the first sessions: {source}</h2>
      {changes.length === 0 ? (
        <p>Too little was measured.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Measure</th>
              <th>Now</th>
              <th>Trials</th>
              <th>First sessions</th>
              <th>Change</th>
              <th>Minimal detectable change</th>
              <th>Verdict</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((entry) => (
              <tr key={entry.spec.key}>
                <th scope="row">
                  {entry.spec.label}
                  {entry.spec.unit === '' ? '' : `, ${entry.spec.unit}`}
                </th>
                <td>{withError(entry.now.value, entry.now.standardError)}</td>
                <td>{entry.now.trials}</td>
                <td>{entry.change === undefined ? '–' : formatNumber(entry.change.baseline)}</td>
                <td>{entry.change === undefined ? '–' : signed(entry.change.change)}</td>
                <td>
                  {entry.change === undefined ? '–' : formatNumber(entry.change.minimalDetectableChange)}
                </td>
                <td data-verdict={entry.change?.verdict}>{verdictText(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

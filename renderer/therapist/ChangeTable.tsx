import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { SessionResult } from '#core/session/result.ts';
import { Table } from '@mantine/core';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { formatNumber, withError } from '../ui/numbers.ts';
import { type SummaryChange, summaryChanges, signed, verdictText } from './changes.ts';
import styles from './ChangeTable.module.css';

interface ChangeTableProps {
  readonly result: SessionResult;
  readonly sessions: readonly StoredSession[];
  readonly info: ExerciseInfo;
}

/** What the session's summary metrics say, and what they do not. */
export function ChangeTable({ result, sessions, info }: ChangeTableProps) {
  const changes = summaryChanges(result, sessions, info);
  if (changes.length === 0) return <p>Too little was measured.</p>;
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Measure</Table.Th>
          <Table.Th>Now</Table.Th>
          <Table.Th>Trials</Table.Th>
          <Table.Th>First sessions</Table.Th>
          <Table.Th>Change</Table.Th>
          <Table.Th>Detectable from</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((entry) => (
          <ChangeRow key={entry.spec.key} entry={entry} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function ChangeRow({ entry }: { readonly entry: SummaryChange }) {
  const { spec, now, change } = entry;
  return (
    <Table.Tr>
      <Table.Th scope="row" title={spec.description}>
        {spec.label}
        {spec.unit === '' ? '' : `, ${spec.unit}`}
      </Table.Th>
      <Table.Td>{withError(now.value, now.standardError)}</Table.Td>
      <Table.Td>{now.trials}</Table.Td>
      <Table.Td>{change === undefined ? '–' : formatNumber(change.baseline)}</Table.Td>
      <Table.Td>{change === undefined ? '–' : signed(change.change)}</Table.Td>
      <Table.Td>{change === undefined ? '–' : formatNumber(change.minimalDetectableChange)}</Table.Td>
      <Table.Td className={styles.verdict ?? ''} data-verdict={change?.verdict}>
        {verdictText(entry)}
      </Table.Td>
    </Table.Tr>
  );
}

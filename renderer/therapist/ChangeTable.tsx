import { Table } from '@mantine/core';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import { formatNumber, withError } from '../ui/numbers.ts';
import { signed, summaryChanges, toldChanges, verdictText } from './changes.ts';
import type { SummaryChange } from './changes.ts';
import styles from './ChangeTable.module.css';

interface ChangeTableProps {
  readonly outcome: Pick<SkillOutcome, 'skill' | 'summary'>;
  readonly history: readonly SkillPoint[];
  /** Only what has a better and a worse, or has really changed. */
  readonly short?: boolean;
}

/** What the summary metrics of one skill say in one session, and what they do not. */
export function ChangeTable({ outcome, history, short = false }: ChangeTableProps) {
  const all = summaryChanges(outcome, history);
  const changes = short ? toldChanges(all) : all;
  if (all.length === 0) return <p>Too little was measured.</p>;
  if (changes.length === 0) {
    return <p>Nothing that can be compared: without a probe the numbers hang on the difficulty.</p>;
  }
  return (
    <Table.ScrollContainer minWidth={500} type="native">
      <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
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
    </Table.ScrollContainer>
  );
}

function ChangeRow({ entry }: { readonly entry: SummaryChange }) {
  const { spec, label, now, change } = entry;
  return (
    <Table.Tr>
      <Table.Th scope="row" title={spec.description}>
        {label}
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

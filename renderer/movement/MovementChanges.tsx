import { Table } from '@mantine/core';
import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { changeCells } from '../therapist/changes.ts';
import { changeLabel, changesOf, changeVerdict } from './change-text.ts';
import { valueText } from './measure-rows.ts';
import styles from './MovementTables.module.css';

interface MovementChangesProps {
  readonly result: MovementResult;
  readonly earlier: readonly MovementPoint[];
}

/** Against the first recordings of the same movement. */
export function MovementChanges({ result, earlier }: MovementChangesProps) {
  const changes = changesOf(result, earlier);
  if (changes.length === 0) {
    return <p>There is too little to compare with yet: it takes two earlier recordings of this movement.</p>;
  }
  return (
    <Table verticalSpacing="xs" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Measure</Table.Th>
          <Table.Th className={styles.number ?? ''}>Now</Table.Th>
          <Table.Th className={styles.number ?? ''}>First recordings</Table.Th>
          <Table.Th className={styles.number ?? ''}>Change</Table.Th>
          <Table.Th className={styles.number ?? ''}>Expected if unchanged</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((entry) => (
          <Table.Tr key={`${entry.key} ${entry.side ?? ''}`}>
            <Table.Th scope="row">{changeLabel(entry)}</Table.Th>
            <Table.Td className={styles.number ?? ''}>{valueText(entry.now)}</Table.Td>
            {changeCells(entry.change).map((text, column) => (
              <Table.Td key={column} className={styles.number ?? ''}>
                {text}
              </Table.Td>
            ))}
            <Table.Td className={styles.verdict ?? ''} data-found={entry.change?.verdict === 'changed'}>
              {changeVerdict(entry)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

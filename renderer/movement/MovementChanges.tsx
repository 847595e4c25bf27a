import { Table } from '@mantine/core';
import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
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
  const translator = useTranslator();
  const { say } = translator;
  const changes = changesOf(result, earlier);
  if (changes.length === 0) {
    return <p>{say('movement.changes-none')}</p>;
  }
  return (
    <Table verticalSpacing="xs" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('movement.column.measure')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.now')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.first-recordings')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.change')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.expected')}</Table.Th>
          <Table.Th>{say('movement.column.verdict')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((entry) => (
          <Table.Tr key={`${entry.key} ${entry.side ?? ''}`}>
            <Table.Th scope="row">{changeLabel(entry, translator)}</Table.Th>
            <Table.Td className={styles.number ?? ''}>{valueText(entry.now, translator)}</Table.Td>
            {changeCells(entry.change, translator).map((text, column) => (
              <Table.Td key={column} className={styles.number ?? ''}>
                {text}
              </Table.Td>
            ))}
            <Table.Td className={styles.verdict ?? ''} data-found={entry.change?.verdict === 'changed'}>
              {changeVerdict(entry, translator)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

import { Table } from '@mantine/core';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { WarningIcon } from '../ui/icons.tsx';
import { columnsOf, flagsOf, measureKinds, SIDE_NAMES, trialsText, valueText } from './measure-rows.ts';
import type { MeasureRow } from './measure-rows.ts';
import styles from './MovementTables.module.css';

/** Every number with its error, what it rests on, how far it can be trusted, and what speaks against it. */
export function MeasuresOfMovement({ result }: { readonly result: MovementResult }) {
  const columns = columnsOf(result);
  const trials = result.task === 'type' ? 'Minutes' : 'Repetitions';
  return (
    <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Measure</Table.Th>
          {columns.map((side) => (
            <Table.Th key={side ?? 'all'} className={styles.number ?? ''}>
              {side === undefined ? 'Value' : SIDE_NAMES[side]}
            </Table.Th>
          ))}
          <Table.Th>Unit</Table.Th>
          <Table.Th>{trials}</Table.Th>
          <Table.Th>Grade</Table.Th>
          <Table.Th>With care</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {measureKinds(result).map(({ title, rows }) => (
        <Table.Tbody key={title}>
          <Table.Tr className={styles.kind ?? ''}>
            <Table.Th scope="rowgroup" colSpan={columns.length + 5}>
              {title}
            </Table.Th>
          </Table.Tr>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </Table.Tbody>
      ))}
    </Table>
  );
}

function Row({ row: { label, unit, info, cells } }: { readonly row: MeasureRow }) {
  const { say } = useTranslator();
  const flags = flagsOf(cells);
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {cells.map((cell, column) => (
        <Table.Td key={column} className={styles.number ?? ''}>
          {valueText(cell)}
        </Table.Td>
      ))}
      <Table.Td>{unit}</Table.Td>
      <Table.Td>{trialsText(cells)}</Table.Td>
      <Table.Td className={styles.grade ?? ''} data-grade={info.grade} title={info.reason}>
        {say(`grade.name.${info.grade}`)} ({info.letter})
      </Table.Td>
      <Table.Td>
        {flags.map(({ code, reason }) => (
          <span key={reason} className={styles.flag} data-code={code}>
            <WarningIcon /> {reason}
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

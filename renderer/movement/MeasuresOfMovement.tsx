import { Table } from '@mantine/core';
import { logLine, message } from '#core/language/message.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { WarningIcon } from '../ui/icons.tsx';
import { columnsOf, flagsOf, measureKinds, trialsText, valueText } from './measure-rows.ts';
import type { MeasureRow } from './measure-rows.ts';
import styles from './MovementTables.module.css';

/** Every number with its error, what it rests on, how far it can be trusted, and what speaks against it. */
export function MeasuresOfMovement({ result }: { readonly result: MovementResult }) {
  const translator = useTranslator();
  const { say } = translator;
  const columns = columnsOf(result);
  return (
    <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('movement.column.measure')}</Table.Th>
          {columns.map((side) => (
            <Table.Th key={side ?? 'all'} className={styles.number ?? ''}>
              {say(`movement.column.${side ?? 'value'}`)}
            </Table.Th>
          ))}
          <Table.Th>{say('movement.column.unit')}</Table.Th>
          <Table.Th>{say(`movement.column.${result.task === 'type' ? 'minutes' : 'repetitions'}`)}</Table.Th>
          <Table.Th>{say('movement.column.grade')}</Table.Th>
          <Table.Th>{say('movement.column.with-care')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {measureKinds(result, translator).map(({ title, rows }) => (
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
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const flags = flagsOf(cells);
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {cells.map((cell, column) => (
        <Table.Td key={column} className={styles.number ?? ''}>
          {valueText(cell, translator)}
        </Table.Td>
      ))}
      <Table.Td>{unit}</Table.Td>
      <Table.Td>{trialsText(cells)}</Table.Td>
      <Table.Td className={styles.grade ?? ''} data-grade={info.grade} title={say(info.reason)}>
        {say('movement.grade', { grade: message(`grade.name.${info.grade}`), letter: info.letter })}
      </Table.Td>
      <Table.Td>
        {flags.map(({ code, reason }) => (
          <span key={logLine(reason)} className={styles.flag} data-code={code}>
            <WarningIcon /> {sayMessage(reason)}
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

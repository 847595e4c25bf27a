import { Table } from '@mantine/core';
import type { MovementAsymmetry } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { formatNumber } from '../ui/numbers.ts';
import { asymmetryLabel, asymmetryVerdict, detectableText, indexText } from './asymmetry-text.ts';
import styles from './MovementTables.module.css';

/** Left against right: told as unequal only beyond 15 % and beyond what the sensors can tell. */
export function Asymmetries({ asymmetries }: { readonly asymmetries: readonly MovementAsymmetry[] }) {
  const translator = useTranslator();
  const { say } = translator;
  return (
    <Table verticalSpacing="xs" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('movement.column.measure')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.left')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.right')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.difference')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.index')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('movement.column.detectable')}</Table.Th>
          <Table.Th>{say('movement.column.verdict')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {asymmetries.map((entry) => (
          <Table.Tr key={entry.key}>
            <Table.Th scope="row">{asymmetryLabel(entry, translator)}</Table.Th>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.left, translator)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.right, translator)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.difference, translator)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{indexText(entry, translator)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{detectableText(entry, translator)}</Table.Td>
            <Table.Td className={styles.verdict ?? ''} data-found={entry.asymmetric}>
              {asymmetryVerdict(entry, translator)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

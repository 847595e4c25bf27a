import { Table } from '@mantine/core';
import type { MovementAsymmetry } from '#core/movement-tests/movement-result.ts';
import { formatNumber } from '../ui/numbers.ts';
import { asymmetryLabel, asymmetryVerdict, detectableText, indexText } from './asymmetry-text.ts';
import styles from './MovementTables.module.css';

/** Left against right: told as unequal only beyond 15 % and beyond what the sensors can tell. */
export function Asymmetries({ asymmetries }: { readonly asymmetries: readonly MovementAsymmetry[] }) {
  return (
    <Table verticalSpacing="xs" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Measure</Table.Th>
          <Table.Th className={styles.number ?? ''}>Left</Table.Th>
          <Table.Th className={styles.number ?? ''}>Right</Table.Th>
          <Table.Th className={styles.number ?? ''}>Difference</Table.Th>
          <Table.Th className={styles.number ?? ''}>Index</Table.Th>
          <Table.Th className={styles.number ?? ''}>Detectable from</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {asymmetries.map((entry) => (
          <Table.Tr key={entry.key}>
            <Table.Th scope="row">{asymmetryLabel(entry)}</Table.Th>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.left)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.right)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{formatNumber(entry.difference)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{indexText(entry)}</Table.Td>
            <Table.Td className={styles.number ?? ''}>{detectableText(entry)}</Table.Td>
            <Table.Td className={styles.verdict ?? ''} data-found={entry.asymmetric}>
              {asymmetryVerdict(entry)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { BlockRecord } from '#core/session/result.ts';
import { Table } from '@mantine/core';
import { blockLabel, CONTROL_PATTERN_LABELS, QUALITY_LABELS } from './labels.ts';
import { metricColumns, metricText } from './set-metrics.ts';
import styles from './SetTable.module.css';

interface SetTableProps {
  readonly blocks: readonly BlockRecord[];
  /** Undefined when this version no longer knows the exercise: its numbers then go by their keys. */
  readonly info: ExerciseInfo | undefined;
}

interface SetRow {
  readonly label: string;
  readonly textOf: (block: BlockRecord) => string;
}

/** One column a set, one row a measure. */
export function SetTable({ blocks, info }: SetTableProps) {
  if (blocks.length === 0) return <p>No set was played.</p>;
  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table verticalSpacing="xs" className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Measure</Table.Th>
            {blocks.map((block) => (
              <Table.Th key={keyOf(block)}>{blockLabel(block)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(blocks, info).map(({ label, textOf }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              {blocks.map((block) => (
                <Table.Td key={keyOf(block)}>{textOf(block)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function keyOf({ role, number }: BlockRecord): string {
  return `${role} ${number}`;
}

function rowsOf(blocks: readonly BlockRecord[], info: ExerciseInfo | undefined): readonly SetRow[] {
  const measures = metricColumns(blocks, info).map(({ key, label, unit }) => ({
    label: unit === '' ? label : `${label}, ${unit}`,
    textOf: (block: BlockRecord) => metricText(block, key),
  }));
  return [
    { label: 'Trials', textOf: ({ result }) => String(result.trials.length) },
    ...measures,
    {
      label: 'Tight or loose',
      textOf: ({ result }) =>
        result.controlPattern === undefined ? '–' : CONTROL_PATTERN_LABELS[result.controlPattern],
    },
    { label: 'Quality', textOf: ({ result }) => QUALITY_LABELS[result.quality] },
  ];
}

import { Table } from '@mantine/core';
import type { ExerciseInfo } from '#core/session/exercise.ts';
import type { BlockRecord } from '#core/session/session-types.ts';
import { blockLabel, LANE_LABELS, QUALITY_LABELS } from './labels.ts';
import { metricColumns, metricText } from './set-metrics.ts';

interface SetTableProps {
  readonly blocks: readonly BlockRecord[];
  /** Undefined when this version no longer knows the exercise: its numbers then go by their keys. */
  readonly info: ExerciseInfo | undefined;
}

/** One column a metric that any block has, in the order of the exercise. */
export function SetTable({ blocks, info }: SetTableProps) {
  if (blocks.length === 0) return <p>No set was played.</p>;
  const columns = metricColumns(blocks, info);
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Set</Table.Th>
            <Table.Th>Trials</Table.Th>
            {columns.map(({ key, label, unit }) => (
              <Table.Th key={key}>
                {label}
                {unit === '' ? '' : `, ${unit}`}
              </Table.Th>
            ))}
            <Table.Th>Tight or loose</Table.Th>
            <Table.Th>Quality</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {blocks.map((block) => (
            <Table.Tr key={`${block.role} ${block.number}`}>
              <Table.Th scope="row">{blockLabel(block)}</Table.Th>
              <Table.Td>{block.result.trials.length}</Table.Td>
              {columns.map(({ key }) => (
                <Table.Td key={key}>{metricText(block, key)}</Table.Td>
              ))}
              <Table.Td>{block.result.lane === undefined ? '–' : LANE_LABELS[block.result.lane]}</Table.Td>
              <Table.Td>{QUALITY_LABELS[block.result.quality]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

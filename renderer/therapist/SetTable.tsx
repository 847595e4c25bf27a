import { Table } from '@mantine/core';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { SENSOR_TEXT } from '../ui/programme-problem-text.ts';
import { QUALITY_LABELS, roleLabel } from './labels.ts';
import { metricColumns, metricText } from './set-metrics.ts';
import styles from './SetTable.module.css';

interface SetTableProps {
  /** Of one exercise. */
  readonly records: readonly ExerciseRecord[];
  /** Undefined when this version no longer knows the exercise: its numbers then go by their keys. */
  readonly info: ExerciseInfo | undefined;
}

interface SetRow {
  readonly label: string;
  readonly textOf: (record: ExerciseRecord) => string;
}

/** One column a set, one row a measure. */
export function SetTable({ records, info }: SetTableProps) {
  return (
    <Table.ScrollContainer minWidth={400} type="native">
      <Table verticalSpacing="0.3rem" className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Measure</Table.Th>
            {records.map((record) => (
              <Table.Th key={keyOf(record)}>
                {roleLabel(record)}
                {!record.completed && <span className={styles.broken}>broken off</span>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(records, info).map(({ label, textOf }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              {records.map((record) => (
                <Table.Td key={keyOf(record)}>{textOf(record)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A set that was broken off and begun anew is there twice. */
function keyOf({ role, number, startMs }: ExerciseRecord): string {
  return `${role} ${number} ${startMs}`;
}

function rowsOf(records: readonly ExerciseRecord[], info: ExerciseInfo | undefined): readonly SetRow[] {
  const measures = metricColumns(records, info).map(({ key, label }) => ({
    label,
    textOf: (record: ExerciseRecord) => metricText(record, key),
  }));
  return [
    { label: 'Trials', textOf: ({ result }) => String(result.trials.length) },
    ...measures,
    ...leanRow(records),
    ...lostRow(records),
    { label: 'Quality', textOf: ({ result }) => QUALITY_LABELS[result.quality] },
  ];
}

/** Where the rib cage was seen. */
function leanRow(records: readonly ExerciseRecord[]): readonly SetRow[] {
  if (records.every(({ leanedShare }) => leanedShare === undefined)) return [];
  return [
    {
      label: 'Rib cage leaned too far, % of the time',
      textOf: ({ leanedShare }) => (leanedShare === undefined ? '–' : String(Math.round(100 * leanedShare))),
    },
  ];
}

function lostRow(records: readonly ExerciseRecord[]): readonly SetRow[] {
  if (records.every(({ sensorsLost }) => sensorsLost.length === 0)) return [];
  return [
    {
      label: 'Silent for a while, and not needed',
      textOf: ({ sensorsLost }) => sensorsLost.map((sensor) => SENSOR_TEXT[sensor]).join(', ') || '–',
    },
  ];
}

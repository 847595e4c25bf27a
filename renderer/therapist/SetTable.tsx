import { Table } from '@mantine/core';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { roleLabel } from './labels.ts';
import { metricColumns, metricText, settingsText } from './set-metrics.ts';
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
  const translator = useTranslator();
  const { say } = translator;
  return (
    <Table.ScrollContainer minWidth={400} type="native">
      <Table verticalSpacing="0.3rem" className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('change.measure')}</Table.Th>
            {records.map((record) => (
              <Table.Th key={keyOf(record)}>
                {roleLabel(record, translator)}
                {!record.completed && (
                  <span className={styles.broken}>{say('session-detail.broken-off')}</span>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(records, info, translator).map(({ label, textOf }) => (
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

function rowsOf(
  records: readonly ExerciseRecord[],
  info: ExerciseInfo | undefined,
  translator: Translator,
): readonly SetRow[] {
  const { say } = translator;
  const measures = metricColumns(records, info, translator).map(({ key, label }) => ({
    label,
    textOf: (record: ExerciseRecord) => metricText(record, key, translator),
  }));
  return [
    { label: say('change.trials'), textOf: ({ result }) => String(result.trials.length) },
    ...settingsRow(records, translator),
    ...measures,
    ...leanRow(records, translator),
    ...lostRow(records, translator),
    { label: say('set-table.quality'), textOf: ({ result }) => say(`set-quality.${result.quality}`) },
  ];
}

/** Where any set was played otherwise than usual. */
function settingsRow(records: readonly ExerciseRecord[], translator: Translator): readonly SetRow[] {
  if (records.every((record) => settingsText(record, translator) === undefined)) return [];
  return [
    {
      label: translator.say('set-table.settings'),
      textOf: (record) => settingsText(record, translator) ?? '–',
    },
  ];
}

/** Where the rib cage was seen. */
function leanRow(records: readonly ExerciseRecord[], { say, number }: Translator): readonly SetRow[] {
  if (records.every(({ leanedShare }) => leanedShare === undefined)) return [];
  return [
    {
      label: say('set-table.leaned'),
      textOf: ({ leanedShare }) => (leanedShare === undefined ? '–' : number(100 * leanedShare, 0)),
    },
  ];
}

function lostRow(records: readonly ExerciseRecord[], { say }: Translator): readonly SetRow[] {
  if (records.every(({ sensorsLost }) => sensorsLost.length === 0)) return [];
  return [
    {
      label: say('set-table.silent'),
      textOf: ({ sensorsLost }) =>
        sensorsLost.map((sensor) => say(`sensor-need.${sensor}`)).join(', ') || '–',
    },
  ];
}

import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import { gradeOf, OTHER_GRADES } from '#core/stabilometry/grades.ts';
import type { Grade } from '#core/reliability/grade.ts';
import { GRADE_LABELS, MEASURE_KINDS, MEASURE_LABELS, measureText } from './measure-labels.ts';
import styles from './MeasureTable.module.css';

const OUT_OF_REACH = Object.entries(OTHER_GRADES).filter(([, { grade }]) => grade === 'not-supported');

/** One row a measure, by kind; last what a board can't measure, so that nobody looks for it in vain. */
export function MeasureTable({ measures }: Pick<SegmentMeasures, 'measures'>) {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  return (
    <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Measure</Table.Th>
          <Table.Th className={styles.number ?? ''}>Value</Table.Th>
          <Table.Th>Unit</Table.Th>
          <Table.Th>Grade</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {MEASURE_KINDS.map(({ title, keys }) => (
        <Kind key={title} title={title}>
          {keys.flatMap((key) => {
            const [measure, [name, unit]] = [byKey.get(key), MEASURE_LABELS[key]];
            if (measure === undefined) return [];
            const { minimumData, reason } = gradeOf(key);
            return (
              <Table.Tr key={key}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td className={styles.number ?? ''}>{measureText(measure.value)}</Table.Td>
                <Table.Td>{unit}</Table.Td>
                <GradeCell grade={measure.grade} title={`${reason} Needs ${minimumData}.`} />
              </Table.Tr>
            );
          })}
        </Kind>
      ))}
      <Kind title="What a board can’t support">
        {OUT_OF_REACH.map(([name, { grade, reason }]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" colSpan={3}>
              {name.charAt(0).toUpperCase() + name.slice(1)}
              <div className={styles.reason}>{reason}</div>
            </Table.Th>
            <GradeCell grade={grade} title={reason} />
          </Table.Tr>
        ))}
      </Kind>
    </Table>
  );
}

function Kind({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Table.Tbody>
      <Table.Tr className={styles.kind ?? ''}>
        <Table.Th scope="rowgroup" colSpan={4}>
          {title}
        </Table.Th>
      </Table.Tr>
      {children}
    </Table.Tbody>
  );
}

function GradeCell({ grade, title }: { readonly grade: Grade; readonly title: string }) {
  return (
    <Table.Td className={styles.grade ?? ''} data-grade={grade} title={title}>
      {GRADE_LABELS[grade]}
    </Table.Td>
  );
}

import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import { gradeOf, OTHER_GRADES, OUT_OF_REACH } from '#core/stabilometry/grades.ts';
import type { Grade } from '#core/reliability/grade.ts';
import { useTranslator } from '../app/language.tsx';
import { MEASURE_KINDS, MEASURE_LABELS, measureText } from './measure-labels.ts';
import styles from './MeasureTable.module.css';

/** One row a measure, by kind; last what a board can't measure, so that nobody looks for it in vain. */
export function MeasureTable({ measures }: Pick<SegmentMeasures, 'measures'>) {
  const translator = useTranslator();
  const { say } = translator;
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  return (
    <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('measures.measure')}</Table.Th>
          <Table.Th className={styles.number ?? ''}>{say('measures.value')}</Table.Th>
          <Table.Th>{say('measures.unit')}</Table.Th>
          <Table.Th>{say('measures.grade')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {MEASURE_KINDS.map(({ title, keys }) => (
        <Kind key={title} title={say(title)}>
          {keys.flatMap((key) => {
            const [measure, [name, unit]] = [byKey.get(key), MEASURE_LABELS[key]];
            if (measure === undefined) return [];
            const { minimumData, reason } = gradeOf(key);
            return (
              <Table.Tr key={key}>
                <Table.Th scope="row">{say(name)}</Table.Th>
                <Table.Td className={styles.number ?? ''}>{measureText(measure.value, translator)}</Table.Td>
                <Table.Td>{unit === undefined ? '' : say(unit)}</Table.Td>
                <GradeCell
                  grade={measure.grade}
                  title={
                    minimumData === undefined
                      ? say(reason)
                      : say('measures.reason-and-data', { reason: say(reason), data: minimumData })
                  }
                />
              </Table.Tr>
            );
          })}
        </Kind>
      ))}
      <Kind title={say('measures.out-of-reach')}>
        {OUT_OF_REACH.map((key) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" colSpan={3}>
              {say(`out-of-reach.${key}`)}
              <div className={styles.reason}>{say(OTHER_GRADES[key].reason)}</div>
            </Table.Th>
            <GradeCell grade={OTHER_GRADES[key].grade} title={say(OTHER_GRADES[key].reason)} />
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
  const { say } = useTranslator();
  return (
    <Table.Td className={styles.grade ?? ''} data-grade={grade} title={title}>
      {say(`grade.name.${grade}`)}
    </Table.Td>
  );
}

import { Table } from '@mantine/core';
import { useTranslator } from '../../app/language.tsx';
import type { LogLine } from './decision-log.ts';
import styles from './DecisionLog.module.css';

interface DecisionLogProps {
  readonly lines: readonly LogLine[];
  /** The day and time of each line; left out where all lines are of one session. */
  readonly dated?: boolean;
}

/** One line a decision: which set, from which level to which, why, and what was forbidden. */
export function DecisionLog({ lines, dated = false }: DecisionLogProps) {
  const { say, moment } = useTranslator();
  if (lines.length === 0) return <p>{say('decisions.none')}</p>;
  return (
    <Table.ScrollContainer minWidth={640} type="native">
      <Table verticalSpacing="xs" className={styles.log ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {dated && <Table.Th>{say('decisions.column.when')}</Table.Th>}
            <Table.Th>{say('decisions.column.for')}</Table.Th>
            <Table.Th>{say('decisions.column.level')}</Table.Th>
            <Table.Th>{say('decisions.column.why')}</Table.Th>
            <Table.Th>{say('decisions.column.forbidden')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, at, who, byHand, from, to, why, changed, forbidden }) => (
            <Table.Tr key={key} data-by-hand={byHand || undefined}>
              {dated && <Table.Td className={styles.when}>{moment(at)}</Table.Td>}
              <Table.Th scope="row" className={styles.when ?? ''}>
                {who}
              </Table.Th>
              <Table.Td className={styles.level}>
                <Step from={from} to={to} />
              </Table.Td>
              <Table.Td>
                {why}
                {changed !== undefined && <span className={styles.changed}>{changed}</span>}
              </Table.Td>
              <Table.Td>{forbidden ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** "4.2 → 4.8"; one number where nothing moved, or nothing was before. */
function Step({ from, to }: Pick<LogLine, 'from' | 'to'>) {
  const { say } = useTranslator();
  if (to === undefined) return '–';
  if (from === undefined || from === to) return <strong>{to}</strong>;
  return (
    <>
      {from} <span aria-label={say('decisions.level-to-level')}>→</span> <strong>{to}</strong>
    </>
  );
}

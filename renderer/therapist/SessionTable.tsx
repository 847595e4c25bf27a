import { Button, Table } from '@mantine/core';
import type { PlainMessageId } from '#core/language/message.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatMinutes } from '../ui/numbers.ts';
import { countsAsTraining } from './adherence.ts';
import { outcomeText } from './labels.ts';
import styles from './SessionTable.module.css';

interface SessionTableProps {
  readonly patientId: string;
  /** Newest first. */
  readonly rows: readonly SessionRow[];
  /** Asks for older ones; undefined where there are none. */
  readonly onMore: (() => void) | undefined;
}

const COLUMNS: readonly PlainMessageId[] = [
  'session-table.when',
  'session-detail.outcome',
  'session-detail.played-on',
  'session-table.week',
  'session-detail.length',
  'patient.pain',
  'session-detail.effort',
];

/** Newest first. What does not count as training says so, and so does what was shown otherwise than it was. */
export function SessionTable({ patientId, rows, onMore }: SessionTableProps) {
  const { say } = useTranslator();
  if (rows.length === 0) return <p>{say('session-table.none')}</p>;
  return (
    <>
      <Table.ScrollContainer minWidth={600} type="native">
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{say(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <SessionLine key={row.id} patientId={patientId} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {onMore !== undefined && (
        <Button variant="subtle" mt="xs" onClick={onMore}>
          {say('session-table.older')}
        </Button>
      )}
    </>
  );
}

interface SessionLineProps {
  readonly patientId: string;
  readonly row: SessionRow;
}

function SessionLine({ patientId, row }: SessionLineProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { id, startedAt, source, week, durationMs, painBefore, painAfter, effort, differs } = row;
  const open = (): void => goTo({ name: 'session-detail', patientId, sessionId: id });
  return (
    <Table.Tr className={styles.line} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {translator.moment(startedAt)}
        </button>
      </Table.Td>
      <Table.Td>
        {outcomeText(row, translator)}
        {differs && (
          <span className={styles.differs}>
            <WarningIcon /> {say('session-table.differs')}
          </span>
        )}
      </Table.Td>
      <Table.Td>
        {say(`source.${source}`)}
        {!countsAsTraining(row) && <span className={styles.not}>{say('session-table.does-not-count')}</span>}
      </Table.Td>
      <Table.Td>{week}</Table.Td>
      <Table.Td>{durationMs === undefined ? '–' : formatMinutes(durationMs, translator)}</Table.Td>
      <Table.Td>
        {painBefore ?? '–'} → {painAfter ?? '–'}
      </Table.Td>
      <Table.Td>{effort ?? '–'}</Table.Td>
    </Table.Tr>
  );
}

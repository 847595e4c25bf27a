import { Button, Table } from '@mantine/core';
import type { SessionRow } from '#core/ipc/records.ts';
import { goTo } from '../app/screens.ts';
import { formatMoment } from '../ui/dates.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatMinutes } from '../ui/numbers.ts';
import { countsAsTraining } from './adherence.ts';
import { outcomeText, SOURCE_LABELS } from './labels.ts';
import styles from './SessionTable.module.css';

interface SessionTableProps {
  readonly patientId: string;
  /** Newest first. */
  readonly rows: readonly SessionRow[];
  /** Asks for older ones; undefined where there are none. */
  readonly onMore: (() => void) | undefined;
}

/** Newest first. What does not count as training says so, and so does what was shown otherwise than it was. */
export function SessionTable({ patientId, rows, onMore }: SessionTableProps) {
  if (rows.length === 0) return <p>No session yet.</p>;
  return (
    <>
      <Table.ScrollContainer minWidth={600} type="native">
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th>Played on</Table.Th>
              <Table.Th>Week</Table.Th>
              <Table.Th>Length</Table.Th>
              <Table.Th>Pain</Table.Th>
              <Table.Th>Effort</Table.Th>
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
          Show older sessions
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
  const { id, startedAt, source, week, durationMs, painBefore, painAfter, effort, differs } = row;
  const open = (): void => goTo({ name: 'session-detail', patientId, sessionId: id });
  return (
    <Table.Tr className={styles.line} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {formatMoment(startedAt)}
        </button>
      </Table.Td>
      <Table.Td>
        {outcomeText(row)}
        {differs && (
          <span className={styles.differs}>
            <WarningIcon /> shown otherwise
          </span>
        )}
      </Table.Td>
      <Table.Td>
        {SOURCE_LABELS[source]}
        {!countsAsTraining(row) && <span className={styles.not}>does not count</span>}
      </Table.Td>
      <Table.Td>{week}</Table.Td>
      <Table.Td>{durationMs === undefined ? '–' : formatMinutes(durationMs)}</Table.Td>
      <Table.Td>
        {painBefore ?? '–'} → {painAfter ?? '–'}
      </Table.Td>
      <Table.Td>{effort ?? '–'}</Table.Td>
    </Table.Tr>
  );
}

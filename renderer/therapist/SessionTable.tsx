import { Table } from '@mantine/core';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { goTo } from '../app/screens.ts';
import { formatMoment } from '../ui/dates.ts';
import { countsAsTraining } from './adherence.ts';
import { SOURCE_LABELS, STATUS_LABELS } from './labels.ts';
import styles from './SessionTable.module.css';

interface SessionTableProps {
  readonly patientId: string;
  readonly sessions: readonly StoredSession[];
}

/** Newest first. What does not count as training says so. */
export function SessionTable({ patientId, sessions }: SessionTableProps) {
  if (sessions.length === 0) return <p>No session yet.</p>;
  return (
    <Table verticalSpacing="xs" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>When</Table.Th>
          <Table.Th>Outcome</Table.Th>
          <Table.Th>Played on</Table.Th>
          <Table.Th>Sets</Table.Th>
          <Table.Th>Stops</Table.Th>
          <Table.Th>Pain</Table.Th>
          <Table.Th>Effort</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sessions.toReversed().map((session) => (
          <SessionLine key={session.row.id} patientId={patientId} session={session} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface SessionLineProps {
  readonly patientId: string;
  readonly session: StoredSession;
}

function SessionLine({ patientId, session }: SessionLineProps) {
  const { row, result } = session;
  const open = (): void => goTo({ name: 'session-detail', patientId, sessionId: row.id });
  const sets = result?.blocks.filter((block) => block.role === 'set' && block.completed).length;
  return (
    <Table.Tr className={styles.line} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {formatMoment(row.startedAt)}
        </button>
      </Table.Td>
      <Table.Td>{STATUS_LABELS[row.status]}</Table.Td>
      <Table.Td>
        {SOURCE_LABELS[row.source]}
        {!countsAsTraining(session) && <span className={styles.not}>does not count</span>}
      </Table.Td>
      <Table.Td>
        {sets ?? '–'} of {row.programme.sets}
      </Table.Td>
      <Table.Td>{result?.stops.length ?? '–'}</Table.Td>
      <Table.Td>
        {result?.painBefore ?? '–'} → {result?.painAfter ?? '–'}
      </Table.Td>
      <Table.Td>{result?.effort ?? '–'}</Table.Td>
    </Table.Tr>
  );
}

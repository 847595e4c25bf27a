import { Table } from '@mantine/core';
import type { MovementPoint } from '#core/ipc/records.ts';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { formatMoment } from '../ui/dates.ts';
import { primaryMeasureText, QUALITY_TEXT } from './measure-rows.ts';
import styles from './MovementTables.module.css';
import { recordedOn, repetitionText } from './movement-text.ts';
import { TASK_TEXT } from './task-text.ts';

/** The recorded movements of a patient, newest first. */
export function MovementsCard({ patientId }: { readonly patientId: string }) {
  const [movements] = useLoaded('patient:movements', { patientId });
  return (
    <Card
      title="Movements"
      remark="Recorded in sessions, with motion sensors on rib cage and pelvis. The programme says which, as a block."
    >
      {movements !== undefined && movements.length > 0 && (
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Recorded</Table.Th>
              <Table.Th>Movement</Table.Th>
              <Table.Th>Repetitions</Table.Th>
              <Table.Th>Rib cage</Table.Th>
              <Table.Th>Quality</Table.Th>
              <Table.Th>On</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {movements.toReversed().map((movement) => (
              <MovementLine
                key={`${movement.sessionId} ${movement.position}`}
                patientId={patientId}
                movement={movement}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {movements?.length === 0 && <p>None yet.</p>}
    </Card>
  );
}

interface MovementLineProps {
  readonly patientId: string;
  readonly movement: MovementPoint;
}

function MovementLine({ patientId, movement }: MovementLineProps) {
  const { sessionId, position, startedAt, task } = movement;
  const { result } = movement.record;
  const open = (): void => goTo({ name: 'movement-detail', patientId, sessionId, position });
  return (
    <Table.Tr className={styles.line ?? ''} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {formatMoment(startedAt)}
        </button>
      </Table.Td>
      <Table.Td>{TASK_TEXT[task].name}</Table.Td>
      <Table.Td>{task === 'type' ? '–' : repetitionText(result)}</Table.Td>
      <Table.Td>{result.measures.length === 0 ? '–' : primaryMeasureText(result)}</Table.Td>
      <Table.Td>{QUALITY_TEXT[result.quality]}</Table.Td>
      <Table.Td>{recordedOn(movement)}</Table.Td>
    </Table.Tr>
  );
}

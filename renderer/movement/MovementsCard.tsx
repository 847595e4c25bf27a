import { Button, Table } from '@mantine/core';
import type { StoredMovement } from '#core/ipc/records.ts';
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
  const [movements] = useLoaded('movement:of-patient', { patientId });
  return (
    <Card title="Movements" remark="Recorded with motion sensors on rib cage and pelvis.">
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
              <MovementLine key={movement.row.id} patientId={patientId} movement={movement} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {movements?.length === 0 && <p>None yet.</p>}
      <Button variant="default" mt="sm" onClick={() => goTo({ name: 'movement', patientId })}>
        Record a movement
      </Button>
    </Card>
  );
}

interface MovementLineProps {
  readonly patientId: string;
  readonly movement: StoredMovement;
}

function MovementLine({ patientId, movement: { row, result } }: MovementLineProps) {
  const open = (): void => goTo({ name: 'movement-detail', patientId, recordingId: row.id });
  return (
    <Table.Tr className={styles.line ?? ''} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {formatMoment(row.startedAt)}
        </button>
      </Table.Td>
      <Table.Td>{TASK_TEXT[row.task].name}</Table.Td>
      <Table.Td>{result === undefined || row.task === 'type' ? '–' : repetitionText(result)}</Table.Td>
      <Table.Td>
        {result === undefined || result.measures.length === 0 ? '–' : primaryMeasureText(result)}
      </Table.Td>
      <Table.Td>{result === undefined ? QUALITY_TEXT.unusable : QUALITY_TEXT[result.quality]}</Table.Td>
      <Table.Td>{recordedOn(row)}</Table.Td>
    </Table.Tr>
  );
}

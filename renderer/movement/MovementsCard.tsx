import { Table } from '@mantine/core';
import type { MovementPoint } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { primaryMeasureText } from './measure-rows.ts';
import styles from './MovementTables.module.css';
import { recordedOn, repetitionText } from './movement-text.ts';

/** The recorded movements of a patient, newest first. */
export function MovementsCard({ patientId }: { readonly patientId: string }) {
  const { say } = useTranslator();
  const [movements] = useLoaded('patient:movements', { patientId });
  return (
    <Card title={say('movements.title')} remark={say('movements.remark')}>
      {movements !== undefined && movements.length > 0 && (
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('movements.column.recorded')}</Table.Th>
              <Table.Th>{say('movements.column.movement')}</Table.Th>
              <Table.Th>{say('movements.column.repetitions')}</Table.Th>
              <Table.Th>{say('movements.column.rib-cage')}</Table.Th>
              <Table.Th>{say('movements.column.quality')}</Table.Th>
              <Table.Th>{say('movements.column.on')}</Table.Th>
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
      {movements?.length === 0 && <p>{say('movements.none')}</p>}
    </Card>
  );
}

interface MovementLineProps {
  readonly patientId: string;
  readonly movement: MovementPoint;
}

function MovementLine({ patientId, movement }: MovementLineProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { sessionId, position, startedAt, task } = movement;
  const { result } = movement.record;
  const open = (): void => goTo({ name: 'movement-detail', patientId, sessionId, position });
  return (
    <Table.Tr className={styles.line ?? ''} onClick={open}>
      <Table.Td>
        <button type="button" onClick={open}>
          {translator.moment(startedAt)}
        </button>
      </Table.Td>
      <Table.Td>{say(`movement.name.${task}`)}</Table.Td>
      <Table.Td>{task === 'type' ? '–' : repetitionText(result, translator)}</Table.Td>
      <Table.Td>{result.measures.length === 0 ? '–' : primaryMeasureText(result, translator)}</Table.Td>
      <Table.Td>{say(`movement.quality.${result.quality}`)}</Table.Td>
      <Table.Td>{recordedOn(movement, translator)}</Table.Td>
    </Table.Tr>
  );
}

import { Table } from '@mantine/core';
import { STEERINGS } from '#core/contract/stimulus.ts';
import { unitOf } from '#core/exercise/steering.ts';
import type { QuietRecord } from '#core/session/result.ts';
import { EYES_TEXT, POSTURE_TEXT, STEERING_TEXT, SURFACE_TEXT } from '../ui/exercise-text.ts';
import { formatNumber } from '../ui/numbers.ts';
import { capitalised } from '../ui/words.ts';

/** What was measured while nothing was to be done, place by place. */
export function QuietTable({ quiet }: { readonly quiet: readonly QuietRecord[] }) {
  if (quiet.length === 0) return <p>Nothing.</p>;
  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Where</Table.Th>
            <Table.Th>Sway velocity, mm/s</Table.Th>
            <Table.Th>Side to side, mm RMS</Table.Th>
            <Table.Th>Front to back, mm RMS</Table.Th>
            <Table.Th>From neutral, RMS</Table.Th>
            <Table.Th>On the board, kg</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quiet.map((record) => (
            <Table.Tr key={placeText(record)}>
              <Table.Th scope="row">{placeText(record)}</Table.Th>
              <Table.Td>{told(record.sway?.meanVelocityMmS)}</Table.Td>
              <Table.Td>{told(record.sway?.rmsMlMm)}</Table.Td>
              <Table.Td>{told(record.sway?.rmsApMm)}</Table.Td>
              <Table.Td>{rmsText(record)}</Table.Td>
              <Table.Td>{told(record.loadKg)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function placeText({ posture, surface, eyes }: QuietRecord): string {
  return capitalised(
    [
      POSTURE_TEXT[posture],
      ...(surface === 'firm' ? [] : [SURFACE_TEXT[surface]]),
      ...(eyes === 'open' ? [] : [EYES_TEXT[eyes]]),
    ].join(', '),
  );
}

/** As in "rib cage 0.8°, pelvis 0.5°". */
function rmsText({ rms }: QuietRecord): string {
  const parts = STEERINGS.flatMap((steering) => {
    const value = rms[steering];
    if (value === undefined) return [];
    return [`${STEERING_TEXT[steering]} ${formatNumber(value)}${unitOf(steering) === 'mm' ? ' mm' : '°'}`];
  });
  return parts.join(', ') || '–';
}

function told(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value);
}

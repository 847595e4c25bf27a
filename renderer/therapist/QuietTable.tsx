import { Table } from '@mantine/core';
import { STEERINGS } from '#core/contract/stimulus.ts';
import { unitOf } from '#core/exercise/steering.ts';
import type { Translator } from '#core/language/translator.ts';
import type { QuietRecord } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { formatNumber } from '../ui/numbers.ts';
import { capitalised } from '../ui/words.ts';

const COLUMNS = ['where', 'velocity', 'side-to-side', 'front-to-back', 'from-neutral', 'load'] as const;

/** What was measured while nothing was to be done, place by place. */
export function QuietTable({ quiet }: { readonly quiet: readonly QuietRecord[] }) {
  const translator = useTranslator();
  const { say } = translator;
  if (quiet.length === 0) return <p>{say('quiet-table.none')}</p>;
  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{say(`quiet-table.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quiet.map((record) => (
            <QuietRow key={placeText(record, translator)} record={record} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function QuietRow({ record }: { readonly record: QuietRecord }) {
  const translator = useTranslator();
  const { sway, loadKg } = record;
  return (
    <Table.Tr>
      <Table.Th scope="row">{placeText(record, translator)}</Table.Th>
      {[sway?.meanVelocityMmS, sway?.rmsMlMm, sway?.rmsApMm].map((value, column) => (
        <Table.Td key={column}>{told(value, translator)}</Table.Td>
      ))}
      <Table.Td>{rmsText(record, translator)}</Table.Td>
      <Table.Td>{told(loadKg, translator)}</Table.Td>
    </Table.Tr>
  );
}

/** As in "Standing, feet apart, foam, eyes closed". What is usual is left out. */
function placeText({ posture, surface, eyes }: QuietRecord, { say, language }: Translator): string {
  return capitalised(say('place.name', { posture: say(`posture.${posture}`), surface, eyes }), language);
}

/** As in "rib cage 0.8°, pelvis 0.5°". */
function rmsText({ rms }: QuietRecord, translator: Translator): string {
  const { say } = translator;
  const parts = STEERINGS.flatMap((steering) => {
    const rmsOf = rms[steering];
    if (rmsOf === undefined) return [];
    const values = { steering: say(`steering.${steering}`), value: formatNumber(rmsOf, translator) };
    return [say(unitOf(steering) === 'mm' ? 'quiet-table.rms-mm' : 'quiet-table.rms-deg', values)];
  });
  return parts.join(', ') || '–';
}

function told(value: number | undefined, translator: Translator): string {
  return value === undefined ? '–' : formatNumber(value, translator);
}

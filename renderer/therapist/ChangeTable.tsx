import { Table } from '@mantine/core';
import type { SkillOutcome } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import {
  abilityText,
  COLUMNS_OF_CHANGE,
  isReal,
  measureLines,
  numberCells,
  shortLines,
  verdictText,
} from './changes.ts';
import type { MeasureLine } from './changes.ts';
import styles from './ChangeTable.module.css';

interface ChangeTableProps {
  readonly outcome: Pick<SkillOutcome, 'skill' | 'summary' | 'judgements' | 'abilityChange'>;
  /** Only what is primary, has a better and a worse, or has really changed. */
  readonly short?: boolean;
}

/** What a session says of the measures of one skill, and what it does not. */
export function ChangeTable({ outcome, short = false }: ChangeTableProps) {
  const ability = abilityText(outcome, useTranslator());
  return (
    <>
      {ability !== undefined && <p>{ability}</p>}
      <Measures outcome={outcome} short={short} />
    </>
  );
}

function Measures({ outcome, short }: Required<ChangeTableProps>) {
  const translator = useTranslator();
  const { say } = translator;
  const all = measureLines(outcome, translator);
  const lines = short ? shortLines(all) : all;
  if (all.length === 0) return <p>{say('change.too-little')}</p>;
  if (lines.length === 0) return <p>{say('change.nothing-comparable')}</p>;
  return (
    <Table.ScrollContainer minWidth={500} type="native">
      <Table verticalSpacing="0.35rem" className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS_OF_CHANGE.map((column) => (
              <Table.Th key={column}>{say(`change.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <ChangeRow key={line.spec.key} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ChangeRow({ line }: { readonly line: MeasureLine }) {
  const translator = useTranslator();
  const { say } = translator;
  const { spec, label, judgement } = line;
  return (
    <Table.Tr>
      <Table.Th scope="row" title={say(spec.description)}>
        {label}
        {judgement.role === 'primary' && <span className={styles.role}>{say('change.primary-outcome')}</span>}
      </Table.Th>
      {numberCells(line, translator).map((cell, column) => (
        <Table.Td key={COLUMNS_OF_CHANGE[column + 1]}>{cell}</Table.Td>
      ))}
      <Table.Td
        className={styles.verdict ?? ''}
        data-verdict={isReal(judgement) ? judgement.verdict : undefined}
      >
        {verdictText(judgement, translator)}
      </Table.Td>
    </Table.Tr>
  );
}

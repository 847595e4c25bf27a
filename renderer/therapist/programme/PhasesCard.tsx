import { Button, NativeSelect } from '@mantine/core';
import { conservativeSchema, orderSchema } from '#core/programme/programme.ts';
import type { Order, Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { Card } from '../../ui/Card.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useTranslator } from '../../app/language.tsx';
import { BlockList } from './BlockList.tsx';
import type { BlockListProps } from './BlockList.tsx';
import { addPhase, changePhase, removePhase } from './edit.ts';
import { problemsAt } from './form-problems.ts';
import { NumberField } from './NumberField.tsx';
import { optionsOf } from './options.ts';
import { weeksText } from './phase-text.ts';
import styles from './Programme.module.css';

interface PhasesCardProps extends BlockListProps {
  readonly onPhase: (phase: number) => void;
}

/** The phases of a programme over its weeks, and the blocks of the one that is looked at. */
export function PhasesCard(props: PhasesCardProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { programme, phase, problems, onPhase, onChange } = props;
  const { phases } = programme;
  const add = (): void => {
    onChange(addPhase);
    onPhase(phases.length);
  };
  return (
    <Card title={say('programme.card.phases')}>
      <div className={styles.phases}>
        <div className={styles.tabs} role="tablist" aria-label={say('programme.phases')}>
          {phases.map((_, index) => (
            <button
              // Phases have no name but their place.
              key={index}
              type="button"
              role="tab"
              id={`phase-${index}`}
              aria-selected={index === phase}
              aria-controls="phase-panel"
              data-wrong={problems.some((problem) => problem.phase === index) || undefined}
              style={{ flexGrow: weeksOf(programme, index) }}
              onClick={() => onPhase(index)}
            >
              {weeksText(programme, index, translator)}
            </button>
          ))}
        </div>
        <Button variant="default" leftSection={<PlusIcon />} onClick={add}>
          {say('programme.add-phase')}
        </Button>
      </div>
      <div role="tabpanel" id="phase-panel" aria-labelledby={`phase-${phase}`}>
        <PhaseFields {...props} />
        <BlockList {...props} />
      </div>
    </Card>
  );
}

function PhaseFields({ programme, phase, problems, onPhase, onChange }: PhasesCardProps) {
  const translator = useTranslator();
  const { say } = translator;
  const here = problemsAt(problems, { phase }, translator);
  const inPhase = programme.phases[phase];
  if (inPhase === undefined) return undefined;
  const change = (patch: Partial<ProgrammePhase>): void =>
    onChange((before) => changePhase(before, phase, patch));
  return (
    <>
      <div className={styles.phase}>
        <NumberField
          field="fromWeek"
          value={inPhase.fromWeek}
          problem={here['fromWeek']}
          onChange={(fromWeek) => change({ fromWeek })}
        />
        <NativeSelect
          label={say('programme.field.order')}
          value={inPhase.order}
          data={optionsOf(orderSchema.options, (order) => say(`order.${order}`))}
          error={here['order']}
          onChange={(event) => change({ order: event.currentTarget.value as Order })}
        />
        <NativeSelect
          label={say('programme.field.conservative')}
          value={inPhase.conservative}
          data={optionsOf(conservativeSchema.options, (rule) => say(`conservative.${rule}`))}
          onChange={(event) =>
            change({ conservative: event.currentTarget.value as ProgrammePhase['conservative'] })
          }
        />
        {programme.phases.length > 1 && (
          <Button
            variant="subtle"
            color="warn.7"
            onClick={() => {
              onChange((before) => removePhase(before, phase));
              onPhase(Math.max(0, phase - 1));
            }}
          >
            {say('programme.remove-phase')}
          </Button>
        )}
      </div>
      {here['blocks'] !== undefined && (
        <p className={styles.problem} role="alert">
          {here['blocks']}
        </p>
      )}
    </>
  );
}

/** How wide a phase is drawn: its weeks, and never nothing. */
function weeksOf({ phases, weeks }: Programme, index: number): number {
  const from = phases[index]?.fromWeek ?? 1;
  const to = phases[index + 1]?.fromWeek ?? weeks + 1;
  return Number.isFinite(to - from) ? Math.max(1, to - from) : 1;
}

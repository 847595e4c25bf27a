import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { axisLabel } from '#core/exercise/labels.ts';
import { AXES } from '#core/exercise/info.ts';
import type { Axis } from '#core/exercise/info.ts';
import { outcomeChoices } from '#core/programme/primary-outcome.ts';
import type { PrimaryOutcome } from '#core/programme/primary-outcome.ts';
import { EXERCISES } from '#games/registry.ts';
import { Card } from '../../ui/Card.tsx';
import { useTranslator } from '../../app/language.tsx';
import { outcomeText } from '../../ui/outcome-text.ts';
import type { CardProps } from './IdentityCard.tsx';
import styles from './Programme.module.css';

/** The one measure of each axis by which the programme is judged. */
export function OutcomesCard({ programme, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  const { phases, primaryOutcomes } = programme;
  const choices = useMemo(() => outcomeChoices({ phases }, EXERCISES), [phases]);
  const axes = AXES.filter(
    (axis) => primaryOutcomes[axis] !== undefined || choices.some((choice) => choice.axis === axis),
  );
  const choose = (axis: Axis, outcome: PrimaryOutcome | undefined): void => {
    const { [axis]: _, ...others } = primaryOutcomes;
    onChange({ primaryOutcomes: outcome === undefined ? others : { ...others, [axis]: outcome } });
  };
  return (
    <Card title={say('programme.card.outcomes')} remark={say('programme.remark.outcomes')}>
      {axes.length === 0 && <p>{say('programme.no-probe')}</p>}
      <div className={styles.rules}>
        {axes.map((axis) => (
          <OutcomeField
            key={axis}
            axis={axis}
            outcome={primaryOutcomes[axis]}
            choices={choices.filter((choice) => choice.axis === axis)}
            problem={problems[`primaryOutcomes.${axis}`]}
            onChoose={(outcome) => choose(axis, outcome)}
          />
        ))}
      </div>
    </Card>
  );
}

interface OutcomeFieldProps {
  readonly axis: Axis;
  readonly outcome: PrimaryOutcome | undefined;
  readonly choices: readonly PrimaryOutcome[];
  readonly problem: string | undefined;
  readonly onChoose: (outcome: PrimaryOutcome | undefined) => void;
}

const NONE = '';

function OutcomeField({ axis, outcome, choices, problem, onChoose }: OutcomeFieldProps) {
  const translator = useTranslator();
  const { say } = translator;
  // One that no block measures any more stays to be seen.
  const listed = [...choices, ...(outcome === undefined ? [] : [outcome])];
  const options = new Map(
    listed.map(({ skill, metric }) => [outcomeText({ skill, metric }, translator), { skill, metric }]),
  );
  return (
    <NativeSelect
      label={say(axisLabel(axis))}
      value={outcome === undefined ? NONE : outcomeText(outcome, translator)}
      error={problem}
      data={[{ value: NONE, label: say('programme.no-outcome') }, ...options.keys()]}
      onChange={(event) => onChoose(options.get(event.currentTarget.value))}
    />
  );
}

import { NumberInput, SegmentedControl, Slider, Stack } from '@mantine/core';
import { useId } from 'react';
import type { DifficultyMethod } from '#core/difficulty/method.ts';
import { transformedTarget } from '#core/difficulty/staircase-steps.ts';
import type { SuccessesInARow } from '#core/difficulty/staircase-steps.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { unitSuffix, withUnit } from '../curve/physical.ts';
import type { BlockPatch } from './edit.ts';
import styles from './Programme.module.css';
import { useTranslator } from '../../app/language.tsx';

interface MethodFieldsProps {
  readonly block: ExerciseBlock;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

type MethodName = DifficultyMethod['name'];

/** Each method as it is when it is chosen. */
const METHODS: readonly DifficultyMethod[] = [
  { name: 'bayes' },
  { name: 'weighted-staircase', easierStep: 0.3 },
  { name: 'transformed-staircase', successes: 2, easierStep: 0.3 },
  { name: 'assessment' },
];

/** How the difficulty of a block is chosen, and what it aims at. */
export function MethodFields(props: MethodFieldsProps) {
  const { block, onChange } = props;
  const { method } = block;
  const { say } = useTranslator();
  const group = useId();
  return (
    <Stack gap="sm">
      <div className={styles.methods} role="radiogroup" aria-label={say('programme.method')}>
        {METHODS.map((choice) => (
          <MethodChoice
            key={choice.name}
            group={group}
            name={choice.name}
            chosen={method.name === choice.name}
            onChoose={() => onChange({ method: choice })}
          />
        ))}
      </div>
      {(method.name === 'bayes' || method.name === 'weighted-staircase') && <TargetField {...props} />}
      <StaircaseFields {...props} />
    </Stack>
  );
}

interface MethodChoiceProps {
  readonly group: string;
  readonly name: MethodName;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function MethodChoice({ group, name, chosen, onChoose }: MethodChoiceProps) {
  const { say } = useTranslator();
  const label = say(`programme.method.${name}.name`);
  return (
    <label className={styles.method}>
      <input type="radio" name={group} value={name} aria-label={label} checked={chosen} onChange={onChoose} />
      <span>
        <strong>{label}</strong>
        {chosen && <small>{say(`programme.method.${name}.remark`)}</small>}
      </span>
    </label>
  );
}

const TARGET_MARKS = [60, 70, 80, 90].map((value) => ({ value, label: String(value) }));

/** Dragged or typed; what can't be aimed at is refused here and stays as it was typed. */
function TargetField({ block, problems, onChange }: MethodFieldsProps) {
  const { say } = useTranslator();
  const id = useId();
  const percent = Math.round(100 * block.targetSuccess);
  const { targetSuccess: problem } = problems;
  const change = (value: string | number): void =>
    onChange({ targetSuccess: value === '' ? Number.NaN : Number(value) / 100 });
  return (
    <div>
      <span className={styles.label} id={id}>
        {say('programme.field.target')}
      </span>
      <div className={styles.target}>
        <Slider
          aria-labelledby={id}
          min={50}
          max={95}
          step={1}
          value={Number.isFinite(percent) ? percent : 50}
          marks={TARGET_MARKS}
          label={(value) => withUnit(String(value), say('unit.percent'))}
          onChange={change}
        />
        <NumberInput
          aria-labelledby={id}
          value={Number.isFinite(percent) ? percent : ''}
          allowDecimal={false}
          clampBehavior="none"
          suffix={unitSuffix(say('unit.percent'))}
          error={problem !== undefined}
          onChange={change}
        />
      </div>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.hint}>{say('programme.remark.target')}</p>
    </div>
  );
}

function StaircaseFields({ block: { method }, problems, onChange }: MethodFieldsProps) {
  const { say } = useTranslator();
  const id = useId();
  if (method.name !== 'transformed-staircase' && method.name !== 'weighted-staircase') return undefined;
  return (
    <>
      {method.name === 'transformed-staircase' && (
        <div>
          <span className={styles.label} id={id}>
            {say('programme.field.successes')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby={id}
            value={String(method.successes)}
            data={['1', '2', '3', '4']}
            onChange={(value) =>
              onChange({ method: { ...method, successes: Number(value) as SuccessesInARow } })
            }
          />
          <p className={styles.hint}>
            {say('programme.remark.settles', {
              percent: Math.round(100 * transformedTarget(method.successes)),
            })}
          </p>
        </div>
      )}
      <NumberInput
        label={say('programme.field.easier-step')}
        description={say('programme.remark.easier-step')}
        value={Number.isFinite(method.easierStep) ? method.easierStep : ''}
        step={0.05}
        decimalScale={2}
        clampBehavior="none"
        error={problems['method.easierStep']}
        onChange={(value) =>
          onChange({ method: { ...method, easierStep: value === '' ? Number.NaN : Number(value) } })
        }
      />
    </>
  );
}

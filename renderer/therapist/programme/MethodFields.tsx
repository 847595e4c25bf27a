import { NumberInput, SegmentedControl, Slider, Stack } from '@mantine/core';
import { useId } from 'react';
import type { DifficultyMethod } from '#core/difficulty/method.ts';
import { transformedTarget } from '#core/difficulty/staircase-steps.ts';
import type { SuccessesInARow } from '#core/difficulty/staircase-steps.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { capitalised } from '../../ui/words.ts';
import type { BlockPatch } from './edit.ts';
import styles from './Programme.module.css';
import { useTranslator } from '../../app/language.tsx';

interface MethodFieldsProps {
  readonly block: ExerciseBlock;
  readonly outcomes: ExerciseInfo['outcomes'];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

type MethodName = DifficultyMethod['name'];

/** Each method as it is when it is chosen, and in a therapist's words. */
const METHODS: readonly {
  readonly method: DifficultyMethod;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    method: { name: 'bayes' },
    label: 'By estimated ability (usual)',
    description: 'Each set is played where the wanted share of success is expected.',
  },
  {
    method: { name: 'weighted-staircase', easierStep: 0.3 },
    label: 'Staircase to a target',
    description: 'Every trial counts one step up or down. A plain rule; it settles at the wanted share.',
  },
  {
    method: { name: 'transformed-staircase', successes: 2, easierStep: 0.3 },
    label: 'Staircase by successes in a row',
    description: 'So many successes in a row: harder. One failure: easier.',
  },
  {
    method: { name: 'assessment' },
    label: 'Measure ability (QUEST+)',
    description: 'Each set is played where it tells most. To assess, not to practise.',
  },
];

/** How the difficulty of a block is chosen, and what it aims at. */
export function MethodFields(props: MethodFieldsProps) {
  const { block, onChange } = props;
  const { method } = block;
  const group = useId();
  return (
    <Stack gap="sm">
      <div className={styles.methods} role="radiogroup" aria-label="How difficulty is chosen">
        {METHODS.map(({ method: choice, label, description }) => (
          <MethodChoice
            key={choice.name}
            group={group}
            name={choice.name}
            label={label}
            description={description}
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
  readonly label: string;
  readonly description: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function MethodChoice({ group, name, label, description, chosen, onChoose }: MethodChoiceProps) {
  return (
    <label className={styles.method}>
      <input type="radio" name={group} value={name} aria-label={label} checked={chosen} onChange={onChoose} />
      <span>
        <strong>{label}</strong>
        {chosen && <small>{description}</small>}
      </span>
    </label>
  );
}

const TARGET_MARKS = [60, 70, 80, 90].map((value) => ({ value, label: String(value) }));

/** Dragged or typed; what can't be aimed at is refused here and stays as it was typed. */
function TargetField({ block, problems, onChange }: MethodFieldsProps) {
  const id = useId();
  const percent = Math.round(100 * block.targetSuccess);
  const { targetSuccess: problem } = problems;
  const change = (value: string | number): void =>
    onChange({ targetSuccess: value === '' ? Number.NaN : Number(value) / 100 });
  return (
    <div>
      <span className={styles.label} id={id}>
        Share of success to aim at
      </span>
      <div className={styles.target}>
        <Slider
          aria-labelledby={id}
          min={50}
          max={95}
          step={1}
          value={Number.isFinite(percent) ? percent : 50}
          marks={TARGET_MARKS}
          label={(value) => `${value} %`}
          onChange={change}
        />
        <NumberInput
          aria-labelledby={id}
          value={Number.isFinite(percent) ? percent : ''}
          allowDecimal={false}
          clampBehavior="none"
          suffix=" %"
          error={problem !== undefined}
          onChange={change}
        />
      </div>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.hint}>
        Usual: 75 to 80 % in the clinic, 80 to 85 % alone at home, 85 to 90 % for the first sessions or with
        fear of movement.
      </p>
    </div>
  );
}

function StaircaseFields({ block: { method }, outcomes, problems, onChange }: MethodFieldsProps) {
  const { say } = useTranslator();
  const id = useId();
  if (method.name !== 'transformed-staircase' && method.name !== 'weighted-staircase') return undefined;
  return (
    <>
      {method.name === 'transformed-staircase' && (
        <div>
          <span className={styles.label} id={id}>
            {capitalised(say(outcomes.success))} in a row before it gets harder
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
            Settles where {Math.round(100 * transformedTarget(method.successes))} % succeed.
          </p>
        </div>
      )}
      <NumberInput
        label={`Step easier after one ${say(outcomes.failure)}, logits`}
        description="One level is about 0.8 logits. The step harder follows from the rule."
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

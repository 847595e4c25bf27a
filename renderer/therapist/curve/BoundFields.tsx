import type { Steering } from '#core/contract/stimulus.ts';
import type { ParameterSpec } from '#core/exercise/info.ts';
import { Button, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Bound } from '#core/exercise/curve.ts';
import { unitLabel } from '#core/exercise/labels.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../../app/language.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import styles from './CurveEditor.module.css';
import { stepOf } from './curve-scale.ts';
import { unitSuffix } from './physical.ts';

interface BoundFieldsProps {
  readonly spec: ParameterSpec;
  readonly steering: Steering;
  readonly bound: Bound;
  readonly problem: string | undefined;
  readonly onChange: (bound: Bound) => void;
  /** Locks the value of the level looked at, or frees it again. */
  readonly onLock: () => void;
}

/** The same bounds to be typed. What can't be is refused here, and stays as it was typed. */
export function BoundFields({ spec, steering, bound, problem, onChange, onLock }: BoundFieldsProps) {
  const problemId = useId();
  const { say } = useTranslator();
  const { harder } = spec;
  const parameter = say(spec.label);
  const { floor, cap, locked } = bound;
  const refused = problem !== undefined;
  return (
    <fieldset className={styles.fields} aria-describedby={refused ? problemId : undefined}>
      <legend className="visually-hidden">{say('curve.bounds-of', { parameter })}</legend>
      {locked === undefined ? (
        <>
          <TypedBound
            spec={spec}
            steering={steering}
            name="floor"
            remark={harder === 'up' ? 'curve.easiest' : 'curve.hardest'}
            value={floor}
            refused={refused}
            onChange={(value) => onChange({ floor: value, cap })}
          />
          <TypedBound
            spec={spec}
            steering={steering}
            name="cap"
            remark={harder === 'up' ? 'curve.hardest' : 'curve.easiest'}
            value={cap}
            refused={refused}
            onChange={(value) => onChange({ floor, cap: value })}
          />
        </>
      ) : (
        <div className={styles.single}>
          <TypedBound
            spec={spec}
            steering={steering}
            name="locked"
            remark="curve.in-every-set"
            value={locked}
            refused={refused}
            onChange={(value) => onChange({ floor, cap, locked: value })}
          />
        </div>
      )}
      <Button
        variant={locked === undefined ? 'default' : 'filled'}
        aria-label={say(locked === undefined ? 'curve.lock-of' : 'curve.unlock-of', { parameter })}
        leftSection={<LockIcon />}
        onClick={onLock}
      >
        {say(locked === undefined ? 'curve.lock' : 'curve.unlock')}
      </Button>
      {refused && (
        <div className={styles.problem} id={problemId} role="alert">
          {problem}
        </div>
      )}
    </fieldset>
  );
}

interface TypedBoundProps {
  readonly spec: ParameterSpec;
  readonly steering: Steering;
  readonly name: keyof Bound;
  readonly remark: PlainMessageId;
  readonly value: number;
  readonly refused: boolean;
  readonly onChange: (value: number) => void;
}

/** A number as it was typed, until the same bound is moved elsewhere. An emptied field is NaN, which is refused. */
function TypedBound({ spec, steering, name, remark, value, refused, onChange }: TypedBoundProps) {
  const { say } = useTranslator();
  const label = unitLabel(spec.unit, steering);
  const unit = label === undefined ? '' : say(label);
  const isPercent = spec.unit === 'percent' || spec.unit === 'percent-of-range';
  const [draft, setDraft] = useState<string | number>(value);
  return (
    <NumberInput
      label={
        <>
          {say(`curve.bound.${name}`)} <span className={styles.remark}>({say(remark)})</span>
        </>
      }
      aria-label={say(`curve.bound-field.${name}`, { parameter: say(spec.label), unit })}
      value={Object.is(numberOf(draft), value) ? draft : value}
      step={stepOf(spec)}
      decimalScale={1}
      clampBehavior="none"
      suffix={unitSuffix(isPercent ? say('unit.percent') : unit)}
      error={refused}
      onChange={(typed) => {
        setDraft(typed);
        onChange(numberOf(typed));
      }}
    />
  );
}

function numberOf(typed: string | number): number {
  return typeof typed === 'string' && typed.trim() === '' ? Number.NaN : Number(typed);
}

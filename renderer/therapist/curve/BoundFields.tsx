import type { Steering } from '#core/contract/stimulus.ts';
import type { ParameterSpec } from '#core/exercise/info.ts';
import { Button, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Bound } from '#core/exercise/curve.ts';
import { unitText } from '../../ui/exercise-text.ts';
import { LockIcon } from '../../ui/icons.tsx';
import styles from './CurveEditor.module.css';
import { stepOf } from './curve-scale.ts';
import { useTranslator } from '../../app/language.tsx';

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
  const label = say(spec.label);
  const { floor, cap, locked } = bound;
  const refused = problem !== undefined;
  return (
    <fieldset className={styles.fields} aria-describedby={refused ? problemId : undefined}>
      <legend className="visually-hidden">{label}: bounds</legend>
      {locked === undefined ? (
        <>
          <TypedBound
            spec={spec}
            steering={steering}
            name="Floor"
            remark={harder === 'up' ? 'easiest' : 'hardest'}
            value={floor}
            refused={refused}
            onChange={(value) => onChange({ floor: value, cap })}
          />
          <TypedBound
            spec={spec}
            steering={steering}
            name="Cap"
            remark={harder === 'up' ? 'hardest' : 'easiest'}
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
            name="Locked at"
            remark="in every set"
            value={locked}
            refused={refused}
            onChange={(value) => onChange({ floor, cap, locked: value })}
          />
        </div>
      )}
      <Button
        variant={locked === undefined ? 'default' : 'filled'}
        aria-label={`${label}: ${locked === undefined ? 'lock' : 'unlock'}`}
        leftSection={<LockIcon />}
        onClick={onLock}
      >
        {locked === undefined ? 'Lock' : 'Unlock'}
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
  readonly name: string;
  readonly remark: string;
  readonly value: number;
  readonly refused: boolean;
  readonly onChange: (value: number) => void;
}

/** A number as it was typed, until the same bound is moved elsewhere. An emptied field is NaN, which is refused. */
function TypedBound({ spec, steering, name, remark, value, refused, onChange }: TypedBoundProps) {
  const unit = unitText(spec.unit, steering);
  const { say } = useTranslator();
  const [draft, setDraft] = useState<string | number>(value);
  return (
    <NumberInput
      label={
        <>
          {name} <span className={styles.remark}>({remark})</span>
        </>
      }
      aria-label={`${say(spec.label)}: ${name.toLowerCase()}, ${unit}`}
      value={Object.is(numberOf(draft), value) ? draft : value}
      step={stepOf(spec)}
      decimalScale={1}
      clampBehavior="none"
      suffix={unit.startsWith('%') ? ' %' : ` ${unit}`}
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

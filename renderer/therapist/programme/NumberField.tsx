import { NumberInput } from '@mantine/core';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../../app/language.tsx';
import { unitSuffix } from '../curve/physical.ts';
import { NUMBER_FIELDS } from './number-fields.ts';
import type { NumberFieldSpec, NumberKey } from './number-fields.ts';

interface NumberFieldProps {
  readonly field: NumberKey;
  /** Where the usual name does not fit. */
  readonly label?: PlainMessageId;
  /** NaN: emptied. */
  readonly value: number;
  readonly problem: string | undefined;
  readonly description?: PlainMessageId | undefined;
  readonly onChange: (value: number) => void;
}

/** A number within the limits of the programme's own schema. What was typed stays, and is refused with its range. */
export function NumberField({ field, label, value, problem, description, onChange }: NumberFieldProps) {
  const { say } = useTranslator();
  const { label: usual, min, max, unit, step = 1, whole }: NumberFieldSpec = NUMBER_FIELDS[field];
  return (
    <NumberInput
      label={say(label ?? usual)}
      description={description === undefined ? undefined : say(description)}
      value={Number.isNaN(value) ? '' : value}
      min={min}
      max={max}
      step={step}
      allowDecimal={!whole}
      clampBehavior="none"
      suffix={unit === undefined ? '' : unitSuffix(say(unit))}
      error={problem}
      onChange={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
    />
  );
}

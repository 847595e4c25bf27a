import { NumberInput } from '@mantine/core';
import { NUMBER_FIELDS } from './number-fields.ts';
import type { NumberFieldSpec, NumberKey } from './number-fields.ts';

interface NumberFieldProps {
  readonly field: NumberKey;
  /** Where the usual name does not fit. */
  readonly label?: string;
  /** NaN: emptied. */
  readonly value: number;
  readonly problem: string | undefined;
  readonly description?: string;
  readonly onChange: (value: number) => void;
}

/** A number within the limits of the programme's own schema. What was typed stays, and is refused with its range. */
export function NumberField({ field, label, value, problem, description, onChange }: NumberFieldProps) {
  const { label: usual, min, max, suffix = '', step = 1, whole }: NumberFieldSpec = NUMBER_FIELDS[field];
  return (
    <NumberInput
      label={label ?? usual}
      description={description}
      value={Number.isNaN(value) ? '' : value}
      min={min}
      max={max}
      step={step}
      allowDecimal={!whole}
      clampBehavior="none"
      suffix={suffix}
      error={problem}
      onChange={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
    />
  );
}

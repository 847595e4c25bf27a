import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslator } from '../app/language.tsx';
import { isoDayOf } from './typed-day.ts';

interface DateFieldProps {
  readonly label: string;
  /** ISO; empty where there is none. What is no day is handed on as it was typed, for the form to refuse. */
  readonly value: string;
  /** ISO: how a day is written, while there is none. */
  readonly example: string;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** Written in the order of the language, on whatever system: the field of the browser goes by the system. */
export function DateField({ label, value, example, error, onChange }: DateFieldProps) {
  const translator = useTranslator();
  const [draft, setDraft] = useState<string>();
  return (
    <TextInput
      label={label}
      placeholder={translator.numericDay(example)}
      inputMode="numeric"
      autoComplete="off"
      value={draft ?? (isIsoDay(value) ? translator.numericDay(value) : value)}
      error={error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setDraft(typed);
        onChange(isoDayOf(typed, translator) ?? typed.trim());
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}

function isIsoDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

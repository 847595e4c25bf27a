import type { Translator } from '#core/language/translator.ts';

/**
 * A day typed in the order of the language, with anything between its numbers: "31.12.1956", "31/12/1956".
 * @returns ISO; undefined for what is no day of the calendar
 */
export function isoDayOf(typed: string, { numericDay }: Translator): string | undefined {
  const order: readonly string[] = numericDay('2001-11-22').match(/\d+/g) ?? [];
  const numbers: readonly string[] = typed.match(/\d+/g) ?? [];
  if (numbers.length !== 3) return undefined;
  const part = (sample: string): string => numbers[order.indexOf(sample)] ?? '';
  const iso = `${part('2001')}-${part('11').padStart(2, '0')}-${part('22').padStart(2, '0')}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return iso.length === 10 && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
    ? iso
    : undefined;
}

/** Dates as the language of the reader writes them. */
import type { Translator } from '#core/language/translator.ts';

export function formatDay(iso: string, translator: Translator): string {
  return translator.day(iso);
}

export function formatMoment(iso: string, translator: Translator): string {
  return translator.moment(iso);
}

/** Numbers for people: as many digits as mean something, as their language writes them. */
import type { Translator } from '#core/language/translator.ts';

/** About three significant digits, a true minus sign, no exponent. */
export function formatNumber(value: number, { number }: Translator): string {
  const size = Math.abs(value);
  return number(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** `value ± error`, to the digits the error lets stand; the value alone where no error could be estimated. */
export function withError(value: number, standardError: number | undefined, translator: Translator): string {
  if (standardError === undefined) return formatNumber(value, translator);
  const digits = standardError >= 10 ? 0 : standardError >= 1 ? 1 : 2;
  const { number } = translator;
  return `${number(value, digits, 'exact')} ± ${number(standardError, digits, 'exact')}`;
}

export function formatMinutes(ms: number, { say }: Translator): string {
  return say('unit.minutes', { minutes: Math.round(ms / 60_000) });
}

/** Minutes and seconds, as a clock counts them in every language. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

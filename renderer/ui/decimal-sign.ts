import type { Translator } from '#core/language/translator.ts';

/** What stands between whole and parts of numbers that are typed: "." or ",". */
export function decimalSign({ number }: Translator): string {
  return number(0.5, 1).charAt(1);
}

import { languageNames } from '#locales/load/catalogues.ts';

/** For a field that offers every language by its own name. */
export function languageOptions(): { value: string; label: string }[] {
  return languageNames().map(({ language, name }) => ({ value: language, label: name }));
}

/** As in "Deutsch". */
export function languageName(language: string): string {
  return languageNames().find((known) => known.language === language)?.name ?? language;
}

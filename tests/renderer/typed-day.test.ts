import { describe, expect, it } from 'vitest';
import { createTranslator } from '#core/language/translator.ts';
import { catalogueOf } from '#locales/load/catalogues.ts';
import { isoDayOf } from '#renderer/ui/typed-day.ts';

const inLanguage = (language: string) => createTranslator(language, catalogueOf(language));

describe('a typed day', () => {
  it.each(['en', 'de', 'es', 'fr'])('is read in %s as it is written', (language) => {
    const translator = inLanguage(language);
    expect(isoDayOf(translator.numericDay('1956-03-07'), translator)).toBe('1956-03-07');
    expect(isoDayOf('7 3 1956', translator)).toBe('1956-03-07');
  });

  it.each(['31.02.2026', '12.2026', '1.1.26', '00.10.2026', 'soon', ''])('is none: "%s"', (typed) => {
    expect(isoDayOf(typed, inLanguage('de'))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { AppLanguage } from '#electron/main/app-language.ts';
import { CATALOGUES } from '#locales/load/catalogues.ts';

function appLanguage(...system: string[]) {
  const changes: string[] = [];
  const language = new AppLanguage(system, (translator) => changes.push(translator.language));
  return { language, changes };
}

describe('the language of the main process', () => {
  it.each([
    [['de-AT', 'fr'], 'de'],
    [['pt-BR', 'es-419'], 'es'],
    [['tlh'], 'en'],
    [['C'], 'en'],
    [[], 'en'],
  ])('begins with the best that the system speaks: %j is served by %s', (system, spoken) => {
    const { language, changes } = appLanguage(...system);
    expect(language.translator.language).toBe(spoken);
    expect(changes).toEqual([spoken]);
  });

  it('follows the setting of the machine, and the system again where it is taken back', () => {
    const { language } = appLanguage('fr-CA');
    language.machineSpeaks('de');
    expect(language.translator.language).toBe('de');
    language.machineSpeaks(undefined);
    expect(language.translator.language).toBe('fr');
  });

  it('speaks as the page does from when the page has said so, and changes at once', () => {
    const { language, changes } = appLanguage('fr');
    language.pageSpeaks('es');
    language.machineSpeaks('de');
    expect(language.translator.language).toBe('es');
    language.pageSpeaks('de');
    expect(changes).toEqual(['fr', 'es', 'de']);
  });

  it('tells of nothing that stays the same', () => {
    const { language, changes } = appLanguage('de');
    language.pageSpeaks('de');
    language.pageSpeaks('de-CH');
    expect(changes).toEqual(['de']);
  });

  it('has its own words, and English where they are missing', () => {
    const { language } = appLanguage('de');
    expect(language.translator.say('language.name')).toBe(CATALOGUES.get('de')?.['language.name']);
    expect(language.translator.say('app.has-to-close')).not.toBe('app.has-to-close');
  });
});

import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { createTranslator } from '#core/language/translator.ts';
import { catalogueOf, chosenLanguage, languageNames } from '#locales/load/catalogues.ts';

const inLanguage = (language: string) => createTranslator(language, catalogueOf(language));

describe.each([
  ['en', '−1234.5', '12 Mar 2026', 'a, b and c'],
  ['de', '−1234,5', '12.03.2026', 'a, b und c'],
  ['es', '−1234,5', '12 mar 2026', 'a, b y c'],
  ['fr', '−1234,5', '12 mars 2026', 'a, b et c'],
])('%s', (language, number, day, list) => {
  const translator = inLanguage(language);

  it('writes numbers with its decimal sign and a true minus', () => {
    expect(translator.number(-1234.5, 1)).toBe(number);
  });

  it('writes just as many decimals as are asked for', () => {
    expect(translator.number(2, 2, 'exact').replace(',', '.')).toBe('2.00');
    expect(translator.number(-0.001, 1)).toBe('0');
  });

  it('writes days, and joins lists', () => {
    expect(translator.day('2026-03-12')).toBe(day);
    expect(translator.list(['a', 'b', 'c'])).toBe(list);
  });

  it('says a message inside a message', () => {
    const told = message('skill.name', {
      exercise: message('exercise.squall.name'),
      steering: message('steering.thorax'),
      postureClass: message('posture-class.sitting'),
    });
    expect(translator.sayMessage(told)).toContain(translator.say('exercise.squall.name'));
  });
});

it('writes a birth date as that day in every time zone', () => {
  const before = process.env['TZ'];
  process.env['TZ'] = 'America/Los_Angeles';
  expect(inLanguage('en').day('1956-03-12')).toBe('12 Mar 1956');
  process.env['TZ'] = before;
});

it('writes the first day of a programme as that day in every time zone', () => {
  const before = process.env['TZ'];
  process.env['TZ'] = 'America/Los_Angeles';
  const { say } = inLanguage('en');
  expect(say('programme.saved', { from: Date.parse('2026-12-01') })).toContain('1 Dec 2026');
  process.env['TZ'] = before;
});

it('throws on a message there is none of', () => {
  expect(() => createTranslator('en', {}).say('language.name')).toThrow('language.name');
});

describe('the language chosen', () => {
  it.each([
    [['de'], 'de'],
    [['de-AT', 'fr'], 'de'],
    [['pl', 'fr-CA'], 'fr'],
    [[undefined, 'es'], 'es'],
    [['pl'], 'en'],
    [[], 'en'],
    [['constructor'], 'en'],
  ])('of the wishes %j is %s', (wishes, language) => {
    expect(chosenLanguage(wishes)).toBe(language);
  });

  it('is offered by the name it gives itself, English first', () => {
    expect(languageNames().map(({ name }) => name)).toEqual(['English', 'Deutsch', 'Español', 'Français']);
  });
});

/** The catalogues are whole: what the code says exists in every language, and takes the same values. */
import {
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '#core/language/translator.ts';
import { messageTypesText, readCatalogues, readMessageTypes } from '../../scripts/messages/catalogue.ts';
import { translationProblems } from '../../scripts/messages/compare.ts';
import { valueTypes } from '../../scripts/messages/message-types.ts';
import { unusedIds } from '../../scripts/messages/used-ids.ts';

const catalogues = readCatalogues();
const english = catalogues.get('en') ?? {};
const translations = [...catalogues].filter(([language]) => language !== 'en');

describe('the English catalogue', () => {
  it('has the types that core was compiled with: run "npm run messages"', () => {
    expect(readMessageTypes()).toBe(messageTypesText(english));
  });

  it('holds no message that nothing says', () => {
    expect(unusedIds(Object.keys(english))).toEqual([]);
  });

  it('finds messages by literals and by templates with gaps', () => {
    const sources = ["say('start.title'); say(`steering.${steering}`); say(`stop.${cause}.${place}.title`)"];
    const ids = ['start.title', 'steering.thorax', 'stop.pain.board.title', 'steering', 'stop.pain.title'];
    expect(unusedIds(ids, sources)).toEqual(['steering', 'stop.pain.title']);
  });
});

describe('what a message takes', () => {
  it.each([
    ['{name} rests', { name: 'string | Message' }],
    ['{n, number} of {m, number}', { n: 'number', m: 'number' }],
    ['{n, plural, one {# set} other {# sets}}', { n: 'number' }],
    ['{at, date, ::yMMMd}', { at: 'number' }],
    ['{side, select, left {Left} right {Right} other {}}', { side: "'left' | 'right'" }],
    ['{side, select, left {Left} other {Another}}', { side: 'string' }],
  ])('is read off its text: %s', (text, types) => {
    expect(Object.fromEntries(valueTypes('id', text))).toEqual(types);
  });

  it('is refused where one value has two types', () => {
    expect(() => valueTypes('id', '{n} and {n, number}')).toThrow('id: {n} is');
  });

  it('is refused where the syntax is wrong', () => {
    expect(() => valueTypes('id', '{n, plural, one {#}}')).toThrow('id:');
  });
});

describe.each([...catalogues])('the catalogue of %s', (language, catalogue) => {
  it('is ordered by id, one file a language', () => {
    const ids = Object.keys(catalogue);
    expect(ids).toEqual(ids.toSorted());
  });

  it('says what it calls itself', () => {
    expect(createTranslator(language, catalogue).say('language.name')).not.toBe('');
  });

  it('writes an apostrophe as ’: the plain one escapes braces in ICU', () => {
    expect(Object.keys(catalogue).filter((id) => catalogue[id]?.includes("'") === true)).toEqual([]);
  });

  it('leaves no space at the ends of a message', () => {
    expect(Object.keys(catalogue).filter((id) => catalogue[id]?.trim() !== catalogue[id])).toEqual([]);
  });
});

describe.each(translations)('the translation into %s', (language, catalogue) => {
  it('has every message, with the values and plural forms it needs', () => {
    expect(translationProblems(language, catalogue, english)).toEqual([]);
  });

  it('leaves no sentence in English', () => {
    const untouched = Object.keys(english).filter(
      (id) => catalogue[id] === english[id] && words(english[id] ?? '') > 3,
    );
    expect(untouched).toEqual([]);
  });
});

describe('a translation', () => {
  const source = { 'a.one': '{n, plural, one {# set} other {# sets}}', 'a.two': 'By {name}' };
  it.each([
    ['a missing message', { 'a.one': source['a.one'] }, 'a.two: missing'],
    ['a message of its own', { ...source, 'a.three': 'x' }, 'a.three: not in English'],
    ['another value', { ...source, 'a.two': 'Von {wem}' }, 'a.two: takes {wem'],
    ['a plural without a form', { ...source, 'a.one': '{n, plural, other {# Sätze}}' }, 'lacks "one"'],
    ['an empty message', { ...source, 'a.two': '' }, 'a.two: empty'],
  ])('is refused for %s', (_what, catalogue, problem) => {
    expect(translationProblems('de', catalogue, source).join('\n')).toContain(problem);
  });
});

/** Words of letters, in every branch of a message. */
function words(text: string): number {
  return (
    literals(parse(text))
      .join(' ')
      .match(/\p{L}{2,}/gu)?.length ?? 0
  );
}

function literals(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element)) return [element.value];
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    return Object.values(element.options).flatMap(({ value }) => literals(value));
  });
}

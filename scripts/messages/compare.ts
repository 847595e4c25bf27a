/** What a translation has to share with English, message by message. */
import { isPluralElement, isSelectElement, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Catalogue } from './catalogue.ts';
import { valueTypes } from './message-types.ts';

/** Problems in words, each with its id; none: the catalogue is whole. */
export function translationProblems(language: string, catalogue: Catalogue, english: Catalogue): string[] {
  const problems: string[] = [];
  for (const id of Object.keys(english)) {
    if (catalogue[id] === undefined) problems.push(`${id}: missing`);
  }
  for (const [id, text] of Object.entries(catalogue)) {
    const source = english[id];
    if (source === undefined) problems.push(`${id}: not in English`);
    else problems.push(...messageProblems(language, id, text, source));
  }
  return problems;
}

function messageProblems(language: string, id: string, text: string, source: string): string[] {
  const problems: string[] = [];
  if (text.trim() === '' && source.trim() !== '') problems.push(`${id}: empty`);
  const [values, wanted] = [typesText(id, text), typesText(id, source)];
  if (values !== wanted) problems.push(`${id}: takes ${values}, not ${wanted}`);
  for (const category of missingCategories(language, parse(text))) {
    problems.push(`${id}: a plural lacks "${category}"`);
  }
  return problems;
}

function typesText(id: string, text: string): string {
  return [...valueTypes(id, text)].map(([name, type]) => `{${name}: ${type}}`).join(' ') || 'nothing';
}

/** Plural categories of whole numbers up to a thousand; what is said of millions is said nowhere here. */
function missingCategories(language: string, elements: readonly MessageFormatElement[]): string[] {
  const rules = new Intl.PluralRules(language);
  const used = new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
  return elements.flatMap((element) => {
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => missingCategories(language, value));
    const own = isPluralElement(element) ? [...used].filter((name) => !(name in element.options)) : [];
    return [...own, ...inside];
  });
}

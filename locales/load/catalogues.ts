/** Every language there is: one file beside this one. */
import type { Catalogue } from '#core/language/translator.ts';
import { PSEUDO_LANGUAGE, pseudoCatalogue } from './pseudo.ts';

const FILES = import.meta.glob<Catalogue>('../*.json', { eager: true, import: 'default' });

/** Catalogues by language (BCP 47), as in "de"; English first, the others by name. */
export const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map(
  Object.entries(FILES)
    .map(([path, catalogue]) => [path.slice('../'.length, -'.json'.length), catalogue] as const)
    .toSorted(([a], [b]) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b)),
);

/** What a language calls itself, in the order a person chooses from. */
export function languageNames(): readonly { readonly language: string; readonly name: string }[] {
  return [...CATALOGUES].map(([language, catalogue]) => ({
    language,
    name: catalogue['language.name'] ?? language,
  }));
}

/** The catalogue of a language, with English where it lacks a message; that of a test of the layout is made from English. */
export function catalogueOf(language: string): Catalogue {
  const english = CATALOGUES.get('en') ?? {};
  return language === PSEUDO_LANGUAGE
    ? pseudoCatalogue(english)
    : { ...english, ...CATALOGUES.get(language) };
}

/**
 * The language there is that comes first in the wishes ("de-AT" is served by "de"), else English.
 * @param wishes BCP 47, the most wanted first; undefined ones are skipped
 */
export function chosenLanguage(wishes: readonly (string | undefined)[]): string {
  for (const wish of wishes) {
    if (wish === undefined) continue;
    if (wish === PSEUDO_LANGUAGE || CATALOGUES.has(wish)) return wish;
    const general = wish.split('-')[0] ?? '';
    if (CATALOGUES.has(general)) return general;
  }
  return 'en';
}

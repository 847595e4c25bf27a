/** Every language there is: one file beside this one. */
import type { Catalogue } from '#core/language/translator.ts';
/** Catalogues by language (BCP 47), as in "de"; English first, the others by name. */
export declare const CATALOGUES: ReadonlyMap<string, Catalogue>;
/** What a language calls itself, in the order a person chooses from. */
export declare function languageNames(): readonly {
  readonly language: string;
  readonly name: string;
}[];
/** The catalogue of a language, with English where it lacks a message; that of a test of the layout is made from English. */
export declare function catalogueOf(language: string): Catalogue;
/**
 * The language there is that comes first in the wishes ("de-AT" is served by "de"), else English.
 * @param wishes BCP 47, the most wanted first; undefined ones are skipped
 */
export declare function chosenLanguage(wishes: readonly (string | undefined)[]): string;

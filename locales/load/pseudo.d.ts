import type { Catalogue } from '#core/language/translator.ts';
/** English of a place that does not exist: numbers and dates are formatted as in English. */
export declare const PSEUDO_LANGUAGE = 'en-XA';
export declare function pseudoCatalogue(english: Catalogue): Catalogue;

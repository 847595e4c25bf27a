/**
 * A language that nobody speaks, made from English: accented, in brackets and 40 % longer. What stays plain English on
 * a screen was never a message; what is cut off or overlaps would be so in German.
 */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import type { Catalogue } from '#core/language/translator.ts';

/** English of a place that does not exist: numbers and dates are formatted as in English. */
export const PSEUDO_LANGUAGE = 'en-XA';

const GROWTH = 0.4;
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀćđéƒğĥîĵķļɱñöþɋřšţûṽŵẋýžÅƁĆĐÉƑĞĤÎĴĶĻṀÑÖÞɊŘŠŢÛṼŴẊÝŽ';
const ACCENTS = new Map(Array.from(PLAIN, (letter, index) => [letter, ACCENTED.charAt(index)]));

export function pseudoCatalogue(english: Catalogue): Catalogue {
  const pseudo = Object.fromEntries(Object.entries(english).map(([id, text]) => [id, pseudoMessage(text)]));
  return { ...pseudo, 'language.formats': english['language.formats'] ?? 'en' };
}

/** As in "[Šţåŕţ ~~]" for "Start". */
function pseudoMessage(text: string): string {
  const elements = parse(text);
  const growth = '~'.repeat(Math.ceil(GROWTH * letters(elements)));
  return `[${printAST(elements.map(accented))}${growth === '' ? '' : ` ${growth}`}]`;
}

/** Of the longest branch: the words of one branch are shown at a time. */
function letters(elements: readonly MessageFormatElement[]): number {
  return elements.reduce((sum, element) => {
    if (element.type === TYPE.literal) return sum + element.value.length;
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return sum;
    return sum + Math.max(...Object.values(element.options).map(({ value }) => letters(value)));
  }, 0);
}

function accented(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) {
    return {
      ...element,
      value: Array.from(element.value, (letter) => ACCENTS.get(letter) ?? letter).join(''),
    };
  }
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return element;
  const options = Object.fromEntries(
    Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(accented) },
    ]),
  );
  return { ...element, options };
}

/** The made-up language, in which one sees what other languages break. */
import { describe, expect, it } from 'vitest';
import { createTranslator } from '#core/language/translator.ts';
import { catalogueOf } from '#locales/load/catalogues.ts';
import { PSEUDO_LANGUAGE, pseudoCatalogue } from '#locales/load/pseudo.ts';
import { readCatalogues } from '../../scripts/messages/catalogue.ts';
import { valueTypes } from '../../scripts/messages/message-types.ts';

const english = readCatalogues().get('en') ?? {};
const pseudo = pseudoCatalogue(english);

describe('the made-up language', () => {
  it('takes the values that English takes', () => {
    for (const [id, text] of Object.entries(english)) {
      expect([...valueTypes(id, pseudo[id] ?? '')]).toEqual([...valueTypes(id, text)]);
    }
  });

  it('stands in brackets, accented, and is two fifths longer', () => {
    expect(pseudoCatalogue({ 'a.b': 'Stop at once' })['a.b']).toBe('[Šţöþ åţ öñćé ~~~~~]');
  });

  it('leaves what a plural chooses by as it is', () => {
    const { say } = createTranslator(PSEUDO_LANGUAGE, catalogueOf(PSEUDO_LANGUAGE));
    expect(say('session.summary.minutes', { minutes: 1 })).toBe('[1 ɱîñûţé ~~~~]');
    expect(say('session.summary.minutes', { minutes: 2 })).toBe('[2 ɱîñûţéš ~~~~]');
  });
});

/** Says messages in one language: words, numbers, dates and lists as that language writes them. */
import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import {
  isMessage,
  type Message,
  type MessageId,
  type MessageValue,
  type ValuesArgument,
} from './message.ts';

/** ICU messages by id. */
export type Catalogue = Readonly<Record<string, string>>;

export interface Translator {
  /** BCP 47, as in "de". */
  readonly language: string;
  readonly say: <Id extends MessageId>(id: Id, ...values: ValuesArgument<Id>) => string;
  readonly sayMessage: (message: Message) => string;
  /** A true minus sign, the decimal sign of the language, no grouping; at most `digits` decimals, or just as many. */
  readonly number: (value: number, digits: number, exact?: 'exact') => string;
  /** As in "12 Mar 2026"; a day without a time is that day wherever one is. */
  readonly day: (at: string | number) => string;
  /** As it is typed, with two digits each: "12/03/2026". */
  readonly numericDay: (at: string) => string;
  /** As in "12 Mar 2026, 14:05". */
  readonly moment: (at: string | number) => string;
  /** As in "a, b and c". */
  readonly list: (parts: readonly string[]) => string;
}

/** What is used of FormatJS, so that the page may pass that of react-intl. */
type Intl = Pick<IntlShape<string>, 'formatMessage' | 'formatNumber' | 'formatDate' | 'formatList'>;

/**
 * What FormatJS is made with for a catalogue, here and in the page: whose dates and numbers it is written with ("en-GB"
 * for British English), and `{at, date, day}` for a day that has no time.
 */
export function intlConfiguration(language: string, messages: Catalogue) {
  const day = { ...UTC, day: 'numeric', month: 'short', year: 'numeric' } as const;
  return { locale: messages['language.formats'] ?? language, messages, formats: { date: { day } } };
}

/** @param intl In the formats of the language; the page passes that of react-intl, which shares its parsed messages. */
export function translatorOf(language: string, intl: Intl): Translator {
  const sayById = (id: string, values: Readonly<Record<string, MessageValue>> = {}): string =>
    intl.formatMessage({ id }, sayable(values));
  const sayable = (values: Readonly<Record<string, MessageValue>>): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isMessage(value) ? sayById(value.id, value.values) : value,
      ]),
    );
  return {
    language,
    say: (id, ...[values]) => sayById(id, values),
    sayMessage: ({ id, values }) => sayById(id, values),
    number: (value, digits, exact) =>
      intl
        .formatNumber(value, {
          maximumFractionDigits: digits,
          minimumFractionDigits: exact === undefined ? 0 : digits,
          useGrouping: false,
          signDisplay: 'negative',
        })
        .replace('-', '−'),
    day: (at) => intl.formatDate(new Date(at), { dateStyle: 'medium', ...(isDay(at) && UTC) }),
    numericDay: (at) =>
      intl.formatDate(new Date(at), { ...UTC, day: '2-digit', month: '2-digit', year: 'numeric' }),
    moment: (at) => intl.formatDate(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
    list: (parts) => intl.formatList(parts, { type: 'conjunction' }),
  };
}

/** A translator outside a page. @throws what `onError` throws; by default an unknown id or a missing value throws. */
export function createTranslator(
  language: string,
  messages: Catalogue,
  onError: (error: Error) => void = fail,
): Translator {
  const configuration = { ...intlConfiguration(language, messages), onError, onWarn: ignore };
  return translatorOf(language, createIntl(configuration, createIntlCache()));
}

/** A birth date is the same day in every time zone: `new Date('1956-03-12')` is midnight in Greenwich. */
function isDay(at: string | number): boolean {
  return typeof at === 'string' && !at.includes('T');
}

const UTC = { timeZone: 'UTC' } as const;

function fail(error: Error): never {
  throw error;
}

/** FormatJS warns of a missing `defaultLocale` only. */
function ignore(): void {}

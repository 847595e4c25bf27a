/** The values that an ICU message takes, with their types, read off its text. */
import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isLiteralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';

/** TypeScript types by the name of the value. */
export type ValueTypes = ReadonlyMap<string, string>;

/**
 * `{name}` takes text (a number would lose the decimal sign of the language), `{n, number}`, `{n, plural}` and dates a
 * number. A `select` with an empty `other` takes just the options it names; one with words for `other` takes any text.
 * @throws SyntaxError naming the message, on bad ICU syntax or a value of two types.
 */
export function valueTypes(id: string, text: string): ValueTypes {
  const types = new Map<string, string>();
  const add = (name: string, type: string): void => {
    const before = types.get(name);
    const both = before === undefined || before === type ? type : narrower(before, type);
    if (both === undefined) throw new SyntaxError(`${id}: {${name}} is ${before} and ${type}.`);
    types.set(name, both);
  };
  visit(parsed(id, text), add);
  return new Map([...types].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const TEXT = 'string | Message';

/** A value may choose a branch and be said beside it. */
function narrower(one: string, other: string): string | undefined {
  if (one === TEXT && other.startsWith("'")) return other;
  if (other === TEXT && one.startsWith("'")) return one;
  return undefined;
}

function parsed(id: string, text: string): MessageFormatElement[] {
  try {
    return parse(text);
  } catch (cause) {
    throw new SyntaxError(`${id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function visit(elements: readonly MessageFormatElement[], add: (name: string, type: string) => void): void {
  for (const element of elements) {
    if (isLiteralElement(element) || isPoundElement(element)) continue;
    if (isArgumentElement(element)) add(element.value, TEXT);
    else if (isNumberElement(element) || isDateElement(element) || isTimeElement(element)) {
      add(element.value, 'number');
    } else if (isPluralElement(element)) {
      add(element.value, 'number');
      for (const option of Object.values(element.options)) visit(option.value, add);
    } else if (isSelectElement(element)) {
      add(element.value, selectType(element.options));
      for (const option of Object.values(element.options)) visit(option.value, add);
    } else if (isTagElement(element)) {
      throw new SyntaxError(`<${element.value}>: messages hold no tags.`);
    }
  }
}

function selectType(options: Readonly<Record<string, { readonly value: readonly unknown[] }>>): string {
  if (options['other']?.value.length !== 0) return 'string';
  return Object.keys(options)
    .filter((name) => name !== 'other')
    .toSorted()
    .map((name) => `'${name}'`)
    .join(' | ');
}

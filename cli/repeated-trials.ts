/** Repeated trials of people from text: one line a trial, with the columns `person`, `trial` and any measures. */
import { refusal } from './refusal.ts';
import { cellsOf, linesOf, requireWidth } from './delimited.ts';

export interface RepeatedMeasure {
  readonly measure: string;
  /** By person, in the order of their trials. */
  readonly people: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * A value that is empty is missing. Commas, semicolons or tabs separate; `trial` is a number that says the order.
 * @throws Refusal 'invalid-argument' that names the line or column that is wrong.
 */
export function readRepeatedTrials(text: string): readonly RepeatedMeasure[] {
  const [head, ...rows] = linesOf(text);
  if (head === undefined) throw refusal('The file is empty.');
  const separator = /[;\t,]/.exec(head.line)?.[0] ?? ',';
  const names = cellsOf(head.line, separator);
  const [personAt, trialAt] = ['person', 'trial'].map((name) =>
    names.findIndex((other) => other.toLowerCase() === name),
  );
  const measures = names.flatMap((measure, at) =>
    at === personAt || at === trialAt ? [] : [{ measure, at }],
  );
  if (
    personAt === undefined ||
    trialAt === undefined ||
    personAt < 0 ||
    trialAt < 0 ||
    measures.length === 0
  ) {
    throw refusal('The first line names the columns: person, trial, and one or more measures.');
  }
  const found = measures.map(({ measure }) => ({ measure, people: new Map<string, Map<number, number>>() }));
  for (const { line, number } of rows) {
    const cells = cellsOf(line, separator);
    requireWidth(cells, number, names.length);
    const person = cells[personAt] ?? '';
    const trial = numberOf(cells[trialAt]);
    if (person === '') throw refusal(`Line ${number} names no person.`);
    if (trial === undefined) throw refusal(`Line ${number}: the trial must be a number, as in 1, 2, 3.`);
    for (const [index, { measure, at }] of measures.entries()) {
      if (cells[at] === '') continue;
      const value = numberOf(cells[at]);
      if (value === undefined) throw refusal(`Line ${number}: ${measure} is "${cells[at]}", not a number.`);
      const people = found[index]?.people;
      const trials = people?.get(person) ?? new Map<number, number>();
      if (trials.has(trial)) throw refusal(`Line ${number}: trial ${trial} of ${person} is there twice.`);
      people?.set(person, trials.set(trial, value));
    }
  }
  return found.map(({ measure, people }) => ({
    measure,
    people: new Map([...people].map(([person, trials]) => [person, inOrder(trials)])),
  }));
}

function inOrder(trials: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...trials].toSorted(([one], [other]) => one - other));
}

function numberOf(cell: string | undefined): number | undefined {
  const value = Number(cell);
  return cell === undefined || cell === '' || !Number.isFinite(value) ? undefined : value;
}

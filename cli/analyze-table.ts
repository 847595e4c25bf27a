/** Rows of numbers from text: what separates them, whether there is a header. */
import { refusal } from './refusal.ts';
import { cellsOf, linesOf, requireWidth } from './delimited.ts';

export interface Table {
  /** Of the header; empty without one. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** @throws Refusal 'invalid-argument' for no rows, or a line of another width. Cells that are no number are NaN. */
export function tableOf(text: string): Table {
  const lines = linesOf(text)
    .map(({ line, number }) => ({ line: line.trim(), number }))
    .filter(({ line }) => !line.startsWith('#'));
  const [first, ...others] = lines;
  if (first === undefined) throw refusal('The file is empty.');
  const separator = separatorOf(first.line);
  const head = cellsOf(first.line, separator);
  const hasHeader = head.some((cell) => Number.isNaN(numberOf(cell, separator)));
  const names = hasHeader ? head : [];
  const rows = (hasHeader ? others : lines).map(({ line, number }) => {
    const cells = cellsOf(line, separator);
    requireWidth(cells, number, head.length);
    return cells.map((cell) => numberOf(cell, separator));
  });
  if (rows.length === 0) throw refusal('The file has a header but no rows.');
  return { names, rows };
}

function separatorOf(line: string): string | RegExp {
  return [';', '\t', ','].find((candidate) => line.includes(candidate)) ?? /\s+/;
}

/** A comma is a decimal point wherever it separates nothing. An empty cell is no number. */
function numberOf(cell: string, separator: string | RegExp): number {
  if (cell === '') return Number.NaN;
  return Number(separator === ',' ? cell : cell.replace(',', '.'));
}

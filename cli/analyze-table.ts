/** Rows of numbers from text: what separates them, whether there is a header. */
import { KeelError } from '#core/errors.ts';

export interface Table {
  /** Of the header; empty without one. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** @throws KeelError 'invalid-argument' for no rows, or a line of another width. Cells that are no number are NaN. */
export function tableOf(text: string): Table {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  const [first, ...others] = lines;
  if (first === undefined) throw refusal('The file is empty.');
  const separator = separatorOf(first.line);
  const head = cellsOf(first.line, separator);
  const hasHeader = head.some((cell) => Number.isNaN(numberOf(cell, separator)));
  const names = hasHeader ? head : [];
  const rows = (hasHeader ? others : lines).map(({ line, number }) => {
    const cells = cellsOf(line, separator);
    if (cells.length !== head.length) {
      throw refusal(`Line ${number} has ${cells.length} columns, the first line ${head.length}.`);
    }
    return cells.map((cell) => numberOf(cell, separator));
  });
  if (rows.length === 0) throw refusal('The file has a header but no rows.');
  return { names, rows };
}

function separatorOf(line: string): string | RegExp {
  return [';', '\t', ','].find((candidate) => line.includes(candidate)) ?? /\s+/;
}

function cellsOf(line: string, separator: string | RegExp): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A comma is a decimal point wherever it separates nothing. An empty cell is no number. */
function numberOf(cell: string, separator: string | RegExp): number {
  if (cell === '') return Number.NaN;
  return Number(separator === ',' ? cell : cell.replace(',', '.'));
}

function refusal(message: string): KeelError {
  return new KeelError('invalid-argument', message);
}

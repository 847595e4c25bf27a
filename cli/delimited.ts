/** Cells of a text file: lines with their numbers, what separates cells, lines of one width. */
import { refusal } from './refusal.ts';

export interface NumberedLine {
  readonly line: string;
  /** The first is 1. */
  readonly number: number;
}

/** Without those that are blank. */
export function linesOf(text: string): readonly NumberedLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
}

export function cellsOf(line: string, separator: string | RegExp): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** @throws Refusal 'invalid-argument' that names the line. */
export function requireWidth(cells: readonly string[], number: number, width: number): void {
  if (cells.length === width) return;
  throw refusal(`Line ${number} has ${cells.length} columns, the first line ${width}.`);
}

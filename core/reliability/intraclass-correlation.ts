/** How well repeated trials tell people apart: ICC(2,1) with its interval, and the error of measurement of a group. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { mean } from '../signal/statistics.ts';
import { requireFinite } from '../signal/values.ts';
import { quantileOfF } from './f-distribution.ts';
import { minimalDetectableChange } from './measurement-error.ts';

export interface GroupReliability {
  /**
   * ICC(2,1): two-way random effects, absolute agreement, single trial. May be negative, when people differ less than
   * their trials. Depends on the group: the same error gives a low ICC where people are alike.
   */
  readonly icc: number;
  readonly low95: number;
  readonly high95: number;
  /** sqrt(variance between trials + error variance) = SD sqrt(1 - ICC), in the measure's unit. */
  readonly standardErrorOfMeasurement: number;
  /** Of one trial against one, 2.77 SEM. */
  readonly minimalDetectableChange: number;
  readonly people: number;
  readonly trials: number;
}

interface MeanSquares {
  readonly people: number;
  readonly trials: number;
  readonly error: number;
}

/**
 * Two-way analysis of variance (Shrout & Fleiss 1979, Psychol Bull 86:420), the interval after McGraw & Wong 1996
 * (Psychol Methods 1:30).
 * @param table One row a person, one column a trial or occasion; no holes.
 * @throws KeelError `invalid-argument` for fewer than 2 people or trials, rows of different length, NaN, or values that
 *   are all equal.
 */
export function groupReliability(table: readonly (readonly number[])[]): GroupReliability {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  if (n < 2 || k < 2 || table.some((row) => row.length !== k)) {
    throw new KeelError('invalid-argument', message('error.reliability.unequal-trials'));
  }
  requireFinite(table.flat(), 4, 'quantity.reliability');
  const squares = meanSquares(table);
  const { people, trials, error } = squares;
  const total = people + (k - 1) * error + (k * (trials - error)) / n;
  if (!(total > 0)) throw new KeelError('invalid-argument', message('error.reliability.all-equal'));
  const icc = (people - error) / total;
  const sem = Math.sqrt(Math.max(0, (trials - error) / n) + error);
  return {
    icc,
    ...interval(squares, icc, n, k),
    standardErrorOfMeasurement: sem,
    minimalDetectableChange: minimalDetectableChange(sem),
    people: n,
    trials: k,
  };
}

function meanSquares(table: readonly (readonly number[])[]): MeanSquares {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  const grand = mean(table.flat());
  const rows = table.map((row) => mean(row));
  const columns = Array.from({ length: k }, (_, j) => mean(table.map((row) => row[j] ?? Number.NaN)));
  const square = (value: number): number => value * value;
  const people = k * rows.reduce((sum, value) => sum + square(value - grand), 0);
  const trials = n * columns.reduce((sum, value) => sum + square(value - grand), 0);
  let residual = 0;
  table.forEach((row, i) =>
    row.forEach((value, j) => (residual += square(value - (rows[i] ?? 0) - (columns[j] ?? 0) + grand))),
  );
  return { people: people / (n - 1), trials: trials / (k - 1), error: residual / ((n - 1) * (k - 1)) };
}

/** Without any error variance the interval is the value itself. */
function interval(
  { people, trials, error }: MeanSquares,
  icc: number,
  n: number,
  k: number,
): { low95: number; high95: number } {
  if (!(error > 0)) return { low95: icc, high95: icc };
  const ratio = trials / error;
  const spread = n * (1 + (k - 1) * icc) - k * icc;
  const top = (k - 1) * (n - 1) * (k * icc * ratio + spread) * (k * icc * ratio + spread);
  const bottom = (n - 1) * k * k * icc * icc * ratio * ratio + spread * spread;
  const freedom = top / bottom;
  const upper = quantileOfF(0.975, n - 1, freedom);
  const lower = quantileOfF(0.975, freedom, n - 1);
  const rest = k * trials + (k * n - k - n) * error;
  return {
    low95: (n * (people - upper * error)) / (upper * rest + n * people),
    high95: (n * (lower * people - error)) / (rest + n * lower * people),
  };
}

/**
 * Results are stored for years and shown to people. A double takes 17 digits to write down, of which no sensor knows
 * more than five: what lies beyond the seventh is dropped, which halves the database.
 */
const SIGNIFICANT_DIGITS = 7;

/** Plain data with every fraction rounded; whole numbers (times, seeds, counts) stay as they are. */
export function rounded<T>(value: T): T;
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : Number(value.toPrecision(SIGNIFICANT_DIGITS));
  }
  if (Array.isArray(value)) return value.map((each: unknown) => rounded(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
}

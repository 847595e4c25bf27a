/** Numbers for people: as many digits as mean something. */

/** About three significant digits, a true minus sign, no exponent. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = Number(value.toFixed(digits)).toString();
  return text.replace('-', '−');
}

/** `value ± error`, to the digits the error lets stand; the value alone where no error could be estimated. */
export function withError(value: number, standardError: number | undefined): string {
  if (standardError === undefined) return formatNumber(value);
  const digits = standardError >= 10 ? 0 : standardError >= 1 ? 1 : 2;
  return `${value.toFixed(digits).replace('-', '−')} ± ${standardError.toFixed(digits)}`;
}

export function formatMinutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}

/** Minutes and seconds, as a clock counts them. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Rows of a benchmark: a figure always beside its baseline of the same run, since machines differ and drift. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  readonly p99: number;
  readonly unit: 'µs' | 'ms' | '% of a core';
  /** Median of the baseline, in the same unit. */
  readonly baseline: number;
  readonly baselineName: string;
  /** Of what replays a recording: its length over the time it takes. */
  readonly timesRealTime?: number;
}

export interface Spread {
  readonly median: number;
  readonly p99: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

/** Time of one call in µs: the median and p99 over batches, after a warm-up that is not counted. */
export function timeCalls(call: () => void, callsABatch = 200, batches = 200): Spread {
  const times: number[] = [];
  for (let batch = -20; batch < batches; batch++) {
    const start = performance.now();
    for (let index = 0; index < callsABatch; index++) call();
    if (batch >= 0) times.push(((performance.now() - start) * 1000) / callsABatch);
  }
  return spreadOf(times);
}

export function printTable(rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [
    row.name,
    `${row.median.toPrecision(3)} ${row.unit}`,
    `${row.p99.toPrecision(3)} ${row.unit}`,
    `${row.baseline.toPrecision(3)} ${row.unit}`,
    `${(row.median / row.baseline).toPrecision(3)} x`,
    row.timesRealTime === undefined ? '' : `${Math.round(row.timesRealTime)} x`,
    row.baselineName,
  ]);
  const head = ['what', 'median', 'p99', 'baseline', 'ratio', 'real time', 'the baseline is'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'));
}

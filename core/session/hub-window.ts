/**
 * Irregular samples to the regular grid, causally, in the manner of SWARII (Audiffren & Contal 2016, Sensors 16:1208):
 * an average over a sliding window in which each sample weighs as much as the time it stands for (its relevance
 * interval, from halfway to its predecessor to halfway to its successor, clipped to the window). Linear interpolation
 * between samples would turn the jitter of their times into velocity.
 *
 * The window ends at the grid time, and the newest sample may be up to 30 ms old. So that the delay does not flutter
 * with it (which would again look like velocity), the weighted samples are fitted with a straight line, read at the
 * middle of the window (a local linear regression): where samples cover the window evenly this is their average.
 */

/** Long enough for four samples of a 100 Hz board, short enough to steer by. */
export const DEFAULT_WINDOW_MS = 40;

/** How long after a movement of the load the grid shows it: half the window, measured from the sample clock's time. */
export function groupDelayMs(windowMs: number): number {
  return windowMs / 2;
}

/** Front right, back right, front left, back left; as the device calibrated them. */
export type CellsKg = readonly [number, number, number, number];

export interface Sample {
  readonly tMs: number;
  readonly cellsKg: CellsKg;
}

/** A sample stands for no more than this on either side: half the longest gap in normal delivery. */
const LONGEST_HALF_INTERVAL_MS = 15;

/** What the newest sample stands for into the future: half a nominal period. */
const NEWEST_HALF_INTERVAL_MS = 5;

/** How far past the newest sample the line may be read when delivery is late. */
const LONGEST_EXTRAPOLATION_MS = 10;

/** Below this weighted sum of squared times (ms3) the samples are one moment, and have no slope. */
const LEAST_SPREAD_MS3 = 50;

export class CausalWindow {
  readonly #windowMs: number;
  #samples: Sample[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  clear(): void {
    this.#samples = [];
  }

  /** Samples come in the order of their times. */
  add(sample: Sample): void {
    const oldestMs = sample.tMs - this.#windowMs - 4 * LONGEST_HALF_INTERVAL_MS;
    const keep = this.#samples.findIndex((kept) => kept.tMs >= oldestMs);
    if (keep > 0) this.#samples.splice(0, keep);
    this.#samples.push(sample);
  }

  get newest(): Sample | undefined {
    return this.#samples.at(-1);
  }

  /** The samples that bear on this grid time, with their weights in ms. */
  weighted(gridMs: number): { sample: Sample; weightMs: number }[] {
    const result: { sample: Sample; weightMs: number }[] = [];
    for (const [index, sample] of this.#samples.entries()) {
      const before = this.#samples[index - 1];
      const after = this.#samples[index + 1];
      const fromMs = sample.tMs - halfIntervalMs(before?.tMs, sample.tMs);
      const toMs = sample.tMs + halfIntervalMs(sample.tMs, after?.tMs);
      const weightMs = Math.min(toMs, gridMs) - Math.max(fromMs, gridMs - this.#windowMs);
      if (weightMs > 0) result.push({ sample, weightMs });
    }
    return result;
  }

  /** The cells' loads at the middle of the window that ends at this grid time; undefined when it holds no sample. */
  at(gridMs: number): CellsKg | undefined {
    const weighted = this.weighted(gridMs);
    const oldest = weighted[0];
    const newest = weighted.at(-1);
    if (oldest === undefined || newest === undefined) return undefined;
    const middleMs = gridMs - groupDelayMs(this.#windowMs);
    const latestMs = newest.sample.tMs + LONGEST_EXTRAPOLATION_MS;
    const readMs = Math.max(oldest.sample.tMs, Math.min(middleMs, latestMs));
    const factors = regressionFactors(weighted, readMs);
    const cell = (which: 0 | 1 | 2 | 3): number =>
      weighted.reduce((sum, { sample }, index) => sum + (factors[index] ?? 0) * sample.cellsKg[which], 0);
    return [cell(0), cell(1), cell(2), cell(3)];
  }
}

function halfIntervalMs(earlierMs: number | undefined, laterMs: number | undefined): number {
  if (earlierMs === undefined || laterMs === undefined) return NEWEST_HALF_INTERVAL_MS;
  return Math.min((laterMs - earlierMs) / 2, LONGEST_HALF_INTERVAL_MS);
}

/**
 * What each sample contributes to the fitted line at `readMs`: w / sum(w) + w (t - mean) (read - mean) / spread, with
 * the weighted mean time and spread = sum(w (t - mean)^2). The factors add up to 1.
 */
function regressionFactors(
  weighted: readonly { readonly sample: Sample; readonly weightMs: number }[],
  readMs: number,
): number[] {
  let total = 0;
  let moment = 0;
  for (const { sample, weightMs } of weighted) {
    total += weightMs;
    moment += weightMs * (sample.tMs - readMs);
  }
  const meanMs = moment / total;
  let spread = 0;
  for (const { sample, weightMs } of weighted) {
    const offsetMs = sample.tMs - readMs - meanMs;
    spread += weightMs * offsetMs * offsetMs;
  }
  const lever = spread < LEAST_SPREAD_MS3 ? 0 : -meanMs / spread;
  return weighted.map(({ sample, weightMs }) => {
    const offsetMs = sample.tMs - readMs - meanMs;
    return weightMs / total + weightMs * offsetMs * lever;
  });
}

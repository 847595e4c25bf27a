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

export type MutableCellsKg = [number, number, number, number];

interface Sample {
  tMs: number;
  readonly cellsKg: MutableCellsKg;
  /** For how long before and after its time it stands. */
  halfBeforeMs: number;
  halfAfterMs: number;
  /** How much of that lies in the window. */
  weightMs: number;
}

/** A sample stands for no more than this on either side: half the longest gap in normal delivery. */
const LONGEST_HALF_INTERVAL_MS = 15;

/** What a sample without a neighbour stands for on that side: half a nominal period. */
const LONE_HALF_INTERVAL_MS = 5;

/** How far past the newest sample the line may be read when delivery is late. */
const LONGEST_EXTRAPOLATION_MS = 10;

/** Below this weighted sum of squared times (ms3) the samples are one moment, and have no slope. */
const LEAST_SPREAD_MS3 = 50;

const CELLS = [0, 1, 2, 3] as const;

/** Moves over the samples, and keeps room for as many as there once were: a frame makes no new object. */
export class CausalWindow {
  readonly #windowMs: number;
  /** The oldest first. */
  readonly #samples: Sample[] = [];
  readonly #spare: Sample[] = [];
  #gridMs = 0;
  /** The oldest and the newest in the window. */
  #oldest: Sample | undefined;
  #newest: Sample | undefined;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  get isEmpty(): boolean {
    return this.#samples.length === 0;
  }

  clear(): void {
    this.#samples.length = 0;
    this.#oldest = undefined;
    this.#newest = undefined;
  }

  /** Samples come in the order of their times. */
  add(tMs: number, cellsKg: CellsKg): void {
    this.#forgetBefore(tMs - this.#windowMs - 4 * LONGEST_HALF_INTERVAL_MS);
    const last = this.#samples.at(-1);
    const sample = this.#spare.pop() ?? newSample();
    sample.tMs = tMs;
    for (const cell of CELLS) sample.cellsKg[cell] = cellsKg[cell];
    sample.halfBeforeMs = LONE_HALF_INTERVAL_MS;
    sample.halfAfterMs = LONE_HALF_INTERVAL_MS;
    sample.weightMs = 0;
    if (last !== undefined) {
      sample.halfBeforeMs = Math.min((tMs - last.tMs) / 2, LONGEST_HALF_INTERVAL_MS);
      last.halfAfterMs = sample.halfBeforeMs;
    }
    this.#samples.push(sample);
  }

  /** Weighs the samples for the window that ends at this grid time; false when there are none in it. */
  moveTo(gridMs: number): boolean {
    this.#gridMs = gridMs;
    this.#oldest = undefined;
    this.#newest = undefined;
    const startMs = gridMs - this.#windowMs;
    for (const sample of this.#samples) {
      const fromMs = Math.max(sample.tMs - sample.halfBeforeMs, startMs);
      sample.weightMs = Math.min(sample.tMs + sample.halfAfterMs, gridMs) - fromMs;
      if (sample.weightMs > 0) {
        this.#oldest ??= sample;
        this.#newest = sample;
      }
    }
    return this.#newest !== undefined;
  }

  /** Whether a cell bears more than this in the window. */
  exceeds(mostKg: number): boolean {
    for (const { weightMs, cellsKg } of this.#samples) {
      if (weightMs > 0) for (const cell of CELLS) if (cellsKg[cell] > mostKg) return true;
    }
    return false;
  }

  /** Writes the cells' loads at the middle of the window; of an empty one, those of the newest sample there is. */
  loadsInto(resultKg: MutableCellsKg): void {
    if (this.#oldest === undefined || this.#newest === undefined) {
      const last = this.#samples.at(-1);
      for (const cell of CELLS) resultKg[cell] = last?.cellsKg[cell] ?? 0;
      return;
    }
    const middleMs = this.#gridMs - groupDelayMs(this.#windowMs);
    const latestMs = this.#newest.tMs + LONGEST_EXTRAPOLATION_MS;
    this.#fitInto(resultKg, Math.max(this.#oldest.tMs, Math.min(middleMs, latestMs)));
  }

  /**
   * What the fitted line says at `readMs`. Each sample contributes w / sum(w) + w (t - mean) (read - mean) / spread of
   * itself, with the weighted mean time and spread = sum(w (t - mean)^2). These factors add up to 1.
   */
  #fitInto(resultKg: MutableCellsKg, readMs: number): void {
    let total = 0;
    let moment = 0;
    let spread = 0;
    for (const { weightMs, tMs } of this.#samples) {
      if (!(weightMs > 0)) continue;
      total += weightMs;
      moment += weightMs * (tMs - readMs);
    }
    const meanMs = moment / total;
    for (const { weightMs, tMs } of this.#samples) {
      const offsetMs = tMs - readMs - meanMs;
      if (weightMs > 0) spread += weightMs * offsetMs * offsetMs;
    }
    const lever = spread < LEAST_SPREAD_MS3 ? 0 : -meanMs / spread;
    resultKg.fill(0);
    for (const { weightMs, tMs, cellsKg } of this.#samples) {
      if (!(weightMs > 0)) continue;
      const offsetMs = tMs - readMs - meanMs;
      const factor = weightMs / total + weightMs * offsetMs * lever;
      resultKg[0] += factor * cellsKg[0];
      resultKg[1] += factor * cellsKg[1];
      resultKg[2] += factor * cellsKg[2];
      resultKg[3] += factor * cellsKg[3];
    }
  }

  /** What is too old goes as soon as something newer stays. */
  #forgetBefore(oldestMs: number): void {
    const newestMs = this.#samples.at(-1)?.tMs ?? -Infinity;
    let first = this.#samples[0];
    while (first !== undefined && first.tMs < oldestMs && newestMs >= oldestMs) {
      this.#samples.shift();
      this.#spare.push(first);
      first = this.#samples[0];
    }
    if (first !== undefined) first.halfBeforeMs = LONE_HALF_INTERVAL_MS;
  }
}

function newSample(): Sample {
  return { tMs: 0, cellsKg: [0, 0, 0, 0], halfBeforeMs: 0, halfAfterMs: 0, weightMs: 0 };
}

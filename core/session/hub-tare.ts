/** Zeroing the empty board: the mean of every cell over a while in which nothing stood on it. */
import type { CellsKg } from './hub-window.ts';

/** More than this is no empty board. Boards at rest have been seen to read 1.5 kg. */
const LARGEST_EMPTY_LOAD_KG = 5;

/** A mean needs at least so many readings, and half of those that the duration promises at 100 Hz. */
const FEWEST_READINGS = 10;
const NOMINAL_READINGS_PER_MS = 0.1;

const SHORTEST_MS = 200;
const LONGEST_MS = 10_000;

export class TareInProgress {
  readonly endMs: number;
  readonly #fewestReadings: number;
  readonly #sumKg = [0, 0, 0, 0];
  #count = 0;
  #loaded = false;

  /** @param durationMs held to 200 to 10 000 ms. */
  constructor(startMs: number, durationMs: number) {
    const heldMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, durationMs));
    this.endMs = startMs + heldMs;
    this.#fewestReadings = Math.max(FEWEST_READINGS, (heldMs * NOMINAL_READINGS_PER_MS) / 2);
  }

  add(cellsKg: CellsKg): void {
    let totalKg = 0;
    for (const [index, kg] of cellsKg.entries()) {
      totalKg += kg;
      this.#sumKg[index] = (this.#sumKg[index] ?? 0) + kg;
    }
    this.#count += 1;
    if (Math.abs(totalKg) > LARGEST_EMPTY_LOAD_KG) this.#loaded = true;
  }

  /** What each cell reads when empty; undefined when the board was not empty, or hardly heard from. */
  result(): CellsKg | undefined {
    if (this.#loaded || this.#count < this.#fewestReadings) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = this.#sumKg.map((sum) => sum / this.#count);
    return [a, b, c, d];
  }
}

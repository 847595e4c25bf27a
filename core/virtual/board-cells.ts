/** The board under the virtual patient: cells that are a little noisy, a little off zero, and quantised. */
import type { CellLoadsKg } from '../contract/reading.ts';
import { WII_BALANCE_BOARD, cellLoadsAt } from '../contract/board-geometry.ts';
import { type Random, normal, uniform } from '../signal/random.ts';
import type { PointMm } from './point.ts';

/** A Wii Balance Board resolves about 10 g (17 kg over some 1750 counts) and rests within a few counts of noise. */
const RESOLUTION_KG = 0.01;
const NOISE_KG = 0.006;

/** An empty cell is off by up to this; seen on real boards, and what a tare is for. */
const LARGEST_OFFSET_KG = 0.15;

export class BoardCells {
  readonly #random: Random;
  readonly #offsetsKg: readonly number[];

  constructor(random: Random) {
    this.#random = random;
    this.#offsetsKg = [0, 1, 2, 3].map(() => uniform(random, -LARGEST_OFFSET_KG, LARGEST_OFFSET_KG));
  }

  read(loadKg: number, cop: PointMm): CellLoadsKg {
    const loads = cellLoadsAt(loadKg, cop, WII_BALANCE_BOARD);
    return {
      frontRightKg: this.#measure(loads.frontRightKg, 0),
      backRightKg: this.#measure(loads.backRightKg, 1),
      frontLeftKg: this.#measure(loads.frontLeftKg, 2),
      backLeftKg: this.#measure(loads.backLeftKg, 3),
    };
  }

  #measure(kg: number, cell: number): number {
    const noisy = kg + (this.#offsetsKg[cell] ?? 0) + NOISE_KG * normal(this.#random);
    return Math.round(noisy / RESOLUTION_KG) * RESOLUTION_KG;
  }
}

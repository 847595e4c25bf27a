/** Somebody whose centre of pressure is a mouse pointer: for trying Keel out without a board. */
import type { CellLoadsKg } from '../contract/reading.ts';
import { WII_BALANCE_BOARD, cellLoadsAt } from '../contract/board-geometry.ts';

export interface Pointer {
  /** -1 (left) to 1 (right). */
  readonly x: number;
  /** -1 (back) to 1 (front). */
  readonly y: number;
  readonly standing: boolean;
}

export interface PointerPerson {
  /** The loads 10 ms later. */
  step(pointer: Pointer): CellLoadsKg;
}

/** Where the ends of the pointer's range put the centre of pressure: well within the board, about as far as people lean. */
const REACH_ML_MM = 100;
const REACH_AP_MM = 70;

/** Natural frequency of the lag, 4 Hz: as fast as a person could, and smooth enough to look like one. */
const FREQUENCY_RAD_S = 2 * Math.PI * 4;
const STEP_S = 0.01;

/** @throws RangeError for a body mass that is not above zero. */
export function createPointerPerson(bodyMassKg: number): PointerPerson {
  if (!(bodyMassKg > 0 && bodyMassKg < Infinity)) {
    throw new RangeError(`A body mass is above 0 kg, not ${bodyMassKg}`);
  }
  const ml = new CriticallyDampedLag();
  const ap = new CriticallyDampedLag();
  return {
    step(pointer) {
      const mlMm = ml.step(REACH_ML_MM * withinOne(pointer.x));
      const apMm = ap.step(REACH_AP_MM * withinOne(pointer.y));
      return cellLoadsAt(pointer.standing ? bodyMassKg : 0, { mlMm, apMm }, WII_BALANCE_BOARD);
    },
  };
}

/** x'' = w^2 (goal - x) - 2 w x', solved exactly over a step in which the goal rests. */
class CriticallyDampedLag {
  #position = 0;
  #velocity = 0;

  step(goal: number): number {
    const decay = Math.exp(-FREQUENCY_RAD_S * STEP_S);
    const offset = this.#position - goal;
    const slope = this.#velocity + FREQUENCY_RAD_S * offset;
    this.#position = goal + (offset + slope * STEP_S) * decay;
    this.#velocity = (this.#velocity - slope * FREQUENCY_RAD_S * STEP_S) * decay;
    return this.#position;
  }
}

/** A pointer that is nowhere counts as the middle. */
function withinOne(value: number): number {
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}

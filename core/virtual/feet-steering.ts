/** The weight as a person steers by it: its place, or the tilt that it gives a board. Sitting, the same by the seat. */
import type { Stimulus } from '../contract/stimulus.ts';
import type { Random } from '../signal/random.ts';
import type { Limits } from './base-of-support.ts';
import type { Form } from './form.ts';
import { findAim, perceiveAim } from './percept.ts';
import { PlaceMemory } from './place-memory.ts';
import { type PointMm, difference } from './point.ts';
import { BOARD_MM_PER_DEG, type TiltDeg, type TiltingBoard } from './tilting-board.ts';
import type { Traits } from './traits.ts';
import { Visuomotor } from './visuomotor.ts';

export class FeetSteering {
  readonly #visuomotor: Visuomotor;
  readonly #board: TiltingBoard | undefined;

  /** @param sight draws what is seen and felt on the way. @param places draws what is remembered. */
  constructor(
    traits: Traits,
    form: Form,
    { sight, places }: { readonly sight: Random; readonly places: Random },
    board: TiltingBoard | undefined,
  ) {
    this.#visuomotor = new Visuomotor(traits, form, sight, new PlaceMemory(traits, places), true);
    this.#board = board;
  }

  /** Forget where everything was: the person has just arrived. */
  reset(): void {
    this.#visuomotor.reset();
  }

  /**
   * Where the person wants to shift their weight 10 ms later.
   * @param cop where it is. @param trunkShiftMm how much of that a leaning trunk does: it counts as a push.
   */
  step(stimulus: Stimulus | undefined, cop: PointMm, trunkShiftMm: PointMm, limitsMm: Limits): PointMm {
    const board = this.#board;
    const byTilt = board !== undefined && stimulus !== undefined && steersByTilt(stimulus);
    const felt = byTilt ? tiltToMm(board.tilt) : cop;
    const percept = byTilt
      ? perceiveAim(stimulus, 'board-tilt', BOARD_MM_PER_DEG)
      : perceiveAim(stimulus, 'centre-of-pressure', 1);
    return this.#visuomotor.step(percept, difference(felt, trunkShiftMm), limitsMm);
  }
}

function steersByTilt(stimulus: Stimulus): boolean {
  return findAim(stimulus, 'board-tilt') !== undefined || stimulus.memory?.steering === 'board-tilt';
}

/** The weight that holds the board so. */
function tiltToMm({ mlDeg, apDeg }: TiltDeg): PointMm {
  return { mlMm: BOARD_MM_PER_DEG * mlDeg, apMm: BOARD_MM_PER_DEG * apDeg };
}

/** The person watches their own sway: what is shown of it moves with it. */
export function watchesSway(stimulus: Stimulus | undefined): boolean {
  if (stimulus === undefined || !stimulus.attending || stimulus.eyes === 'closed') return false;
  return (
    findAim(stimulus, 'centre-of-pressure') !== undefined || findAim(stimulus, 'board-tilt') !== undefined
  );
}

/**
 * Places that a person keeps in mind and finds again by feeling. What is kept is where they felt to be, what is found
 * is where they feel to be there again: each is off by one draw of the noise of the felt position. Meanwhile the
 * memory itself wanders. Sources: README.md.
 */
import { type Random, normal } from '../signal/random.ts';
import { NEUTRAL, type PointMm, difference, sum } from './point.ts';
import type { Traits } from './traits.ts';

/** How far a memory wanders, RMS in mm of the ruler after one second; it grows with the root of time. */
const WANDER_MM_PER_ROOT_S = 0.5;

/** Kept without a break: asked again later, a place is learnt anew. */
const BREAK_MS = 100;

interface KeptPlace {
  /** Mean of where the body was, and over how many steps. */
  readonly atMm: PointMm;
  readonly steps: number;
  readonly feltErrorMm: PointMm;
  readonly keptMs: number;
}

export class PlaceMemory {
  readonly #feltNoiseMm: number;
  readonly #random: Random;
  readonly #places = new Map<number, KeptPlace>();

  constructor({ feltCopNoiseMm }: Pick<Traits, 'feltCopNoiseMm'>, random: Random) {
    this.#feltNoiseMm = feltCopNoiseMm;
    this.#random = random;
  }

  forget(): void {
    this.#places.clear();
  }

  /** One more step at this place. */
  keep(place: number, atMm: PointMm, nowMs: number): void {
    const before = this.#places.get(place);
    const goesOn = before !== undefined && nowMs - before.keptMs < BREAK_MS;
    const steps = goesOn ? before.steps + 1 : 1;
    const mean = goesOn ? before.atMm : NEUTRAL;
    this.#places.set(place, {
      atMm: {
        mlMm: mean.mlMm + (atMm.mlMm - mean.mlMm) / steps,
        apMm: mean.apMm + (atMm.apMm - mean.apMm) / steps,
      },
      steps,
      feltErrorMm: goesOn ? before.feltErrorMm : this.feltError(),
      keptMs: nowMs,
    });
  }

  /** Where the person goes to be at this place again; the middle is place 0. Undefined for one never kept. */
  recall(place: number, nowMs: number): PointMm | undefined {
    if (place === 0) return this.feltError();
    const kept = this.#places.get(place);
    if (kept === undefined) return undefined;
    const wandered = this.#draw(WANDER_MM_PER_ROOT_S * Math.sqrt(Math.max(0, nowMs - kept.keptMs) / 1000));
    const remembered = sum(sum(kept.atMm, kept.feltErrorMm), wandered);
    return difference(remembered, this.feltError());
  }

  /** How far off a place is felt to be. */
  feltError(): PointMm {
    return this.#draw(this.#feltNoiseMm);
  }

  #draw(rmsMm: number): PointMm {
    return { mlMm: rmsMm * normal(this.#random), apMm: rmsMm * normal(this.#random) };
  }
}

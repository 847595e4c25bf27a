/** Getting into a posture and out of it: on and off the board, and how much of the weight is on it, and where. */
import { type Random, uniform } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM } from './base-of-support.ts';
import { NEUTRAL, type PointMm } from './point.ts';

const STEP_MS = 10;
const STEP_ON_MS = 1500;
/** Feet take turns: the weight goes this far over the one that stands. Whoever sits down does so in the middle. */
const ONE_FOOT_MM = 0.75 * BASE_OF_SUPPORT_MM.side;
const STEP_OFF_MS = 800;
/** A fall is caught by a quick step to the floor. */
const CATCH_MS = 350;
/** Time on the floor after a fall. */
const RECOVER_MS = { least: 1000, most: 2000 } as const;

type Phase = 'off' | 'stepping-on' | 'on' | 'stepping-off';

/** Share of the weight on the board; its place on the way (`undefined` = in the posture, wherever the body puts it). */
export interface Footing {
  readonly weightShare: number;
  readonly cop: PointMm | undefined;
  /** The body has just arrived. */
  readonly landed: boolean;
}

export class Stepping {
  readonly #random: Random;
  #phase: Phase = 'off';
  #elapsedMs = 0;
  #offMs = STEP_OFF_MS;
  #restMs = 0;
  #from: PointMm = NEUTRAL;
  #asideMm = ONE_FOOT_MM;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Nothing of the person is on the board. */
  get isOff(): boolean {
    return this.#phase === 'off';
  }

  /**
   * @param wanted what the person was told; @param cop where the weight is now; @param falling balance is lost.
   * @param seated they sit down and get up rather than step.
   */
  step(wanted: boolean, cop: PointMm, falling: boolean, seated: boolean): Footing {
    this.#elapsedMs += STEP_MS;
    this.#asideMm = seated ? 0 : ONE_FOOT_MM;
    switch (this.#phase) {
      case 'off':
        this.#restMs = Math.max(0, this.#restMs - STEP_MS);
        if (wanted && this.#restMs === 0) this.#enter('stepping-on');
        return { weightShare: 0, cop: NEUTRAL, landed: false };
      case 'stepping-on':
        return this.#stepOn();
      case 'on':
        if (falling) this.#leave(cop, CATCH_MS, uniform(this.#random, RECOVER_MS.least, RECOVER_MS.most));
        else if (!wanted) this.#leave(cop, STEP_OFF_MS, 0);
        return { weightShare: 1, cop: undefined, landed: false };
      case 'stepping-off':
        return this.#stepOff();
    }
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#elapsedMs = 0;
  }

  #leave(cop: PointMm, durationMs: number, restMs: number): void {
    this.#from = cop;
    this.#offMs = durationMs;
    this.#restMs = restMs;
    this.#enter('stepping-off');
  }

  /** The right foot first: the weight comes over it, then to the middle. */
  #stepOn(): Footing {
    const progress = Math.min(1, this.#elapsedMs / STEP_ON_MS);
    const landed = progress === 1;
    if (landed) this.#enter('on');
    const mlMm = this.#asideMm * (1 - smooth((progress - 0.4) / 0.6));
    return { weightShare: smooth(progress / 0.7), cop: { mlMm, apMm: 0 }, landed };
  }

  /** The left foot leaves first: the weight goes over the right one. */
  #stepOff(): Footing {
    const progress = Math.min(1, this.#elapsedMs / this.#offMs);
    if (progress === 1) this.#enter('off');
    const aside = smooth(progress / 0.5);
    const mlMm = this.#from.mlMm + aside * (this.#asideMm - this.#from.mlMm);
    return {
      weightShare: 1 - smooth((progress - 0.3) / 0.7),
      cop: { mlMm, apMm: this.#from.apMm },
      landed: false,
    };
  }
}

/** From 0 to 1 with no velocity at either end. */
function smooth(progress: number): number {
  const p = Math.max(0, Math.min(1, progress));
  return p * p * (3 - 2 * p);
}

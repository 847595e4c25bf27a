/**
 * A board on a rocker: it leans to where the weight is. On a rolling base of radius R it is level again under a weight
 * that stands p aside when tilted by p / R (geometry: Molnar et al. 2021, J R Soc Interface 18:20200956). It gets there
 * like a damped spring, t'' = w^2 (p / R - t) - 2 z w t', and its edge on the ground stops it.
 */
import { type Random, normal } from '../signal/random.ts';
import type { PointMm } from './point.ts';
import { degreesOf } from './posture.ts';

const STEP_S = 0.01;

/** R: judgement, a therapy board that a lean to one's limits tilts by some 15 to 20 deg. */
const RADIUS_MM = 300;
export const BOARD_MM_PER_DEG = RADIUS_MM / degreesOf(1);

/** Natural frequency 2 Hz, little overshoot: judgement. */
const RATE_RAD_S = 12.6;
const DAMPING_RATIO = 0.7;

/** The edge on the ground. */
const LARGEST_DEG = 20;

/** What its sensor adds, RMS, and tells in steps of: judgement. */
const NOISE_DEG = 0.05;
const STEP_DEG = 0.1;

export interface TiltDeg {
  readonly mlDeg: number;
  readonly apDeg: number;
}

export class TiltingBoard {
  readonly #ml = new TiltingAxis();
  readonly #ap = new TiltingAxis();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** 10 ms later. @param weightShare of the person on it: an empty board is level. */
  step(cop: PointMm, weightShare: number): void {
    this.#ml.step(weightShare * cop.mlMm);
    this.#ap.step(weightShare * cop.apMm);
  }

  get tilt(): TiltDeg {
    return { mlDeg: this.#ml.deg, apDeg: this.#ap.deg };
  }

  /** What its sensor says now. */
  read(): TiltDeg {
    const { mlDeg, apDeg } = this.tilt;
    return { mlDeg: this.#sensed(mlDeg), apDeg: this.#sensed(apDeg) };
  }

  #sensed(deg: number): number {
    return STEP_DEG * Math.round((deg + NOISE_DEG * normal(this.#random)) / STEP_DEG);
  }
}

class TiltingAxis {
  deg = 0;
  #degS = 0;

  step(copMm: number): void {
    const pull = RATE_RAD_S * RATE_RAD_S * (copMm / BOARD_MM_PER_DEG - this.deg);
    this.#degS += (pull - 2 * DAMPING_RATIO * RATE_RAD_S * this.#degS) * STEP_S;
    this.deg += this.#degS * STEP_S;
    if (Math.abs(this.deg) <= LARGEST_DEG) return;
    this.deg = Math.sign(this.deg) * LARGEST_DEG;
    this.#degS = 0;
  }
}

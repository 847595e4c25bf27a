/**
 * What the person has learnt about a marker that falls away of itself along one axis: how fast.
 *
 * Forward models x' = lambda (x + u) of a few lambdas, u the felt weight, compete with each other and with a marker that
 * does not fall, by the movement that each leaves unexplained. Who believes that it falls predicts where it will be by
 * now, and leans against that twice over: the lean that holds it where it is, and as much again, so that it comes back as
 * fast as it fell (prediction over the delay: Kleinman 1969, IEEE Trans Autom Control 14:524).
 */
import { DelayLine } from './delay-line.ts';

const STEP_MS = 10;

/** Lambdas that are told apart, 1/s. */
const LAMBDAS_PER_S = [0.4, 0.7, 1.1, 1.6, 2.2, 3, 4] as const;

/** Movement is judged over this long, ms; an experience counts for so long, s. */
const SPAN_MS = 100;
const MEMORY_S = 3;

/** Another lambda must explain this much better before it is believed, and a fall this much better than none. */
const PERSUASION = 0.95;
const FALL_PERSUASION = 0.3;
/** Believed, it stays so until it explains this many times worse: who holds it well sees little of the fall. */
const DOUBT = 4;

/** What each is thought to leave before any experience, mm2: nothing is taken to fall. */
const FIRST_SURPRISE_MM2 = 9;

/** The lean that holds it, and as much again. */
const GAIN = 2;

interface Fall {
  readonly lambdaPerS: number;
  surprise: number;
}

export class FallingMarker {
  readonly #falls: readonly Fall[] = LAMBDAS_PER_S.map((lambdaPerS) => ({
    lambdaPerS,
    surprise: FIRST_SURPRISE_MM2,
  }));
  readonly #felt = new DelayLine(0);
  /** What each way of following leaves unexplained, mm2. */
  #following: readonly number[] = [];
  #believed: Fall | undefined;

  /** Where the weight is felt to be along this axis, mm; every 10 ms. */
  feel(weightMm: number): void {
    this.#felt.push(weightMm);
  }

  settle(): void {
    this.#felt.fill(0);
  }

  /**
   * @param markerMm where it was seen so long ago, and 100 ms earlier.
   * @param followingMm movement that each way of only following leaves unexplained.
   */
  learn(markerMm: number, earlierMm: number, agoMs: number, followingMm: readonly number[]): void {
    const share = STEP_MS / 1000 / MEMORY_S;
    const feltMm = this.#feltBetween(agoMs + SPAN_MS, agoMs);
    this.#following = followingMm.map((error, index) => {
      const before = this.#following[index] ?? 0;
      return before + share * (error * error - before);
    });
    for (const fall of this.#falls) {
      const growth = Math.exp((fall.lambdaPerS * SPAN_MS) / 1000);
      const error = markerMm - earlierMm * growth - feltMm * (growth - 1);
      fall.surprise += share * (error * error - fall.surprise);
    }
    this.#believe();
  }

  /** What is believed stays so until something explains it better: another lambda, or a marker that does not fall. */
  #believe(): void {
    let best = this.#believed;
    for (const fall of this.#falls) {
      if (best === undefined || fall.surprise < PERSUASION * best.surprise) best = fall;
    }
    const needed = this.#believed === undefined ? FALL_PERSUASION : DOUBT;
    const falls = best !== undefined && best.surprise < needed * Math.min(...this.#following);
    this.#believed = falls ? best : undefined;
  }

  /** What pushes it, mm of weight, given where it was seen so long ago; undefined while it is not taken to fall. */
  push(markerMm: number, agoMs: number): number | undefined {
    if (this.#believed === undefined) return undefined;
    const growth = Math.exp((this.#believed.lambdaPerS * STEP_MS) / 1000);
    let x = markerMm;
    for (let beforeMs = agoMs - STEP_MS; beforeMs >= 0; beforeMs -= STEP_MS) {
      x = x * growth + this.#felt.ago(beforeMs) * (growth - 1);
    }
    return GAIN * x;
  }

  #feltBetween(fromAgoMs: number, toAgoMs: number): number {
    let sum = 0;
    let count = 0;
    for (let beforeMs = fromAgoMs - STEP_MS; beforeMs >= toAgoMs; beforeMs -= STEP_MS) {
      sum += this.#felt.ago(beforeMs);
      count++;
    }
    return sum / Math.max(1, count);
  }
}

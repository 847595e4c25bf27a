/**
 * What the person has learnt about the marker: how sluggishly it follows their weight.
 *
 * A handful of forward models, each predicting the marker from the felt centre of pressure through two equal lags,
 * compete; the one that leaves least unexplained movement is believed (multiple paired forward models: Wolpert & Kawato
 * 1998, Neural Netw 11:1317). What it leaves unexplained is the disturbance. To act on a sluggish marker a person looks
 * ahead along its velocity, the more so the more sluggish it is (lead equalisation: McRuer & Jex 1967, IEEE Trans Hum
 * Factors Electron 8:231).
 */
import { DelayLine } from './delay-line.ts';
import { FallingMarker } from './falling-marker.ts';
import { NEUTRAL, type PointMm, difference } from './point.ts';

const STEP_S = 0.01;

/** Time constant of each of the two lags, s. */
const LAGS_S = [0, 0.06, 0.12, 0.23, 0.4] as const;

/** Movement is judged over this long. */
const SPAN_MS = 100;

/** How long an experience counts, s. */
const MEMORY_S = 5;

/** Another model must explain this much better before it is believed. */
const PERSUASION = 0.9;

/** Share of the full lead that people generate. */
const LEAD = 0.8;

/** Nothing is taken to move faster than this. */
const FASTEST_MM_S = 300;

/** Before any experience the marker is taken to follow at once: what each model is thought to leave, mm2. */
const DIRECT = 0;
const FIRST_SURPRISE_MM2 = { direct: 1, sluggish: 4 } as const;

export class MarkerModel {
  readonly #predictors = LAGS_S.map((lagS) => new Predictor(lagS));
  readonly #fallingMl = new FallingMarker();
  readonly #fallingAp = new FallingMarker();
  #believed = DIRECT;

  /** Lags of the believed model, s. */
  get lagS(): number {
    return LAGS_S[this.#believed] ?? 0;
  }

  /** Where the weight is felt to be; every 10 ms. */
  feel(cop: PointMm): void {
    for (const predictor of this.#predictors) predictor.feel(cop);
    this.#fallingMl.feel(cop.mlMm);
    this.#fallingAp.feel(cop.apMm);
  }

  /** Begin again at neutral, keeping what was learnt. */
  settle(): void {
    for (const predictor of this.#predictors) predictor.settle();
    this.#fallingMl.settle();
    this.#fallingAp.settle();
  }

  /**
   * What pushes the marker, given where it was seen so long ago and 100 ms earlier; mm of centre of pressure.
   * @param learns from what is seen now.
   */
  disturbance(marker: PointMm, earlier: PointMm | undefined, agoMs: number, learns: boolean): PointMm {
    if (learns) this.#learn(marker, earlier, agoMs);
    const push = this.#pushOfFollowing(marker, earlier, agoMs);
    return {
      mlMm: this.#fallingMl.push(marker.mlMm, agoMs) ?? push.mlMm,
      apMm: this.#fallingAp.push(marker.apMm, agoMs) ?? push.apMm,
    };
  }

  /** The same of a marker that follows the weight. */
  #pushOfFollowing(marker: PointMm, earlier: PointMm | undefined, agoMs: number): PointMm {
    const predictor = this.#predictors[this.#believed];
    if (predictor === undefined) return marker;
    const now = predictor.unexplained(marker, agoMs);
    if (earlier === undefined) return now;
    const before = predictor.unexplained(earlier, agoMs + SPAN_MS);
    const leadS = 2 * LEAD * this.lagS;
    return {
      mlMm: now.mlMm + leadS * velocityMmS(before.mlMm, now.mlMm),
      apMm: now.apMm + leadS * velocityMmS(before.apMm, now.apMm),
    };
  }

  #learn(marker: PointMm, earlier: PointMm | undefined, agoMs: number): void {
    if (earlier === undefined) return;
    for (const predictor of this.#predictors) predictor.judge(marker, earlier, agoMs);
    const surprise = (index: number): number => this.#predictors[index]?.surprise ?? Infinity;
    for (const index of LAGS_S.keys()) {
      if (surprise(index) < PERSUASION * surprise(this.#believed)) this.#believed = index;
    }
    const unexplained = this.#predictors.map((predictor) =>
      predictor.unexplainedMovement(marker, earlier, agoMs),
    );
    this.#fallingMl.learn(
      marker.mlMm,
      earlier.mlMm,
      agoMs,
      unexplained.map(({ mlMm }) => mlMm),
    );
    this.#fallingAp.learn(
      marker.apMm,
      earlier.apMm,
      agoMs,
      unexplained.map(({ apMm }) => apMm),
    );
  }
}

/** The interval between the two sightings of `disturbance`. */
export const SIGHTINGS_MS = SPAN_MS;

function velocityMmS(before: number, now: number): number {
  const velocity = ((now - before) / SPAN_MS) * 1000;
  return Math.max(-FASTEST_MM_S, Math.min(FASTEST_MM_S, velocity));
}

class Predictor {
  readonly #share: number;
  readonly #predictions = new DelayLine<PointMm>(NEUTRAL);
  #first: PointMm = NEUTRAL;
  #second: PointMm = NEUTRAL;
  #surprise: number;

  constructor(lagS: number) {
    this.#share = lagS === 0 ? 1 : 1 - Math.exp(-STEP_S / lagS);
    this.#surprise = lagS === 0 ? FIRST_SURPRISE_MM2.direct : FIRST_SURPRISE_MM2.sluggish;
  }

  /** Mean square of the movement left unexplained, mm2. */
  get surprise(): number {
    return this.#surprise;
  }

  feel(cop: PointMm): void {
    this.#first = between(this.#first, cop, this.#share);
    this.#second = between(this.#second, this.#first, this.#share);
    this.#predictions.push(this.#second);
  }

  settle(): void {
    this.#first = NEUTRAL;
    this.#second = NEUTRAL;
    this.#predictions.fill(NEUTRAL);
  }

  unexplained(marker: PointMm, agoMs: number): PointMm {
    return difference(marker, this.#predictions.ago(agoMs));
  }

  unexplainedMovement(marker: PointMm, earlier: PointMm, agoMs: number): PointMm {
    return difference(this.unexplained(marker, agoMs), this.unexplained(earlier, agoMs + SPAN_MS));
  }

  judge(marker: PointMm, earlier: PointMm, agoMs: number): void {
    const { mlMm, apMm } = this.unexplainedMovement(marker, earlier, agoMs);
    this.#surprise += (STEP_S / MEMORY_S) * (mlMm * mlMm + apMm * apMm - this.#surprise);
  }
}

function between(from: PointMm, to: PointMm, share: number): PointMm {
  return { mlMm: from.mlMm + share * (to.mlMm - from.mlMm), apMm: from.apMm + share * (to.apMm - from.apMm) };
}

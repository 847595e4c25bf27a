/**
 * The point that a standing body is balanced about, wandering (rambling: Zatsiorsky & Duarte 1999, Motor Control 3:28).
 *
 * It wanders on several time scales at once, quickly by little and slowly by more, so that a minute of it has no mean of
 * its own: its mean square displacement goes on growing over tens of seconds, as that of people does.
 */
import type { Random } from '../signal/random.ts';
import { type Noise, smoothNoise } from './noise.ts';
import type { PointMm } from './point.ts';

interface Part {
  readonly tauS: number;
  /** RMS, where that of all together is 1. */
  readonly share: number;
  /** What is left of it in who sees their own sway: they hold back what is slow enough to be seen. */
  readonly seen: number;
}

/** Chosen for the diffusion of README.md, and for RMS under visual feedback. */
const PARTS: readonly Part[] = [
  { tauS: 0.4, share: 0.26, seen: 1 },
  { tauS: 4, share: 0.51, seen: 0.6 },
  { tauS: 20, share: 0.82, seen: 0.3 },
];

const STEP_S = 0.01;

/** Who begins to watch their sway, or stops, does so within a second. */
const ATTENTION_S = 1;

export class Wander {
  readonly #across: readonly Noise[];
  readonly #along: readonly Noise[];
  readonly #shared: number;
  readonly #own: number;
  #attention = 0;

  /** @param correlation of the two axes. @param stream random numbers by label. */
  constructor(correlation: number, stream: (label: string) => Random) {
    const noises = (label: string): readonly Noise[] =>
      PARTS.map(({ tauS }, part) => smoothNoise(stream(`${label} wander ${part}`), tauS));
    this.#across = noises('ml');
    this.#along = noises('ap');
    this.#shared = correlation;
    this.#own = Math.sqrt(1 - correlation * correlation);
  }

  /** 10 ms later; of unit RMS in each axis while nobody watches. @param attending the person sees their own sway. */
  next(attending: boolean): PointMm {
    this.#attention += (STEP_S / ATTENTION_S) * ((attending ? 1 : 0) - this.#attention);
    const across = sumOf(this.#across, this.#attention);
    const along = sumOf(this.#along, this.#attention);
    return { mlMm: across, apMm: this.#shared * across + this.#own * along };
  }
}

function sumOf(noises: readonly Noise[], attention: number): number {
  let sum = 0;
  for (const [part, { share, seen }] of PARTS.entries()) {
    sum += (1 - attention * (1 - seen)) * share * (noises[part]?.next() ?? 0);
  }
  return sum;
}

/**
 * How a person is today, and just now: nobody stands twice alike. Sway is larger on one day than on another, grows and
 * shrinks over minutes, and grows with time on one's feet; who is tired also answers later. Sources: README.md.
 */
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import { createRandom, deriveSeed, normal } from '../signal/random.ts';
import { type Noise, smoothNoise } from './noise.ts';

const STEP_S = 0.01;

/** SD of the logarithm of sway: from day to day, and over minutes of one day; and how long such a moment lasts, s. */
const DAY_SD = 0.08;
const MOMENT_SD = 0.15;
const MOMENT_S = 40;

/** Time on one's feet tires, rest restores, within these times, s; so much more sway and so much later when tired out. */
const TIRING_S = 1200;
const RESTING_S = 300;
const TIRED_SWAY = 0.2;
const TIRED_DELAY = 0.1;

/** The same person, another day: other noise. */
export function seedOfToday({ seed, sessionsBefore = 0 }: VirtualPatientOptions): number {
  return deriveSeed(seed, `session ${sessionsBefore}`);
}

export class Form {
  readonly #day: number;
  readonly #moment: Noise;
  #sway: number;
  #tired = 0;

  /** @param seed of this person's day. */
  constructor(seed: number) {
    const stream = (label: string) => createRandom(deriveSeed(seed, `form ${label}`));
    this.#day = DAY_SD * normal(stream('day'));
    this.#moment = smoothNoise(stream('moment'), MOMENT_S);
    this.#sway = Math.exp(this.#day);
  }

  /** 10 ms later. */
  step(onFeet: boolean): void {
    this.#tired += onFeet ? (STEP_S / TIRING_S) * (1 - this.#tired) : -(STEP_S / RESTING_S) * this.#tired;
    this.#sway = (1 + TIRED_SWAY * this.#tired) * Math.exp(this.#day + MOMENT_SD * this.#moment.next());
  }

  /** Every noise of the body, times. */
  get sway(): number {
    return this.#sway;
  }

  /** Every reaction, times. */
  get delay(): number {
    return 1 + TIRED_DELAY * this.#tired;
  }
}

/** Passes on what a person is to feel of a session, never so often that one pulse runs into the next. */
import { LONGEST_PULSE_MS } from '#core/contract/sensors.ts';
import type { RunnerOutput, SessionDependencies, SessionState } from '#core/session/state.ts';
import { pulseOf } from '#core/session/touch.ts';
import type { Pulse } from '#core/session/touch.ts';

/** Who sways about the border of the band is not to be shaken all the time. */
const LEAST_APART_MS = 600;

export interface TouchLink {
  readonly vibrate: (pulse: Pulse) => void;
  readonly stopVibration: () => void;
}

export class TouchFeed {
  readonly #dependencies: SessionDependencies;
  readonly #link: TouchLink;
  /** Session time. */
  #lastMs = -Infinity;

  constructor(dependencies: SessionDependencies, link: TouchLink) {
    this.#dependencies = dependencies;
    this.#link = link;
  }

  /** A stop ends what is felt at once. */
  follow(before: SessionState, output: RunnerOutput): void {
    const { nowMs, phase } = output.state;
    if (phase.name !== 'playing') {
      if (nowMs - this.#lastMs <= LONGEST_PULSE_MS) this.#link.stopVibration();
      this.#lastMs = -Infinity;
      return;
    }
    const pulse =
      nowMs - this.#lastMs < LEAST_APART_MS ? undefined : pulseOf(before, output, this.#dependencies);
    if (pulse === undefined) return;
    this.#lastMs = nowMs;
    this.#link.vibrate(pulse);
  }
}

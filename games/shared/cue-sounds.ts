/** The tones of each cue. */
import type { ToneShape } from './envelope.ts';

export type CueSound =
  | 'coming'
  | 'recovered'
  | 'target'
  | 'hold'
  | 'return'
  /** Something asks to be remembered. */
  | 'remember'
  /** Now it is the person's turn. */
  | 'go'
  /** What the person did was taken. */
  | 'taken'
  /** A weight comes down. */
  | 'drop'
  /** Something fell or got away; nothing bad. */
  | 'fall'
  /** The beat of a slow metronome, and its other half. */
  | 'beat'
  | 'off-beat';

export interface Note {
  readonly hz: number;
  readonly atMs: number;
  readonly shape: ToneShape;
}

const SOFT: ToneShape = { attackMs: 90, holdMs: 60, releaseMs: 420 };
const LONG: ToneShape = { attackMs: 110, holdMs: 120, releaseMs: 900 };

const SHORT: ToneShape = { attackMs: 80, holdMs: 20, releaseMs: 160 };

/** Mostly 500 to 1000 Hz, where older ears hear best. */
export const NOTES: Readonly<Record<CueSound, readonly Note[]>> = {
  coming: [
    { hz: 587.33, atMs: 0, shape: SOFT },
    { hz: 523.25, atMs: 210, shape: SOFT },
  ],
  recovered: [
    { hz: 523.25, atMs: 0, shape: LONG },
    { hz: 659.26, atMs: 150, shape: LONG },
    { hz: 783.99, atMs: 300, shape: LONG },
  ],
  target: [{ hz: 659.26, atMs: 0, shape: SOFT }],
  hold: [{ hz: 783.99, atMs: 0, shape: SOFT }],
  return: [{ hz: 523.25, atMs: 0, shape: LONG }],
  remember: [
    { hz: 659.26, atMs: 0, shape: SOFT },
    { hz: 659.26, atMs: 320, shape: SOFT },
  ],
  go: [
    { hz: 587.33, atMs: 0, shape: SOFT },
    { hz: 783.99, atMs: 180, shape: LONG },
  ],
  taken: [
    { hz: 783.99, atMs: 0, shape: SOFT },
    { hz: 659.26, atMs: 180, shape: LONG },
  ],
  drop: [{ hz: 196, atMs: 0, shape: LONG }],
  fall: [
    { hz: 587.33, atMs: 0, shape: SOFT },
    { hz: 440, atMs: 200, shape: SOFT },
    { hz: 329.63, atMs: 400, shape: LONG },
  ],
  beat: [{ hz: 523.25, atMs: 0, shape: SHORT }],
  'off-beat': [{ hz: 392, atMs: 0, shape: SHORT }],
};

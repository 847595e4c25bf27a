/** The frames of a recorded movement, derived anew from its hub inputs: those between its beginning and its end. */
import type { Frame } from '../contract/frame.ts';
import { Hub } from '../session/hub.ts';
import { decodeInputs } from '../recording/input-codec.ts';
import type { RecordingEntry } from '../recording/recording.ts';

export interface MovementFrames {
  readonly frames: readonly Frame[];
  /** The sensors' process began anew while it was recorded; nothing after that is told. */
  readonly brokenOff: boolean;
}

/** The same fold for a whole recording at once or part by part, so that a window may breathe in between. */
export class MovementReplay {
  #hub = new Hub();
  #state: 'before' | 'within' | 'after' = 'before';
  #brokenOff = false;
  readonly #frames: Frame[] = [];

  push(entry: RecordingEntry): void {
    if (this.#state === 'after') return;
    switch (entry.type) {
      case 'inputs':
        for (const input of decodeInputs(entry.bytes)) {
          const frames = this.#hub.push(input);
          if (this.#state === 'within') this.#frames.push(...frames);
        }
        break;
      case 'movement-action':
        this.#act(entry.action.type);
        break;
      case 'action':
        break;
    }
  }

  #act(action: 'begin' | 'end' | 'hub-restarted'): void {
    switch (action) {
      case 'begin':
        this.#state = 'within';
        break;
      case 'end':
        this.#state = 'after';
        break;
      case 'hub-restarted':
        this.#hub = new Hub();
        if (this.#state !== 'within') break;
        this.#brokenOff = true;
        this.#state = 'after';
        break;
    }
  }

  result(): MovementFrames {
    return { frames: this.#frames, brokenOff: this.#brokenOff };
  }
}

export function replayMovement(entries: Iterable<RecordingEntry>): MovementFrames {
  const replay = new MovementReplay();
  for (const entry of entries) replay.push(entry);
  return replay.result();
}

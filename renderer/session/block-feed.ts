/** What the scene of the running block may see: the newest moment that the session worker has told, and the cues since. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import type { DisplaySettings, SceneFeed, SceneMoment } from '#games/shared/scene-feed.ts';
import type { BlockMoment } from '../session-worker/messages.ts';

/** More cues than any scene takes between two pictures; older ones are of no use any more. */
const CUES_KEPT = 64;

export interface BlockFeedLink {
  readonly display: () => DisplaySettings;
  /** Monotonic real time, ms: for pictures only. */
  readonly nowMs: () => number;
}

export class BlockFeed implements SceneFeed<unknown> {
  readonly blockStartMs: number;
  readonly #link: BlockFeedLink;
  #moment: BlockMoment;
  #arrivedMs: number;
  #cues: readonly ExerciseCue[] = [];

  constructor(moment: BlockMoment, link: BlockFeedLink) {
    this.blockStartMs = moment.blockStartMs;
    this.#link = link;
    this.#moment = moment;
    this.#arrivedMs = link.nowMs();
  }

  take(moment: BlockMoment, cues: readonly ExerciseCue[]): void {
    this.#moment = moment;
    this.#arrivedMs = this.#link.nowMs();
    if (cues.length > 0) this.#cues = [...this.#cues, ...cues].slice(-CUES_KEPT);
  }

  moment(): SceneMoment<unknown> {
    const { previous, current, isStill } = this.#moment;
    const blend = Math.min(1, Math.max(0, (this.#link.nowMs() - this.#arrivedMs) / HUB_STEP_MS));
    return { previous, current, blend, isStill };
  }

  takeCues(): readonly ExerciseCue[] {
    const cues = this.#cues;
    this.#cues = [];
    return cues;
  }

  get display(): DisplaySettings {
    return this.#link.display();
  }
}

/** The channel as it is seen at one moment of a frame. */
import { blended } from '#games/shared/easing.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { ChannelState } from '../model.ts';
import { middleAt } from '../model/course.ts';

export class Way {
  /** Time of the block at the boat, ms. */
  nowMs = 0;
  previewS = 3;
  /** From the middle to each bank, fraction of the range. */
  halfWidth = 0;
  #state: ChannelState | undefined;
  /** 1 while the channel winds; what a release leaves of its bends. */
  #bends = 1;

  update({ previous, current, blend }: SceneMoment<ChannelState>): void {
    this.#state = current;
    this.nowMs = blended(previous.tMs, current.tMs, blend);
    this.previewS = current.parameters.previewS;
    this.halfWidth = current.halfWidth;
    this.#bends = current.phase === 'released' ? this.#leftOf(current) : 1;
  }

  /** The middle of the channel at a time of the block, fraction of the range. */
  middle(tMs: number): number {
    return this.#state === undefined ? 0 : this.#bends * middleAt(this.#state.course, tMs);
  }

  #leftOf({ middle, fadingFrom }: ChannelState): number {
    return fadingFrom === 0 ? 0 : middle / fadingFrom;
  }
}

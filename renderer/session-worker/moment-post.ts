/** Tells the page what a scene may draw: the running block's last two states, and the cues between. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { SessionState } from '#core/session/state.ts';
import type { BlockMoment } from './messages.ts';
import { NewestOnly } from './newest-only.ts';

/** More cues than any scene takes between two pictures; older ones are of no use any more. */
const CUES_KEPT = 64;

export class MomentPost {
  readonly #moments: NewestOnly<BlockMoment | undefined>;
  #newest: BlockMoment | undefined;
  #cues: readonly ExerciseCue[] = [];

  constructor(post: (moment: BlockMoment | undefined, cues: readonly ExerciseCue[]) => void) {
    this.#moments = new NewestOnly((moment) => {
      const cues = this.#cues;
      this.#cues = [];
      post(moment, cues);
    });
  }

  /** Kept until the next moment that the page takes. */
  hear(cues: readonly ExerciseCue[]): void {
    if (cues.length > 0) this.#cues = [...this.#cues, ...cues].slice(-CUES_KEPT);
  }

  /** A block that begins, ends, stops or goes on is told at once; between, the newest as often as the page takes one. */
  offer({ block, phase }: SessionState): void {
    const before = this.#newest;
    if (before === undefined && block === undefined) return;
    this.#newest = block && {
      blockStartMs: block.startMs,
      previous: block.previous,
      current: block.state,
      isStill: phase.name !== 'playing',
    };
    const { blockStartMs, isStill } = this.#newest ?? {};
    if (blockStartMs !== before?.blockStartMs) this.#cues = [];
    const same = blockStartMs === before?.blockStartMs && isStill === before?.isStill;
    if (!same) this.#moments.postNow(this.#newest);
    else if (this.#newest?.current !== before?.current) this.#moments.offer(this.#newest);
  }

  /** Nothing moves or sounds any more. */
  freeze(): void {
    if (this.#newest === undefined) return;
    this.#newest = { ...this.#newest, isStill: true };
    this.#moments.postNow(this.#newest);
  }

  /** The page has taken the last one. */
  taken(): void {
    this.#moments.taken();
  }
}

/** Foam behind the boat, along the way that it came. */
import type * as Phaser from 'phaser';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { blended, clamped } from '#games/shared/easing.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BOAT_SIZE, depthAt, heightAt, stageX } from './perspective.ts';
import type { Way } from './way.ts';

const EVERY_MS = 24;
const COUNT = 20;
/** From the middle of the boat to its stern. */
const STERN_MS = 110;
const SIDE_PX = 30 * BOAT_SIZE;

interface Mark {
  readonly images: readonly Phaser.GameObjects.Image[];
  place: number;
  atMs: number;
}

export class Trail {
  readonly #marks: readonly Mark[];
  #next = 0;
  #droppedMs = 0;
  #before = { ms: 0, place: 0 };

  constructor(layer: Layer) {
    this.#marks = Array.from({ length: COUNT }, () => ({
      images: [-1, 1].map(() => ownPiece(layer, 'trail').setVisible(false)),
      place: 0,
      atMs: Number.NEGATIVE_INFINITY,
    }));
  }

  update(way: Way, { ml }: PlaneVector): void {
    this.#dropSince(way.nowMs, ml);
    for (const { images, place, atMs } of this.#marks) {
      const ageMs = way.nowMs - atMs;
      const isSeen = ageMs > STERN_MS && ageMs < COUNT * EVERY_MS;
      const depth = depthAt(-ageMs, way.previewS);
      for (const [index, image] of images.entries()) {
        image.setVisible(isSeen);
        if (!isSeen) continue;
        const widening = 1 + ageMs / 500;
        const x = stageX(place, depth, (2 * index - 1) * SIDE_PX * widening);
        const y = heightAt(depth);
        image
          .setPosition(x, y)
          .setScale((0.8 * widening) / depth)
          .setAlpha(0.7 * (1 - ageMs / (COUNT * EVERY_MS)));
      }
    }
  }

  /** Marks of all moments since the last frame, where the boat was then. */
  #dropSince(nowMs: number, place: number): void {
    const { ms, place: placeBefore } = this.#before;
    // After a pause nothing is left of the way before it.
    this.#droppedMs = Math.max(this.#droppedMs, nowMs - COUNT * EVERY_MS);
    while (this.#droppedMs + EVERY_MS <= nowMs) {
      this.#droppedMs += EVERY_MS;
      const mark = this.#marks[this.#next];
      this.#next = (this.#next + 1) % COUNT;
      if (mark === undefined) return;
      mark.atMs = this.#droppedMs;
      const share = nowMs > ms ? (this.#droppedMs - ms) / (nowMs - ms) : 1;
      mark.place = blended(placeBefore, place, clamped(share, 0, 1));
    }
    this.#before.ms = nowMs;
    this.#before.place = place;
  }
}

/** The mooring in the middle: a ring on the water, clear while it is where to go. */
import type * as Phaser from 'phaser';
import { RING_RADIUS } from '#games/shared/art/course-art.ts';
import { approached } from '#games/shared/easing.ts';
import { COURSE } from '#games/shared/plane.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { COURSE_PER_RANGE } from './layout.ts';

const FOLLOW_MS = 200;
/** While the way leads elsewhere. */
const ASIDE = 0.35;

export class MiddleRing {
  readonly #ring: Phaser.GameObjects.Image;
  #shown = 1;

  constructor(layer: Layer) {
    this.#ring = piece(layer, 'ring', COURSE.x, COURSE.y);
  }

  /** @param radius fraction of the range. */
  resize(radius: number): void {
    this.#ring.setScale((radius * COURSE_PER_RANGE * COURSE.radiusX) / RING_RADIUS);
  }

  update(elapsedMs: number, isAsked: boolean, sight: number): void {
    this.#shown = approached(this.#shown, sight * (isAsked ? 1 : ASIDE), elapsedMs, FOLLOW_MS);
    this.#ring.setVisible(this.#shown > 0.02).setAlpha(this.#shown);
  }
}

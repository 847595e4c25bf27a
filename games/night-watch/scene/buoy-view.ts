/** The bell buoy of the place that is lit, its light on the water, and the ring within which it counts. */
import type * as Phaser from 'phaser';
import { approached } from '#games/shared/easing.ts';
import { RING_RADIUS } from '#games/shared/art/course-art.ts';
import { HoldRing } from '#games/shared/hold-ring.ts';
import { COURSE, sizeAt } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BUOY, buoyKey } from '../art/pieces.ts';
import { COURSE_PER_RANGE, onStage } from './layout.ts';
import type { LitPlace } from './seen.ts';

const SEEN_MS = 220;

export class BuoyView {
  readonly #glint: Phaser.GameObjects.Image;
  readonly #ring: Phaser.GameObjects.Image;
  readonly #halo: Phaser.GameObjects.Image;
  readonly #buoy: Phaser.GameObjects.Image;
  readonly #hold: HoldRing;
  readonly #still: boolean;
  #seen = 0;
  #clockMs = 0;
  #at = onStage({ ml: 0, ap: 0 });

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#glint = ownPiece(layer, 'glint');
    this.#ring = piece(layer, 'ring');
    this.#halo = piece(layer, 'halo');
    this.#buoy = ownPiece(layer, buoyKey(0)).setOrigin(BUOY.originX / BUOY.width, BUOY.originY / BUOY.height);
    this.#hold = new HoldRing(layer);
  }

  update(elapsedMs: number, lit: LitPlace | undefined, sight: number, stayShare: number): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    if (lit !== undefined) {
      this.#at = onStage(lit.at);
      this.#buoy.setFrame(buoyKey(lit.number), false, false);
      this.#ring.setScale((lit.band * COURSE_PER_RANGE * COURSE.radiusX) / RING_RADIUS);
    }
    this.#seen = approached(this.#seen, lit === undefined ? 0 : sight, elapsedMs, SEEN_MS);
    const visible = this.#seen > 0.02;
    for (const part of [this.#glint, this.#ring, this.#halo, this.#buoy]) part.setVisible(visible);
    this.#hold.update(elapsedMs, this.#at, lit === undefined ? 0 : sight * stayShare);
    if (!visible) return;
    const { x, y } = this.#at;
    const size = sizeAt(y);
    this.#glint
      .setPosition(x, y)
      .setScale(size)
      .setAlpha(0.8 * this.#seen);
    this.#ring.setPosition(x, y).setAlpha(0.75 * this.#seen);
    this.#halo
      .setPosition(x, y + BUOY.lampY * size)
      .setScale(0.62 * size)
      .setAlpha(this.#seen);
    this.#buoy
      .setPosition(x, y)
      .setScale(size)
      .setRotation(0.05 * Math.sin(this.#clockMs / 900))
      .setAlpha(this.#seen);
  }
}

/** Where the light that calls is lit from: a ring on the water as large as the tolerance, and the way there. */
import type * as Phaser from 'phaser';
import { scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { RING_RADIUS } from '#games/shared/art/course-art.ts';
import { approached } from '#games/shared/easing.ts';
import { tintOf } from '#games/shared/palette.ts';
import { COURSE, sizeAt, toStage } from '#games/shared/plane.ts';
import type { DisplaySettings } from '#games/shared/scene-feed.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';

const PIPS = 6;
const PIPS_FROM = 0.3;
const PIPS_TO = 0.78;
const SHOWN_MS = 160;

export class Berth {
  readonly #ring: Phaser.GameObjects.Image;
  readonly #way: readonly Phaser.GameObjects.Image[];
  #at: PlaneVector | undefined;
  #shown = 0;

  constructor(layer: Layer, display: DisplaySettings) {
    this.#way = Array.from({ length: PIPS }, () =>
      piece(layer, 'pip').setTint(tintOf('sand')).setVisible(false),
    );
    this.#ring = piece(layer, display.highContrast ? 'ring-thick' : 'ring').setVisible(false);
  }

  /** @param at fractions of the course; undefined: nothing calls. @param radius the same, of the ring. */
  update(elapsedMs: number, at: PlaneVector | undefined, radius: number): void {
    if (at !== undefined) this.#aim(at, radius);
    this.#shown = approached(this.#shown, at === undefined ? 0 : 1, elapsedMs, SHOWN_MS);
    const visible = this.#shown > 0.02;
    this.#ring.setVisible(visible).setAlpha(this.#shown);
    for (const pip of this.#way) pip.setVisible(visible).setAlpha(0.75 * this.#shown);
  }

  #aim(at: PlaneVector, radius: number): void {
    if (this.#at?.ml === at.ml && this.#at.ap === at.ap) return;
    this.#at = at;
    const { x, y } = toStage(at);
    this.#ring.setPosition(x, y).setScale((radius * COURSE.radiusX) / RING_RADIUS);
    for (const [index, pip] of this.#way.entries()) {
      const share = PIPS_FROM + ((PIPS_TO - PIPS_FROM) * index) / (PIPS - 1);
      const on = toStage(scaled(at, share));
      pip.setPosition(on.x, on.y).setScale(0.46 * sizeAt(on.y), 0.34 * sizeAt(on.y));
    }
  }
}

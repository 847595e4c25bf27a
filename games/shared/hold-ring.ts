/** A ring around the boat that fills while the person holds. */
import type * as Phaser from 'phaser';
import { approached } from '#games/shared/easing.ts';
import { FLATNESS } from '#games/shared/art/course-art.ts';
import { tintOf } from '#games/shared/palette.ts';
import { sizeAt } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';

const PIPS = 20;
const RADIUS = 140;

export class HoldRing {
  readonly #pips: readonly Phaser.GameObjects.Image[];
  #shown = 0;

  constructor(layer: Layer) {
    this.#pips = Array.from({ length: PIPS }, () => piece(layer, 'pip').setVisible(false));
  }

  /** @param share 0 to 1 of the hold; 0 hides the ring. */
  update(elapsedMs: number, at: ScreenPoint, share: number): void {
    this.#shown = approached(this.#shown, share > 0 ? 1 : 0, elapsedMs, 120);
    const size = sizeAt(at.y);
    for (const [index, pip] of this.#pips.entries()) {
      const angle = (index / PIPS) * 2 * Math.PI - Math.PI / 2;
      const filled = index < share * PIPS;
      pip
        .setVisible(this.#shown > 0.03)
        .setPosition(
          at.x + Math.cos(angle) * RADIUS * size,
          at.y + Math.sin(angle) * RADIUS * FLATNESS * size,
        )
        .setScale(size * (filled ? 1 : 0.55))
        .setTint(filled ? tintOf('brass') : tintOf('foam'))
        .setAlpha(this.#shown * (filled ? 1 : 0.6));
    }
  }
}

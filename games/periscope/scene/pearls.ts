/** A row of shells on the ground: each steady cycle leaves a pearl, and what was found stays. */
import type * as Phaser from 'phaser';
import { STAGE } from '#games/shared/plane.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';

const Y = 1050;
const WIDEST = 1100;
const SPACING = 58;

export class Pearls {
  readonly #layer: Layer;
  readonly #shells: Phaser.GameObjects.Image[] = [];
  #found = 0;

  constructor(layer: Layer) {
    this.#layer = layer;
  }

  /** @param count Cycles of this set. @param found Those that were steady. */
  update(count: number, found: number): void {
    if (this.#shells.length === 0) this.#lay(count);
    while (this.#found < found) {
      this.#shells[this.#found]?.setFrame('shell-pearl');
      this.#found += 1;
    }
  }

  #lay(count: number): void {
    const spacing = Math.min(SPACING, WIDEST / Math.max(1, count));
    for (let index = 0; index < count; index += 1) {
      const x = STAGE.width / 2 + (index - (count - 1) / 2) * spacing;
      this.#shells.push(ownPiece(this.#layer, 'shell', x, Y));
    }
  }
}

/** Bubbles that rise from the hull after a steady cycle, and fish that pass by: for beauty only. */
import type * as Phaser from 'phaser';
import { createRandom, uniform } from '#core/signal/random.ts';
import { lifeAlpha, wrapped } from '#games/shared/easing.ts';
import { STAGE } from '#games/shared/plane.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';

const BUBBLES = 9;
const RISE_MS = 2600;
const RISE_PX = 330;
const FISH = 4;
const FISH_PX_S = 16;
const BEYOND = 120;

interface Bubble {
  readonly image: Phaser.GameObjects.Image;
  readonly x: number;
  readonly lateMs: number;
}

export class Bubbles {
  readonly #bubbles: Bubble[] = [];
  readonly #fish: Phaser.GameObjects.Image[] = [];
  readonly #still: boolean;
  #forMs = Infinity;

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#still = reduceMotion;
    const random = createRandom(29);
    for (let index = 0; index < FISH; index += 1) {
      const size = uniform(random, 0.5, 1);
      const at = { x: uniform(random, 0, STAGE.width), y: uniform(random, 540, 900) };
      this.#fish.push(
        ownPiece(layer, 'fish', at.x, at.y)
          .setScale(size)
          .setAlpha(0.35 + 0.4 * size),
      );
    }
    for (let index = 0; index < BUBBLES; index += 1) {
      const image = ownPiece(layer, 'bubble')
        .setScale(uniform(random, 0.4, 1))
        .setVisible(false);
      const x = STAGE.width / 2 + uniform(random, -240, 240);
      this.#bubbles.push({ image, x, lateMs: uniform(random, 0, 900) });
    }
  }

  rise(): void {
    this.#forMs = 0;
  }

  update(elapsedMs: number): void {
    if (this.#still) return;
    this.#forMs += elapsedMs;
    for (const { image, x, lateMs } of this.#bubbles) {
      const share = (this.#forMs - lateMs) / RISE_MS;
      const alpha = lifeAlpha(share, 0.1, 0.5);
      image.setVisible(alpha > 0);
      if (alpha > 0) image.setAlpha(alpha).setPosition(x + 10 * Math.sin(share * 9), 790 - RISE_PX * share);
    }
    for (const fish of this.#fish) {
      const far = fish.x + (FISH_PX_S * fish.scale * elapsedMs) / 1000;
      fish.x = wrapped(far + BEYOND, STAGE.width + 2 * BEYOND) - BEYOND;
    }
  }
}

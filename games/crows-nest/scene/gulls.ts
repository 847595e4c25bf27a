/** A few gulls far away: they make the sky high. */
import type * as Phaser from 'phaser';
import { createRandom, uniform } from '#core/signal/random.ts';
import { wrapped } from '#games/shared/easing.ts';
import { STAGE } from '#games/shared/plane.ts';
import type { DisplaySettings } from '#games/shared/scene-feed.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';

const GULLS = 5;
const PX_S = 14;
const FIELD = STAGE.width + 200;

interface Gull {
  readonly image: Phaser.GameObjects.Image;
  readonly y: number;
  readonly size: number;
}

export class Gulls {
  readonly #gulls: readonly Gull[];
  readonly #still: boolean;
  #clockMs = 0;

  constructor(layer: Layer, { reduceMotion }: DisplaySettings) {
    this.#still = reduceMotion;
    const random = createRandom(29);
    this.#gulls = Array.from({ length: GULLS }, (_, index) => {
      const size = uniform(random, 0.32, 0.75);
      const y = uniform(random, 260, 640);
      const x = (index * FIELD) / GULLS + uniform(random, -120, 120);
      return { image: ownPiece(layer, 'gull', x, y).setScale(size).setAlpha(0.7), y, size };
    });
  }

  update(elapsedMs: number): void {
    if (this.#still) return;
    this.#clockMs += elapsedMs;
    for (const [index, { image, y, size }] of this.#gulls.entries()) {
      image.x = wrapped(image.x + 100 + (PX_S * size * elapsedMs) / 1000, FIELD) - 100;
      const wave = Math.sin(this.#clockMs / 900 + index);
      image.y = y + 9 * wave;
      image.scaleY = size * (0.75 + 0.35 * wave);
    }
  }
}

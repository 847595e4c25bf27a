/** A bank of fog that hides what a person steers, and says so: it comes where that was last seen, and lifts slowly. */
import type * as Phaser from 'phaser';
import { approached } from './easing.ts';
import { sizeAt } from './plane.ts';
import type { ScreenPoint } from './plane.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

/** Quick enough to hide in time, slow enough for calm light. */
const FADE_MS = 140;
const FOG_SIZE = 1.25;

export class Fog {
  readonly #bank: Phaser.GameObjects.Image;
  #density = 0;

  constructor(layer: Layer) {
    this.#bank = piece(layer, 'fog').setVisible(false);
  }

  /** @returns how much of what is hidden can still be seen, 0 to 1. @param at Where it was last seen. */
  update(elapsedMs: number, hides: boolean, at: ScreenPoint): number {
    this.#density = approached(this.#density, hides ? 1 : 0, elapsedMs, FADE_MS);
    this.#bank
      .setVisible(this.#density > 0.01)
      .setPosition(at.x, at.y - 26 * sizeAt(at.y))
      .setScale(FOG_SIZE * sizeAt(at.y))
      .setAlpha(this.#density);
    return 1 - this.#density;
  }
}

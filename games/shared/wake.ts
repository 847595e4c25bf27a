/** Foam behind the boat and ripples around it: where it has just been. */
import type * as Phaser from 'phaser';
import { easedOut, lifeAlpha } from './easing.ts';
import type { ScreenPoint } from './plane.ts';
import { nearnessAt, sizeAt } from './plane.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

const FOAM_EVERY_MS = 110;
const FOAM_LIFE_MS = 2400;
const RIPPLE_EVERY_MS = 900;
const RIPPLE_LIFE_MS = 2600;
/** Ripples come sooner when the boat moves fast across the water. */
const FAST_PX_S = 260;

interface Mark {
  readonly image: Phaser.GameObjects.Image;
  ageMs: number;
  drift: number;
}

/** A fixed set of pictures that take turns: nothing is made while a game runs. */
class Marks {
  readonly #marks: Mark[] = [];
  readonly #lifeMs: number;
  readonly #currentPxS: number;
  #next = 0;

  constructor(layer: Layer, key: string, count: number, lifeMs: number, currentPxS: number) {
    this.#lifeMs = lifeMs;
    this.#currentPxS = currentPxS;
    for (let index = 0; index < count; index += 1) {
      this.#marks.push({ image: piece(layer, key).setVisible(false), ageMs: lifeMs, drift: 0 });
    }
  }

  drop(at: ScreenPoint, drift: number): void {
    const mark = this.#marks[this.#next];
    this.#next = (this.#next + 1) % this.#marks.length;
    if (mark === undefined) return;
    mark.ageMs = 0;
    mark.drift = drift;
    mark.image.setPosition(at.x, at.y).setVisible(true);
  }

  update(elapsedMs: number, show: (image: Phaser.GameObjects.Image, life: number) => void): void {
    for (const mark of this.#marks) {
      if (mark.ageMs >= this.#lifeMs) continue;
      mark.ageMs += elapsedMs;
      mark.image.x += (mark.drift * elapsedMs) / 1000;
      mark.image.y += (this.#currentPxS * nearnessAt(mark.image.y) * elapsedMs) / 1000;
      if (mark.ageMs >= this.#lifeMs) mark.image.setVisible(false);
      else show(mark.image, mark.ageMs / this.#lifeMs);
    }
  }

  clear(): void {
    for (const mark of this.#marks) {
      mark.ageMs = this.#lifeMs;
      mark.image.setVisible(false);
    }
  }
}

export class Wake {
  readonly #foam: Marks;
  readonly #ripples: Marks;
  #foamInMs = 0;
  #rippleInMs = 0;

  /** @param currentPxS of the place: what floats drifts with it. */
  constructor(layer: Layer, currentPxS: number) {
    const foams = 2 * Math.ceil(FOAM_LIFE_MS / FOAM_EVERY_MS);
    this.#ripples = new Marks(layer, 'ripple', 5, RIPPLE_LIFE_MS, currentPxS);
    this.#foam = new Marks(layer, 'foam', foams, FOAM_LIFE_MS, currentPxS);
  }

  /** @param boat middle of the hull on the stage. @param speed of the hull over the stage, units a second. */
  update(elapsedMs: number, boat: ScreenPoint, speed: number): void {
    const size = sizeAt(boat.y);
    this.#foamInMs -= elapsedMs;
    if (this.#foamInMs <= 0) {
      this.#foamInMs = FOAM_EVERY_MS;
      for (const side of [-1, 1]) {
        this.#foam.drop({ x: boat.x + side * 34 * size, y: boat.y + 26 * size }, side * 13);
      }
    }
    this.#rippleInMs -= elapsedMs * (1 + Math.min(3, speed / FAST_PX_S));
    if (this.#rippleInMs <= 0) {
      this.#rippleInMs = RIPPLE_EVERY_MS;
      this.#ripples.drop({ x: boat.x, y: boat.y + 6 }, 0);
    }
    this.#foam.update(elapsedMs, (image, life) => {
      image
        .setScale((0.5 + 0.75 * life) * sizeAt(image.y), 0.5 + 0.3 * life)
        .setAlpha(0.75 * lifeAlpha(life, 0.06, 0.94));
    });
    this.#ripples.update(elapsedMs, (image, life) => {
      image
        .setScale((0.55 + 0.95 * easedOut(life)) * sizeAt(image.y))
        .setAlpha(0.4 * lifeAlpha(life, 0.15, 0.85));
    });
  }

  /** Takes everything off the water, for people who want a still picture. */
  clear(): void {
    this.#foam.clear();
    this.#ripples.clear();
  }
}

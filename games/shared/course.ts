/** Where the boat belongs: the ring of calm in the middle and the line of floats around the course. */
import type * as Phaser from 'phaser';
import { approached, clamped } from './easing.ts';
import { createFlashLimiter } from './flash-limit.ts';
import { COURSE, sizeAt } from './plane.ts';
import { RING_RADIUS } from './art/course-art.ts';
import type { DisplaySettings } from './scene-feed.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

const FLOATS = 44;
const GLOW_FADE_MS = 1600;

export class CalmRing {
  readonly #ring: Phaser.GameObjects.Image;
  readonly #glow: Phaser.GameObjects.Image;
  /** The glow is light on a good part of the screen: it goes the way all light goes. */
  readonly #light = createFlashLimiter();
  #glowFor = 0;

  constructor(layer: Layer, display: DisplaySettings) {
    this.#glow = piece(layer, 'ring-glow', COURSE.x, COURSE.y).setAlpha(0);
    this.#ring = piece(layer, display.highContrast ? 'ring-thick' : 'ring', COURSE.x, COURSE.y);
  }

  /** @param radius in fractions of the course. */
  resize(radius: number): void {
    const scale = (radius * COURSE.radiusX) / RING_RADIUS;
    this.#glow.setScale(scale);
    this.#ring.setScale(scale);
  }

  /** A soft glow: the boat is back. */
  praise(): void {
    this.#glowFor = GLOW_FADE_MS;
  }

  /** @param inside whether the boat is where it belongs. */
  update(elapsedMs: number, inside: boolean): void {
    this.#glowFor = Math.max(0, this.#glowFor - elapsedMs);
    const wanted = this.#glowFor > 0 ? 0.4 : 0;
    this.#glow.setAlpha(clamped(this.#light.towards(wanted, elapsedMs) * 2.4, 0, 1));
    this.#ring.setAlpha(approached(this.#ring.alpha, inside ? 1 : 0.82, elapsedMs, 200));
  }
}

/** A dotted line around the course, with a buoy in each of the eight directions. */
export function addCourseLine(layer: Layer, display: DisplaySettings): void {
  for (let index = 0; index < FLOATS; index += 1) {
    const angle = ((index + 0.5) / FLOATS) * 2 * Math.PI;
    const y = COURSE.y + Math.sin(angle) * COURSE.radiusY;
    const tangent = Math.atan2(Math.cos(angle) * COURSE.radiusY, -Math.sin(angle) * COURSE.radiusX);
    const size = sizeAt(y) * (display.highContrast ? 1.35 : 0.95);
    piece(layer, 'dash', COURSE.x + Math.cos(angle) * COURSE.radiusX, y)
      .setRotation(tangent)
      .setScale(size * 0.9, size)
      .setAlpha(display.highContrast ? 1 : 0.7);
  }
}

/** Where the boat belongs: the ring of calm in the middle and the line of floats around the course. */
import { DIRECTIONS, UNIT } from '#core/exercise/directions.ts';
import type * as Phaser from 'phaser';
import { approached, clamped } from './easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from './flash-limit.ts';
import { COURSE, sizeAt, toStage } from './plane.ts';
import { RING_RADIUS } from './art/course-art.ts';
import type { DisplaySettings } from './scene-feed.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

const FLOATS = 48;
const GLOW_MS = 1100;
/** How much brighter the full glow is than the water, relative luminance. */
const GLOW_LUMINANCE = 0.6;
const GLOW_SCALE = 1.35;

export class CalmRing {
  readonly #ring: Phaser.GameObjects.Image;
  readonly #glow: Phaser.GameObjects.Image;
  readonly #light = createFlashLimiter(SMALL_LIGHT_A_SECOND);
  #glowFor = 0;

  constructor(layer: Layer, display: DisplaySettings) {
    this.#glow = piece(layer, 'ring-glow', COURSE.x, COURSE.y).setAlpha(0);
    this.#ring = piece(layer, display.highContrast ? 'ring-thick' : 'ring', COURSE.x, COURSE.y);
  }

  /** @param radius in fractions of the course. */
  resize(radius: number): void {
    const scale = (radius * COURSE.radiusX) / RING_RADIUS;
    this.#glow.setScale(scale * GLOW_SCALE);
    this.#ring.setScale(scale);
  }

  /** A soft glow: the boat is back. */
  praise(): void {
    this.#glowFor = GLOW_MS;
  }

  /** @param inside whether the boat is where it belongs. */
  update(elapsedMs: number, inside: boolean): void {
    this.#glowFor = Math.max(0, this.#glowFor - elapsedMs);
    const light = this.#light.towards(this.#glowFor > 0 ? GLOW_LUMINANCE : 0, elapsedMs);
    this.#glow.setAlpha(clamped(light / GLOW_LUMINANCE, 0, 1)).setVisible(light > 0.01);
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
  for (const direction of DIRECTIONS) {
    const { x, y } = toStage(UNIT[direction]);
    piece(layer, 'buoy', x, y)
      .setOrigin(0.5, 0.82)
      .setScale(0.72 * sizeAt(y));
  }
}

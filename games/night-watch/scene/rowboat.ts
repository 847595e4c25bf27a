/** The rowing boat and the light of its lantern on the water: where the person is, in the same frame. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type * as Phaser from 'phaser';
import { approached, clamped } from '#games/shared/easing.ts';
import { sizeAt } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { ROWBOAT } from '../art/rowboat-art.ts';

const BOAT_SIZE = 1.12;
const HEEL_RAD = 0.34;
const HEEL_MS = 120;
/** Seen or not seen: no light goes out at once. */
const SEEN_MS = 120;

export class Rowboat {
  readonly #glint: Phaser.GameObjects.Image;
  readonly #boat: Phaser.GameObjects.Image;
  readonly #still: boolean;
  #heel = 0;
  #seen = 1;
  #clockMs = 0;

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#glint = ownPiece(layer, 'glint');
    this.#boat = ownPiece(layer, 'rowboat').setOrigin(
      ROWBOAT.originX / ROWBOAT.width,
      ROWBOAT.originY / ROWBOAT.height,
    );
  }

  /** @param sight 0 to 1: how much of it may be seen. */
  update(elapsedMs: number, at: ScreenPoint, steering: PlaneVector, sight: number): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    this.#seen = approached(this.#seen, sight, elapsedMs, SEEN_MS);
    const visible = this.#seen > 0.02;
    this.#glint.setVisible(visible);
    this.#boat.setVisible(visible);
    if (!visible) return;
    const seconds = this.#clockMs / 1000;
    this.#heel = approached(this.#heel, HEEL_RAD * clamped(steering.ml, -1, 1), elapsedMs, HEEL_MS);
    const size = BOAT_SIZE * sizeAt(at.y);
    const bob = 2.5 * Math.sin(1.3 * seconds);
    this.#glint
      .setPosition(at.x, at.y - 6)
      .setScale(0.95 * size)
      .setAlpha(0.75 * this.#seen);
    this.#boat
      .setPosition(at.x, at.y + bob)
      .setScale(size, size * (1 + 0.12 * clamped(steering.ap, -1, 1)))
      .setRotation(this.#heel + 0.014 * Math.sin(0.9 * seconds))
      .setAlpha(this.#seen);
  }
}

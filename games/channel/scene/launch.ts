/** The boat that the person is: it goes where they lean, in the same frame, and turns its bow along its way. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type * as Phaser from 'phaser';
import { approached, clamped, softlyLimited } from '#games/shared/easing.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { LAUNCH } from '../art/river-pieces.ts';
import { BOAT_SIZE, BOAT_Y, stageX } from './perspective.ts';

/** Leaning to the front and back moves it a little, so that nobody wonders whether it is alive. */
const AHEAD_PX = 24;
const TURN_MS = 160;
const SILT_MS = 220;

export class Launch {
  readonly #shade: Phaser.GameObjects.Image;
  readonly #silt: Phaser.GameObjects.Image;
  readonly #hull: Phaser.GameObjects.Image;
  readonly #still: boolean;
  #turn = 0;
  #stirred = 0;
  #clockMs = 0;

  constructor(layer: Layer, tint: number, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#shade = ownPiece(layer, 'launch-shade');
    this.#silt = ownPiece(layer, 'silt').setAlpha(0);
    this.#hull = ownPiece(layer, 'launch')
      .setOrigin(LAUNCH.originX / LAUNCH.width, LAUNCH.originY / LAUNCH.height)
      .setTint(tint);
  }

  /**
   * @param place what steers, fractions of the range. @param speed of it to the side, fractions a second.
   * @param aground which bank it touches: -1 left, 1 right, 0 none.
   */
  update(elapsedMs: number, place: PlaneVector, speed: number, aground: number): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    const x = stageX(softlyLimited(place.ml, 0.92, 1.02), 1);
    const y = BOAT_Y - AHEAD_PX * clamped(place.ap, -1, 1);
    this.#turn = approached(this.#turn, clamped(0.55 * speed, -0.32, 0.32), elapsedMs, TURN_MS);
    this.#stirred = approached(this.#stirred, aground === 0 ? 0 : 1, elapsedMs, SILT_MS);
    const bob = 2 * Math.sin(this.#clockMs / 700) * (1 - this.#stirred);
    this.#shade.setPosition(x, y + 6).setScale(BOAT_SIZE);
    this.#silt.setPosition(x + 40 * aground, y + 12).setAlpha(0.9 * this.#stirred);
    this.#hull
      .setPosition(x, y + bob)
      .setRotation(this.#turn)
      .setScale(BOAT_SIZE, BOAT_SIZE * (1 + 0.05 * clamped(place.ap, -1, 1)));
  }
}

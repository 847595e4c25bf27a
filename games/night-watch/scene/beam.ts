/** The light of the lighthouse: it turns slowly over the bay, and points at the place that is shown. */
import type * as Phaser from 'phaser';
import { approached, clamped } from '#games/shared/easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { LAMP } from '../art/dark-bay.ts';
import { BEAM } from '../art/pieces.ts';

/** From one end of the bay to the other and back. */
const TURN_MS = 22_000;
/** Where the turning beam meets the water. */
const SWEEP = { left: 120, right: 1300, y: 470, depth: 130 } as const;
/** The beam comes to a place within about a second. */
const POINT_MS = 330;
const IDLE_LIGHT = 0.3;
const POINTING_LIGHT = 0.62;

export class Beam {
  readonly #beam: Phaser.GameObjects.Image;
  readonly #lamp: Phaser.GameObjects.Image;
  readonly #still: boolean;
  readonly #light = createFlashLimiter(SMALL_LIGHT_A_SECOND);
  #clockMs = 0.2 * TURN_MS;
  #x = 700;
  #y = 560;

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#beam = ownPiece(layer, 'beam', LAMP.x, LAMP.y).setOrigin(0, 0.5);
    this.#lamp = piece(layer, 'halo', LAMP.x, LAMP.y);
  }

  /**
   * @param target what it points at; undefined lets it turn.
   * @param sight 0 to 1: how much of it may be seen.
   */
  update(elapsedMs: number, target: ScreenPoint | undefined, sight: number): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    const turn = 0.5 - 0.5 * Math.cos((2 * Math.PI * this.#clockMs) / TURN_MS);
    const x = target?.x ?? SWEEP.left + (SWEEP.right - SWEEP.left) * turn;
    const y = target?.y ?? SWEEP.y + SWEEP.depth * Math.sin(Math.PI * turn);
    this.#x = approached(this.#x, x, elapsedMs, POINT_MS);
    this.#y = approached(this.#y, y, elapsedMs, POINT_MS);
    const asked = sight * (target === undefined ? IDLE_LIGHT : POINTING_LIGHT);
    const light = clamped(this.#light.towards(asked, elapsedMs), 0, 1);
    const dx = this.#x - LAMP.x;
    const dy = this.#y - LAMP.y;
    const length = Math.sqrt(dx * dx + dy * dy);
    this.#beam
      .setVisible(light > 0.01)
      .setRotation(Math.atan2(dy, dx))
      .setScale((1.12 * length) / BEAM.width, 0.9)
      .setAlpha(light);
    this.#lamp.setAlpha(0.25 + 0.75 * light).setScale(0.5 + 0.35 * light);
  }
}

/** One beacon: dark, calling, growing bright as it is held, burning; a pennant for every time it was lit again. */
import type * as Phaser from 'phaser';
import { clamped } from '#games/shared/easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';
import { sizeAt } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BEACON } from '../art/beacon-art.ts';

const BEACON_SIZE = 0.78;
/** How much brighter the whole halo is than the water, relative luminance. */
const HALO_LUMINANCE = 0.5;
const MOST_PENNANTS = 2;

/** How much light a beacon gives, 0 to 1: a call is seen, a flame is more. */
const CALL = 0.3;
const BURN = 0.72;

export interface BeaconShown {
  readonly lit: number;
  readonly calls: boolean;
  /** 0 to 1 of the hold. */
  readonly held: number;
}

export class Beacon {
  readonly #reflection: Phaser.GameObjects.Image;
  readonly #halo: Phaser.GameObjects.Image;
  readonly #tower: Phaser.GameObjects.Image;
  readonly #pennants: readonly Phaser.GameObjects.Image[];
  readonly #light = createFlashLimiter(SMALL_LIGHT_A_SECOND);

  constructor(layer: Layer, thingTint: number) {
    this.#reflection = ownPiece(layer, 'reflection').setOrigin(0.5, 0).setVisible(false);
    this.#halo = piece(layer, 'halo').setVisible(false);
    this.#tower = ownPiece(layer, 'beacon-dark')
      .setOrigin(BEACON.footX / BEACON.width, BEACON.footY / BEACON.height)
      .setTint(thingTint);
    this.#pennants = Array.from({ length: MOST_PENNANTS }, () =>
      ownPiece(layer, 'pennant').setOrigin(0, 0.5).setVisible(false),
    );
  }

  place({ x, y }: ScreenPoint): void {
    const size = BEACON_SIZE * sizeAt(y);
    const lampY = y - (BEACON.footY - BEACON.lampY) * size;
    this.#tower.setPosition(x, y).setScale(size);
    this.#halo.setPosition(x, lampY);
    this.#reflection.setPosition(x, y + 8 * size).setScale(size, size * 0.62);
    for (const [index, pennant] of this.#pennants.entries()) {
      pennant.setPosition(x + 22 * size, lampY + (44 + 34 * index) * size).setScale(0.8 * size);
    }
  }

  update(elapsedMs: number, { lit, calls, held }: BeaconShown): void {
    const burns = lit > 0;
    const rest = burns ? BURN : calls ? CALL : 0;
    const wanted = rest + (1 - rest) * held;
    const light = clamped(this.#light.towards(wanted * HALO_LUMINANCE, elapsedMs) / HALO_LUMINANCE, 0, 1);
    this.#tower.setFrame(burns || held > 0 ? 'beacon-lit' : 'beacon-dark', false, false);
    const visible = light > 0.02;
    this.#halo
      .setVisible(visible)
      .setAlpha(light)
      .setScale(this.#tower.scaleX * (0.5 + 0.7 * light));
    this.#reflection.setVisible(visible).setAlpha(light);
    for (const [index, pennant] of this.#pennants.entries()) pennant.setVisible(lit > index + 1);
  }
}

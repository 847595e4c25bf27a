/** One tower: dark or burning, its light on the water, a pennant for every time it was lit again. */
import type * as Phaser from 'phaser';
import { sizeAt } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BEACON } from '../art/beacon-art.ts';

const TOWER_SIZE = 0.8;
const MOST_PENNANTS = 2;

/** How large a tower is whose foot is there. */
export function towerSizeAt({ y }: ScreenPoint): number {
  return TOWER_SIZE * sizeAt(y);
}

/** The middle of its lamp. */
export function lampOf(foot: ScreenPoint): ScreenPoint {
  return { x: foot.x, y: foot.y - (BEACON.footY - BEACON.lampY) * towerSizeAt(foot) };
}

export class Tower {
  readonly #reflection: Phaser.GameObjects.Image;
  readonly #tower: Phaser.GameObjects.Image;
  readonly #pennants: readonly Phaser.GameObjects.Image[];

  constructor(layer: Layer, thingTint: number) {
    this.#reflection = ownPiece(layer, 'reflection').setOrigin(0.5, 0).setVisible(false);
    this.#tower = ownPiece(layer, 'beacon-dark')
      .setOrigin(BEACON.footX / BEACON.width, BEACON.footY / BEACON.height)
      .setTint(thingTint);
    this.#pennants = Array.from({ length: MOST_PENNANTS }, () =>
      ownPiece(layer, 'pennant').setOrigin(0, 0.5).setVisible(false),
    );
  }

  place(foot: ScreenPoint): void {
    const size = towerSizeAt(foot);
    this.#tower.setPosition(foot.x, foot.y).setScale(size);
    this.#reflection.setPosition(foot.x, foot.y + 8 * size).setScale(1.2 * size, 0.66 * size);
    const lampY = lampOf(foot).y;
    for (const [index, pennant] of this.#pennants.entries()) {
      pennant.setPosition(foot.x + 22 * size, lampY + (46 + 36 * index) * size).setScale(0.85 * size);
    }
  }

  /** @param lit how often it was lit. @param light how bright its lamp is, 0 to 1. */
  update(lit: number, light: number, kindles: boolean): void {
    this.#tower.setFrame(lit > 0 || kindles ? 'beacon-lit' : 'beacon-dark', false, false);
    this.#reflection.setVisible(light > 0.02).setAlpha(light);
    for (const [index, pennant] of this.#pennants.entries()) pennant.setVisible(lit > index + 1);
  }
}

/** Eight lanterns around the boat, the light of the one that is asked for, and how far the person has reached. */
import type * as Phaser from 'phaser';
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { byDirection } from '#core/exercise/directions.ts';
import { approached, clamped } from '#games/shared/easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';
import { tintOf } from '#games/shared/palette.ts';
import { sizeAt, toStage } from '#games/shared/plane.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import type { LimitsState } from '../model.ts';
import { placeAlong } from './layout.ts';

const LANTERN_SIZE = 1.08;
/** How much brighter the halo is than the water, relative luminance. */
const HALO_LUMINANCE = 0.4;
const PATH_PIPS = 6;
/** The path to the light leaves the boat's own place free. */
const PATH_FROM = 0.3;
const PATH_TO = 0.86;

interface Lantern {
  readonly image: Phaser.GameObjects.Image;
  /** How far the person has been this way. */
  readonly reached: Phaser.GameObjects.Image;
}

export class Lanterns {
  readonly #lanterns: Readonly<Record<Direction, Lantern>>;
  readonly #halo: Phaser.GameObjects.Image;
  readonly #path: readonly Phaser.GameObjects.Image[];
  readonly #light = createFlashLimiter(SMALL_LIGHT_A_SECOND);
  #target: Direction | undefined;
  #targetsMm: LimitsState['targetsMm'] | undefined;
  #pathShown = 0;

  constructor(layer: Layer) {
    this.#path = Array.from({ length: PATH_PIPS }, () => piece(layer, 'pip').setVisible(false));
    this.#halo = piece(layer, 'halo').setVisible(false);
    this.#lanterns = byDirection(() => ({
      reached: piece(layer, 'buoy').setOrigin(0.5, 0.8).setVisible(false),
      image: piece(layer, 'lantern').setOrigin(0.5, 0.82),
    }));
  }

  update(elapsedMs: number, state: LimitsState): void {
    if (state.targetsMm !== this.#targetsMm) this.#placeLanterns(state.targetsMm);
    if (state.target !== undefined && state.target !== this.#target) this.#aim(state.target);
    const asked = state.target !== undefined;
    for (const direction of DIRECTIONS) {
      this.#lanterns[direction].image.setFrame(
        direction === state.target ? 'lantern-lit' : 'lantern',
        false,
        false,
      );
      this.#mark(direction, state);
    }
    const light = clamped(this.#light.towards(asked ? HALO_LUMINANCE : 0, elapsedMs) / HALO_LUMINANCE, 0, 1);
    this.#halo.setVisible(light > 0.01).setAlpha(light);
    this.#pathShown = approached(this.#pathShown, asked ? 1 : 0, elapsedMs, 160);
    for (const pip of this.#path) pip.setVisible(this.#pathShown > 0.02).setAlpha(0.8 * this.#pathShown);
  }

  #placeLanterns(targetsMm: LimitsState['targetsMm']): void {
    this.#targetsMm = targetsMm;
    for (const direction of DIRECTIONS) {
      const { x, y } = toStage(placeAlong(direction, targetsMm[direction]));
      this.#lanterns[direction].image.setPosition(x, y).setScale(LANTERN_SIZE * sizeAt(y));
    }
  }

  /** The light and the path to it go to another lantern. */
  #aim(target: Direction): void {
    this.#target = target;
    const targetMm = this.#targetsMm?.[target] ?? 0;
    const { x, y } = toStage(placeAlong(target, targetMm));
    this.#halo.setPosition(x, y - 48 * sizeAt(y)).setScale(1.15 * sizeAt(y));
    for (const [index, pip] of this.#path.entries()) {
      const share = PATH_FROM + ((PATH_TO - PATH_FROM) * index) / (PATH_PIPS - 1);
      const at = toStage(placeAlong(target, share * targetMm));
      pip
        .setPosition(at.x, at.y)
        .setScale(0.5 * sizeAt(at.y), 0.36 * sizeAt(at.y))
        .setTint(tintOf('sand'));
    }
  }

  /** A buoy where the person has been farthest: the one of this lean moves out with it. */
  #mark(direction: Direction, state: LimitsState): void {
    const { reached } = this.#lanterns[direction];
    const running = direction === state.target ? state.bestReachMm : 0;
    const mm = Math.max(running, state.reachedMm[direction] ?? 0);
    reached.setVisible(mm > 0);
    if (mm === 0) return;
    const { x, y } = toStage(placeAlong(direction, mm));
    reached.setPosition(x, y).setScale(0.8 * sizeAt(y));
  }
}

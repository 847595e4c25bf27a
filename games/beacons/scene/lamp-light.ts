/** The light of one lamp, above everything on the water: a call is seen, it grows while it is held, a flame has rays. */
import type * as Phaser from 'phaser';
import { clamped } from '#games/shared/easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { lampOf, towerSizeAt } from './tower.ts';

/** How much brighter the whole halo is than the water, relative luminance. */
const HALO_LUMINANCE = 0.5;
/** How much light there is, 0 to 1. */
const CALL = 0.4;
const BURN = 0.75;
/** A call swells and falls slowly. */
const SWELL_MS = 2600;
const SWELL = 0.12;

export interface LampShown {
  readonly burns: boolean;
  readonly calls: boolean;
  /** 0 to 1 of the hold. */
  readonly held: number;
}

export class LampLight {
  readonly #halo: Phaser.GameObjects.Image;
  readonly #flame: Phaser.GameObjects.Image;
  readonly #limit = createFlashLimiter(SMALL_LIGHT_A_SECOND);
  readonly #isStill: boolean;
  #size = 1;
  #clockMs = 0;

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#isStill = reduceMotion;
    this.#halo = piece(layer, 'halo').setVisible(false);
    this.#flame = ownPiece(layer, 'flame').setVisible(false);
  }

  place(foot: ScreenPoint): void {
    const { x, y } = lampOf(foot);
    this.#size = towerSizeAt(foot);
    for (const part of [this.#halo, this.#flame]) part.setPosition(x, y);
  }

  /** @returns how bright the lamp is now, 0 to 1. */
  update(elapsedMs: number, { burns, calls, held }: LampShown): number {
    const rest = burns ? BURN : calls ? CALL : 0;
    const wanted = rest + (1 - rest) * held;
    const light = clamped(this.#limit.towards(wanted * HALO_LUMINANCE, elapsedMs) / HALO_LUMINANCE, 0, 1);
    this.#clockMs = calls && !this.#isStill ? this.#clockMs + elapsedMs : 0;
    const swell = 1 + SWELL * Math.sin((this.#clockMs / SWELL_MS) * 2 * Math.PI);
    this.#halo
      .setVisible(light > 0.02)
      .setAlpha(light)
      .setScale(this.#size * swell * (0.55 + 0.65 * light));
    const flame = burns ? Math.max(BURN, held) : held;
    this.#flame
      .setVisible(flame > 0.02)
      .setAlpha(clamped(2 * flame, 0, 1))
      .setScale(this.#size * swell * (0.3 + 0.7 * flame));
    return light;
  }
}

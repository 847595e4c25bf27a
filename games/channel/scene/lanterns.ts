/**
 * The gate at the end of each stretch: two lanterns that shine as long as the stretch is clear, and go out where a bank
 * is touched. A dark lantern is smaller and empty, so that its light is not told by colour alone.
 */
import type * as Phaser from 'phaser';
import { createFlashLimiter, SMALL_LIGHT_A_SECOND } from '#games/shared/flash-limit.ts';
import type { FlashLimiter } from '#games/shared/flash-limit.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { STRETCH_MS } from '../model/course.ts';
import { HALF_BEAM_PX, clearness, depthAt, passedMs, heightAt, stageX } from './perspective.ts';
import type { Way } from './way.ts';

/** How much brighter a lantern's halo is than what is behind it, relative luminance. */
const HALO_LUMINANCE = 0.5;

interface Gate {
  readonly dark: Phaser.GameObjects.Image;
  readonly lit: Phaser.GameObjects.Image;
  readonly halo: Phaser.GameObjects.Image;
  readonly side: -1 | 1;
}

export class Lanterns {
  readonly #gates: readonly Gate[];
  readonly #light: FlashLimiter = createFlashLimiter(SMALL_LIGHT_A_SECOND);

  constructor(layer: Layer) {
    this.#gates = ([-1, 1] as const).map((side) => ({
      side,
      halo: piece(layer, 'halo').setVisible(false),
      dark: piece(layer, 'lantern').setOrigin(0.5, 0.9).setVisible(false),
      lit: piece(layer, 'lantern-lit').setOrigin(0.5, 0.9).setVisible(false),
    }));
  }

  /**
   * @param gateMs when the boat is there; undefined while there is none. @param isClear no bank was touched on the way.
   */
  update(elapsedMs: number, way: Way, gateMs: number | undefined, isClear: boolean): void {
    const glow = this.#light.towards(isClear ? HALO_LUMINANCE : 0, elapsedMs) / HALO_LUMINANCE;
    const tMs = nearestGate(gateMs, way);
    const depth = tMs === undefined ? Number.POSITIVE_INFINITY : depthAt(tMs - way.nowMs, way.previewS);
    const clear = clearness(depth);
    for (const { side, dark, lit, halo } of this.#gates) {
      for (const image of [dark, lit, halo]) image.setVisible(clear > 0);
      if (tMs === undefined || clear === 0) continue;
      const bank = way.middle(tMs) + side * way.halfWidth;
      const x = stageX(bank, depth, side * (HALF_BEAM_PX + 34));
      const y = heightAt(depth);
      const size = 1.5 / depth;
      dark
        .setPosition(x, y)
        .setScale(0.82 * size)
        .setAlpha(clear);
      lit
        .setPosition(x, y)
        .setScale(size)
        .setAlpha(clear * glow);
      halo
        .setPosition(x, y - 70 * size)
        .setScale(0.9 * size)
        .setAlpha(0.8 * clear * glow);
    }
  }
}

/** The gate that was just passed is seen until it is out of the picture. */
function nearestGate(gateMs: number | undefined, { nowMs, previewS }: Way): number | undefined {
  if (gateMs === undefined) return undefined;
  const passed = gateMs - STRETCH_MS;
  return passed > nowMs - passedMs(previewS) ? passed : gateMs;
}

/** The boat's lamp while the trunk turns: its beam points where the rib cage does, and an arrow says to which side. */
import type * as Phaser from 'phaser';
import { approached } from '#games/shared/easing.ts';
import { COURSE, stageAngle } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import type { Side } from '../model.ts';

const SHOWN_MS = 260;
const ARROW_ASIDE = 330;
/** The beam begins at the top of the mast. */
const ABOVE_BOAT = 120;
const RAD_PER_DEG = Math.PI / 180;

export class Lamp {
  readonly #beam: Phaser.GameObjects.Image;
  readonly #arrow: Phaser.GameObjects.Image;
  #shown = 0;
  #arrowShown = 0;

  constructor(layer: Layer) {
    this.#beam = ownPiece(layer, 'beam', COURSE.x, COURSE.y - ABOVE_BOAT)
      .setOrigin(0, 0.5)
      .setVisible(false);
    this.#arrow = piece(layer, 'arrow-right').setVisible(false);
  }

  /** @param axialDeg how far the trunk is turned; undefined: no turns now, or no sensor. */
  update(elapsedMs: number, axialDeg: number | undefined, side: Side | undefined): void {
    this.#shown = approached(this.#shown, axialDeg === undefined ? 0 : 1, elapsedMs, SHOWN_MS);
    this.#beam.setVisible(this.#shown > 0.02).setAlpha(this.#shown);
    if (axialDeg !== undefined) {
      const turned = axialDeg * RAD_PER_DEG;
      this.#beam.setRotation(stageAngle({ ml: Math.sin(turned), ap: Math.cos(turned) }));
    }
    this.#arrowShown = approached(this.#arrowShown, side === undefined ? 0 : 1, elapsedMs, SHOWN_MS);
    this.#arrow.setVisible(this.#arrowShown > 0.02).setAlpha(this.#arrowShown);
    if (side === undefined) return;
    const aside = side === 'right' ? ARROW_ASIDE : -ARROW_ASIDE;
    this.#arrow.setFrame(`arrow-${side}`, false, false).setPosition(COURSE.x + aside, COURSE.y - ABOVE_BOAT);
  }
}

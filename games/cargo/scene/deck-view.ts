/** The barge as it heels, the sailor who leans as the person does, and the gauges at both ends of the deck. */
import type * as Phaser from 'phaser';
import { approached, clamped } from '#games/shared/easing.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BAND, BARGE, GAUGE, POINTER_X, SAILOR, SHADE } from '../art/deck-art.ts';
import type { CargoPhase, LeanBegan } from '../model.ts';
import { DECK, heelAngle, leanAngle } from './layout.ts';

/** How far the sailor steps aside for a lean of the whole range, stage units. */
const STEP_ASIDE = 210;
const GAUGE_X = POINTER_X + 66;
const FOAM_X = 430;
/** Where a mark of a lean is, on the stern below the deck's edge: nothing ever hides it there. */
const MARK_X = 176;
const MARK_Y = 122;
const MARK_SIZE = 0.86;
const MARK_MS = 140;
const MARKS: Readonly<Record<LeanBegan, string>> = { before: 'lean-before', after: 'lean-after' };

export interface DeckSeen {
  readonly phase: CargoPhase;
  /** Fractions of the range, positive to the right. */
  readonly heel: number;
  /** To the front. */
  readonly pitch: number;
  readonly lean: number;
  readonly leanBegan: LeanBegan | undefined;
  readonly levelBand: number;
}

export class DeckView {
  readonly #barge: Phaser.GameObjects.Image;
  readonly #sailor: Phaser.GameObjects.Image;
  readonly #bands: readonly Phaser.GameObjects.Image[];
  readonly #foams: readonly Phaser.GameObjects.Image[];
  readonly #mark: Phaser.GameObjects.Image;
  #markSide = 1;

  constructor(layer: Layer, tint: number) {
    ownPiece(layer, 'barge-shade', DECK.x, DECK.y + 178).setOrigin(0.5, SHADE.height / 2 / SHADE.height);
    const sides = [-1, 1] as const;
    for (const side of sides) {
      ownPiece(layer, 'gauge', DECK.x + side * GAUGE_X, DECK.y + 48)
        .setOrigin(0.5, GAUGE.levelY / GAUGE.height)
        .setTint(tint);
    }
    this.#bands = sides.map((side) => ownPiece(layer, 'band', DECK.x + side * GAUGE_X, DECK.y + 48));
    this.#barge = ownPiece(layer, 'barge')
      .setOrigin(BARGE.originX / BARGE.width, BARGE.originY / BARGE.height)
      .setTint(tint);
    this.#foams = sides.map(() => piece(layer, 'foam'));
    this.#mark = ownPiece(layer, MARKS.before).setVisible(false).setAlpha(0);
    this.#sailor = ownPiece(layer, 'sailor')
      .setOrigin(SAILOR.originX / SAILOR.width, SAILOR.originY / SAILOR.height)
      .setTint(tint);
  }

  update(elapsedMs: number, seen: DeckSeen): void {
    const angle = heelAngle(seen.heel);
    const long = 1 + 0.12 * clamped(seen.pitch, -1, 1);
    this.#barge.setPosition(DECK.x, DECK.y).setRotation(angle).setScale(1, long);
    this.#drawBands(seen);
    this.#drawFoam(angle);
    const aside = STEP_ASIDE * clamped(seen.lean, -1.1, 1.1);
    const x = DECK.x + aside * Math.cos(angle);
    const y = DECK.y + aside * Math.sin(angle);
    this.#sailor.setPosition(x, y).setRotation(leanAngle(seen.lean));
    this.#drawMark(elapsedMs, seen, angle);
  }

  /** Both ends say the same: a bar as high as the room there is, and a tick while the deck is in it. */
  #drawBands({ heel, levelBand, phase }: DeckSeen): void {
    const half = POINTER_X * Math.sin(heelAngle(levelBand));
    const isLevel = Math.abs(heel) < levelBand && phase !== 'released';
    for (const band of this.#bands) {
      band.setFrame(isLevel ? 'band-level' : 'band', false, false).setScale(1, half / BAND.half);
    }
  }

  /** Water rises along the side that goes down. */
  #drawFoam(angle: number): void {
    for (const [index, foam] of this.#foams.entries()) {
      const side = index === 0 ? -1 : 1;
      const down = clamped(side * angle * 6, 0, 1);
      foam
        .setPosition(DECK.x + side * FOAM_X, DECK.y + 190)
        .setScale(2.2 + 2.4 * down, 0.8 + 0.5 * down)
        .setAlpha(0.3 + 0.6 * down);
    }
  }

  /** On the side leaned to: two chevrons where the lean came before the load, one where it answered it. */
  #drawMark(elapsedMs: number, { leanBegan, lean }: DeckSeen, angle: number): void {
    const shown = leanBegan === undefined ? 0 : 1;
    if (leanBegan !== undefined) {
      if (Math.abs(lean) > 0.03) this.#markSide = lean < 0 ? -1 : 1;
      this.#mark.setFrame(MARKS[leanBegan], false, false);
    }
    const alpha = approached(this.#mark.alpha, shown, elapsedMs, MARK_MS);
    const aside = this.#markSide * MARK_X;
    this.#mark
      .setVisible(alpha > 0.02)
      .setAlpha(alpha)
      .setPosition(
        DECK.x + aside * Math.cos(angle) - MARK_Y * Math.sin(angle),
        DECK.y + aside * Math.sin(angle) + MARK_Y * Math.cos(angle),
      )
      .setRotation(angle)
      .setScale(this.#markSide * MARK_SIZE, MARK_SIZE);
  }
}

/** What hangs from the crane: a crate over each side of the deck, its sign or its cover, and the ropes. */
import type * as Phaser from 'phaser';
import { approached, clamped } from '#games/shared/easing.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { LANDING_X } from '../art/deck-art.ts';
import { CRATE } from '../art/load-art.ts';
import { BEAM, HOOK_X, JIB, ROPE, TOWER, TROLLEY } from '../art/quay-art.ts';
import type { CargoState, Side } from '../model.ts';
import { DECK, HIGH, LOW, hangingHeight, heelAngle } from './layout.ts';

const JIB_Y = 238;
const BEAM_Y = 330;
const TOWER_AT = { x: 238, y: 700 } as const;
/** Loads stand a little before the middle of the deck. */
const STANDS_Y = 14;
const RISE_MS = 420;
const FADE_MS = 110;

interface Hanging {
  readonly side: Side;
  readonly sign: 1 | -1;
  readonly rope: Phaser.GameObjects.Image;
  readonly crate: Phaser.GameObjects.Image;
  readonly cover: Phaser.GameObjects.Image;
  readonly plate: Phaser.GameObjects.Image;
  readonly landing: Phaser.GameObjects.Image;
  height: number;
}

export class CraneView {
  readonly #loads: readonly Hanging[];
  readonly #still: boolean;
  #clockMs = 0;

  /** The crane itself stands behind the deck. */
  static addCrane(layer: Layer, tint: number): void {
    const { x, y } = TOWER_AT;
    ownPiece(layer, 'tower', x, y)
      .setOrigin(TOWER.mastX / TOWER.width, 1 - 10 / TOWER.height)
      .setTint(tint);
    ownPiece(layer, 'jib', x - 134, JIB_Y)
      .setOrigin(0, 60 / JIB.height)
      .setTint(tint);
    for (const aside of [-20, 20]) {
      ownPiece(layer, 'rope', DECK.x + aside, JIB_Y)
        .setOrigin(0.5, 0)
        .setScale(1, (BEAM_Y - JIB_Y) / ROPE.height);
    }
    ownPiece(layer, 'trolley', DECK.x, JIB_Y + 14).setOrigin(0.5, 14 / TROLLEY.height);
    ownPiece(layer, 'beam', DECK.x, BEAM_Y)
      .setOrigin(0.5, 0.5)
      .setDisplaySize((BEAM.width * LANDING_X) / HOOK_X, BEAM.height)
      .setTint(tint);
  }

  constructor(layer: Layer, tint: number, reduceMotion: boolean) {
    this.#still = reduceMotion;
    const sides = ['left', 'right'] as const;
    this.#loads = sides.map((side) => {
      const sign = side === 'left' ? -1 : 1;
      return {
        side,
        sign,
        landing: ownPiece(layer, 'landing').setVisible(false),
        rope: ownPiece(layer, 'rope', DECK.x + sign * LANDING_X, BEAM_Y).setOrigin(0.5, 0),
        crate: ownPiece(layer, 'crate').setOrigin(0.5, 1).setTint(tint),
        cover: ownPiece(layer, 'cover').setOrigin(0.5, 1).setAlpha(0),
        plate: ownPiece(layer, 'sign-light').setAlpha(0),
        height: HIGH,
      };
    });
  }

  /** @param tMs between the last two states. */
  update(elapsedMs: number, state: CargoState, tMs: number, heel: number): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    const angle = heelAngle(heel);
    for (const load of this.#loads) {
      const wanted = hangingHeight(state, tMs, load.side);
      // Down as the model says, in the same frame; up as gently as a crane.
      load.height = wanted <= load.height ? wanted : approached(load.height, wanted, elapsedMs, RISE_MS);
      this.#place(load, angle);
      this.#dress(elapsedMs, load, state);
    }
  }

  #place({ sign, rope, crate, cover, plate, landing, height }: Hanging, angle: number): void {
    // On the deck it goes with it; from a hand's breadth above it hangs straight.
    const free = clamped(height / LOW, 0, 1);
    const swing = this.#still ? 0 : 0.016 * free * Math.sin(this.#clockMs / 1100 + sign);
    const x = DECK.x + sign * LANDING_X * (free + (1 - free) * Math.cos(angle));
    const onDeck = DECK.y + STANDS_Y + sign * LANDING_X * Math.sin(angle);
    const y = onDeck * (1 - free) + (DECK.y + STANDS_Y - height) * free;
    const rotation = angle * (1 - free) + swing;
    crate.setPosition(x, y).setRotation(rotation);
    cover.setPosition(x, y + 4).setRotation(rotation);
    plate.setPosition(x + 74 * Math.sin(rotation), y - 68 * Math.cos(rotation)).setRotation(rotation);
    rope.setScale(1, Math.max(0, y - CRATE.height + 10 - BEAM_Y) / ROPE.height);
    rope.setPosition(DECK.x + sign * LANDING_X, BEAM_Y);
    landing
      .setPosition(
        DECK.x + sign * LANDING_X * 0.96 * Math.cos(angle),
        DECK.y - 4 + sign * LANDING_X * Math.sin(angle),
      )
      .setRotation(angle);
  }

  /** The sign and the cover are there while a load is shown and while it stands; they melt away in calm. */
  #dress(elapsedMs: number, { side, cover, plate, landing, height }: Hanging, state: CargoState): void {
    const { phase, hanging, trial } = state;
    const planned = trial?.planned;
    const shown = planned?.shown;
    const isShown = hanging !== undefined || phase === 'loaded';
    const isSigned = isShown && shown?.side === side;
    const isCovered = isShown && planned !== undefined && shown === undefined;
    if (isSigned) plate.setFrame(`sign-${shown.weight}`, false, false);
    plate.setAlpha(approached(plate.alpha, isSigned ? 1 : 0, elapsedMs, FADE_MS));
    cover.setAlpha(approached(cover.alpha, isCovered ? 1 : 0, elapsedMs, FADE_MS));
    for (const image of [plate, cover]) image.setVisible(image.alpha > 0.02);
    const isExpected = phase === 'shown' && (isSigned || isCovered);
    landing.setVisible(isExpected).setAlpha(0.9 * clamped(1 - (height - LOW) / (HIGH - LOW), 0.25, 1));
  }
}

/** The deck, and the sailor on it who goes where the person leans and holds the mast by a rope. */
import type * as Phaser from 'phaser';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { DECK, SAILOR, TRACK_PX } from '../art/deck-art.ts';
import { ROPE } from '../art/rig-art.ts';
import { approached, clamped } from '#games/shared/easing.ts';
import type { Light } from '#games/shared/light.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { FOOT, ROPE_UP, SAILOR_Y, alongMast } from './layout.ts';

/** A lean of the whole range, in what follows it. */
const HEEL_RAD = 0.035;
const PITCH_PX = 26;
const SAILOR_LEAN_RAD = 0.42;
const NEAR_PX = 34;
/** The sailor's hands above the feet. */
const HANDS_UP = 203;
/** Where the stays are made fast, either side of the foot. */
const STAY_PX = 520;
const STAYS_MS = 220;

export interface CrewPose {
  /** The person's lean, fractions of the range. */
  readonly lean: PlaneVector;
  /** Of the mast, radians. */
  readonly angle: number;
  /** The mast stands in its stays. */
  readonly stayed: boolean;
  /** Clouds hide what the rope goes to. */
  readonly hidden: boolean;
  /** The person is asked to the middle. */
  readonly centring: boolean;
}

export class DeckView {
  readonly #deck: Phaser.GameObjects.Image;
  readonly #middle: Phaser.GameObjects.Image;
  readonly #glow: Phaser.GameObjects.Image;
  #centring = 0;

  constructor(layer: Layer, { thingTint }: Light) {
    this.#deck = ownPiece(layer, 'deck', FOOT.x, FOOT.y).setTint(thingTint);
    this.#deck.setOrigin(DECK.originX / DECK.width, DECK.originY / DECK.height);
    this.#glow = piece(layer, 'ring-glow', FOOT.x, SAILOR_Y).setScale(1, 0.62);
    this.#middle = ownPiece(layer, 'middle', FOOT.x, SAILOR_Y);
  }

  update(elapsedMs: number, { lean, centring }: CrewPose): void {
    this.#centring = approached(this.#centring, centring ? 1 : 0, elapsedMs, STAYS_MS);
    const heel = HEEL_RAD * clamped(lean.ml, -1, 1);
    this.#deck.setRotation(heel).setY(FOOT.y - PITCH_PX * 0.3 * clamped(lean.ap, -1, 1));
    this.#middle.setRotation(heel);
    this.#glow.setAlpha(0.9 * this.#centring).setVisible(this.#centring > 0.02);
  }
}

export class CrewView {
  readonly #stays: readonly Phaser.GameObjects.Image[];
  readonly #rope: Phaser.GameObjects.Image;
  readonly #sailor: Phaser.GameObjects.Image;
  #stayed = 1;
  #shown = 1;

  constructor(layer: Layer) {
    this.#stays = [-1, 1].map(() => ownPiece(layer, 'rope').setOrigin(0, 0.5));
    this.#rope = ownPiece(layer, 'rope').setOrigin(0, 0.5);
    this.#sailor = ownPiece(layer, 'sailor').setOrigin(
      SAILOR.originX / SAILOR.width,
      SAILOR.originY / SAILOR.height,
    );
  }

  update(elapsedMs: number, { lean, angle, stayed, hidden }: CrewPose): void {
    this.#stayed = approached(this.#stayed, stayed ? 1 : 0, elapsedMs, STAYS_MS);
    this.#shown = approached(this.#shown, hidden ? 0 : 1, elapsedMs, STAYS_MS / 2);
    const side = clamped(lean.ml, -1.1, 1.1);
    const x = FOOT.x + TRACK_PX * side;
    const y = SAILOR_Y - NEAR_PX * clamped(lean.ap, -1, 1) + 16 * Math.abs(side);
    const tip = SAILOR_LEAN_RAD * side;
    this.#sailor.setPosition(x, y).setRotation(tip);
    const at = alongMast(angle, ROPE_UP);
    stretch(this.#rope, { x: x + HANDS_UP * Math.sin(tip), y: y - HANDS_UP * Math.cos(tip) }, at);
    this.#rope.setAlpha(this.#shown);
    for (const [index, stay] of this.#stays.entries()) {
      stretch(stay, { x: FOOT.x + (index === 0 ? -STAY_PX : STAY_PX), y: FOOT.y + 4 }, at);
      stay.setAlpha(this.#stayed * this.#shown).setVisible(this.#stayed > 0.02);
    }
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function stretch(rope: Phaser.GameObjects.Image, from: Point, to: Point): void {
  const [across, down] = [to.x - from.x, to.y - from.y];
  rope
    .setPosition(from.x, from.y)
    .setRotation(Math.atan2(down, across))
    .setDisplaySize(Math.sqrt(across * across + down * down), ROPE.height * 0.8);
}

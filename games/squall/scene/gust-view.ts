/** Wind that can be seen: dark water that comes nearer, arrows that say from where, spray that flies across. */
import type * as Phaser from 'phaser';
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import { UNIT } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { arrowKey } from '#games/shared/art/course-art.ts';
import { approached, blended, clamped, smooth, wrapped } from '#games/shared/easing.ts';
import { HORIZON_Y, sizeAt, stageAngle, toStage } from '#games/shared/plane.ts';
import type { DisplaySettings } from '#games/shared/scene-feed.ts';
import { piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import type { GustSeen } from './gust-seen.ts';

/** Where the dark water comes into sight, to windward, in fractions of the course. */
const FIRST_SEEN = 1.5;
/** Three arrows abreast, so that the sails never hide them all; they come a little nearer with the gust. */
const ABREAST = [-0.44, 0, 0.44] as const;
const ARROWS_FROM = 1.06;
const ARROWS_TO = 0.74;
/** Arrows are there as soon as the announcement: the dark water then passes over them. */
const ARROWS_IN_MS = 120;
const ARROWS_OUT_MS = 420;
const STREAKS = 24;
/** Spray crosses the course in little more than a second: seen, and not a blur. */
const STREAK_SPEED = 1.9;
const FIELD = 1.5;

interface Streak {
  readonly image: Phaser.GameObjects.Image;
  readonly across: number;
  along: number;
  readonly strength: number;
}

export class GustView {
  readonly #display: DisplaySettings;
  readonly #paw: Phaser.GameObjects.Image;
  readonly #arrows: readonly Phaser.GameObjects.Image[];
  readonly #streaks: readonly Streak[];
  #announced: Direction | undefined;
  /** Distance of the dark water from the boat, in fractions of the course; negative to leeward. */
  #distance = FIRST_SEEN;
  #pawAlpha = 0;
  /** 0 when the gust comes into sight, 1 when it is here. */
  #near = 0;
  #arrowAlpha = 0;
  #heading: PlaneVector = { ml: 1, ap: 0 };
  #spray = 0;

  constructor(layer: Layer, display: DisplaySettings) {
    this.#display = display;
    this.#paw = piece(layer, display.highContrast ? 'paw-bright' : 'paw').setVisible(false);
    this.#arrows = ABREAST.map(() => piece(layer, arrowKey(DIRECTIONS[0])).setVisible(false));
    const random = createRandom(31);
    this.#streaks = Array.from({ length: STREAKS }, (_, index) => ({
      image: piece(layer, 'streak').setOrigin(0.8, 0.5).setVisible(false),
      across: blended(-1.25, 1.25, (index + uniform(random, 0.1, 0.9)) / STREAKS),
      along: uniform(random, -FIELD, FIELD),
      strength: uniform(random, 0.45, 1),
    }));
  }

  update(elapsedMs: number, seen: GustSeen, boat: PlaneVector): void {
    this.#follow(elapsedMs, seen);
    this.#drawPaw(boat, seen);
    this.#drawArrows();
    this.#drawStreaks(elapsedMs, seen);
  }

  #follow(elapsedMs: number, seen: GustSeen): void {
    if (seen.announced !== undefined) {
      this.#announced = seen.announced;
      this.#near = seen.approach;
      this.#distance = blended(FIRST_SEEN, 0.12, seen.approach);
      this.#pawAlpha = smooth(seen.approach * 5) * (0.78 + 0.22 * seen.strength);
      this.#arrowAlpha = approached(this.#arrowAlpha, 1, elapsedMs, ARROWS_IN_MS);
    } else {
      // The gust is here and runs on past the boat; a catch trial melts away where it is.
      if (seen.blowing !== undefined) this.#distance -= (0.9 * elapsedMs) / 1000;
      this.#pawAlpha = approached(this.#pawAlpha, 0, elapsedMs, seen.blowing === undefined ? 260 : 480);
      this.#arrowAlpha = approached(this.#arrowAlpha, 0, elapsedMs, ARROWS_OUT_MS);
    }
    if (seen.blowing !== undefined) this.#heading = seen.blowing;
    const spray = seen.blowing === undefined ? 0 : 0.35 + 0.65 * seen.strength;
    this.#spray = approached(this.#spray, spray, elapsedMs, spray > this.#spray ? 90 : 260);
  }

  #drawPaw(boat: PlaneVector, seen: GustSeen): void {
    const direction = this.#announced;
    const visible = direction !== undefined && this.#pawAlpha > 0.02;
    this.#paw.setVisible(visible);
    if (direction === undefined || !visible) return;
    const { ml, ap } = UNIT[direction];
    const near = clamped(1 - this.#distance / FIRST_SEEN, 0, 1);
    const at = toStage({
      ml: boat.ml * near - ml * this.#distance,
      ap: boat.ap * near - ap * this.#distance,
    });
    const y = Math.max(HORIZON_Y + 34, at.y);
    const size = sizeAt(y) * (0.72 + 0.3 * seen.strength);
    this.#paw
      .setPosition(at.x, y)
      .setScale(size, size * clamped((y - HORIZON_Y) / 200, 0.3, 1))
      .setAlpha(this.#pawAlpha);
  }

  #drawArrows(): void {
    const direction = this.#announced;
    const visible = direction !== undefined && this.#arrowAlpha > 0.02;
    for (const [index, arrow] of this.#arrows.entries()) {
      arrow.setVisible(visible);
      const aside = ABREAST[index];
      if (direction === undefined || aside === undefined || !visible) continue;
      const { ml, ap } = UNIT[direction];
      const ahead = -blended(ARROWS_FROM, ARROWS_TO, this.#near);
      const { x, y } = toStage({ ml: ahead * ml + aside * ap, ap: ahead * ap - aside * ml });
      const size = sizeAt(y) * (this.#display.highContrast ? 1.15 : 1);
      arrow
        .setFrame(arrowKey(direction), false, false)
        .setPosition(x, y)
        .setScale(size)
        .setAlpha(this.#arrowAlpha);
    }
  }

  #drawStreaks(elapsedMs: number, seen: GustSeen): void {
    const visible = this.#spray > 0.02;
    const { ml, ap } = this.#heading;
    const angle = stageAngle(this.#heading);
    // What flies away from the viewer or towards them looks shorter.
    const long = 0.66 + 0.34 * Math.abs(Math.cos(angle));
    const moved = this.#display.reduceMotion
      ? 0
      : (STREAK_SPEED * (0.7 + 0.5 * seen.strength) * elapsedMs) / 1000;
    for (const streak of this.#streaks) {
      streak.image.setVisible(visible);
      if (!visible) continue;
      streak.along = wrapped(streak.along + moved + FIELD, 2 * FIELD) - FIELD;
      const place = {
        ml: streak.along * ml + streak.across * ap,
        ap: streak.along * ap - streak.across * ml,
      };
      const { x, y } = toStage(place);
      const edge = smooth((FIELD - Math.abs(streak.along)) * 3) * smooth((y - HORIZON_Y - 60) / 160);
      const size = sizeAt(y);
      streak.image
        .setPosition(x, y)
        .setRotation(angle)
        .setScale(size * long * (0.55 + 0.5 * streak.strength), size)
        .setAlpha(this.#spray * streak.strength * edge);
    }
  }
}

/** The boat: where it is, how it heels, how its sails stand. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type * as Phaser from 'phaser';
import { HULL, MAST_FOOT_Y, RIG, sailFrame } from './art/boat-art.ts';
import { approached, clamped } from './easing.ts';
import { sizeAt } from './plane.ts';
import type { ScreenPoint } from './plane.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

/** How the boat stands; all of it follows the model, a little later. */
export interface BoatPose {
  readonly at: ScreenPoint;
  /** Wind on the sails in fractions of the course: positive to the right and to the front. */
  readonly wind: PlaneVector;
  /** Speed over the course, fractions a second. */
  readonly velocity: PlaneVector;
  /** The person's lean, fractions of the course. */
  readonly steering: PlaneVector;
}

/** Large enough to be read from three metres. */
const BOAT_SIZE = 1.16;
const MOST_HEEL_RAD = 0.3;
/** A sail out to the right in fair weather: nothing else in the picture says that there is a breeze. */
const FAIR_WEATHER = 0.46;
const SAIL_MS = 170;
const HEEL_MS = 140;

export class Boat {
  readonly #shade: Phaser.GameObjects.Image;
  readonly #hull: Phaser.GameObjects.Image;
  readonly #rig: Phaser.GameObjects.Image;
  readonly #still: boolean;
  #heel = 0;
  #pitch = 0;
  #sail = FAIR_WEATHER;
  #fill = 0;
  #clockMs = 0;

  constructor(layer: Layer, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#shade = piece(layer, 'hull-shade');
    this.#hull = piece(layer, 'hull').setOrigin(HULL.originX / HULL.width, HULL.originY / HULL.height);
    this.#rig = piece(layer, 'sail-0').setOrigin(RIG.originX / RIG.width, RIG.originY / RIG.height);
  }

  update(elapsedMs: number, pose: BoatPose): void {
    if (!this.#still) this.#clockMs += elapsedMs;
    this.#trim(elapsedMs, pose);
    this.#place(pose.at);
  }

  /** @param share How much of it can be seen, 0 to 1. */
  show(share: number): void {
    for (const image of [this.#shade, this.#hull, this.#rig]) image.setAlpha(share).setVisible(share > 0.01);
  }

  /** Sails swing to leeward and fill; the hull heels with wind, speed and lean. */
  #trim(elapsedMs: number, { wind, velocity, steering }: BoatPose): void {
    const strength = clamped(Math.abs(wind.ml) * 1.6, 0, 1);
    // Eased out before the wind, hauled in against it.
    const eased = FAIR_WEATHER + 0.45 * clamped(wind.ap, 0, 1) + 0.36 * clamped(wind.ap, -1, 0);
    const blown = eased * (1 - strength) + Math.sign(wind.ml) * strength;
    this.#sail = approached(this.#sail, blown, elapsedMs, SAIL_MS);
    this.#fill = approached(this.#fill, clamped(wind.ap * 1.4, -1, 1), elapsedMs, SAIL_MS);
    const heel = 0.28 * wind.ml + 0.12 * steering.ml + 0.05 * clamped(velocity.ml, -1.5, 1.5);
    this.#heel = approached(this.#heel, clamped(heel, -MOST_HEEL_RAD, MOST_HEEL_RAD), elapsedMs, HEEL_MS);
    const pitch = 0.5 * wind.ap + 0.4 * steering.ap + 0.25 * clamped(velocity.ap, -1.5, 1.5);
    this.#pitch = approached(this.#pitch, clamped(pitch, -1, 1), elapsedMs, HEEL_MS);
  }

  #place({ x, y }: ScreenPoint): void {
    const size = BOAT_SIZE * sizeAt(y);
    const seconds = this.#clockMs / 1000;
    const bob = 2.5 * Math.sin(seconds * 1.5);
    const heel = this.#heel + 0.012 * Math.sin(seconds * 1.1);
    const long = 1 + 0.1 * this.#pitch;
    this.#shade.setPosition(x, y + 2).setScale(size);
    this.#hull
      .setPosition(x, y + bob * size)
      .setScale(size, size * long)
      .setRotation(heel * 0.7);
    const foot = MAST_FOOT_Y * size * long;
    const { key, mirrored } = sailFrame(this.#sail);
    this.#rig
      .setFrame(key, false, false)
      .setPosition(x - Math.sin(heel * 0.7) * foot, y + bob * size + Math.cos(heel * 0.7) * foot)
      .setScale(
        size * (mirrored ? -1 : 1) * (1 + 0.12 * Math.max(0, this.#fill)),
        size * (1 - 0.05 * this.#pitch),
      )
      .setRotation(heel);
  }
}

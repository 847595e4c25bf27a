/** Sky, water, clouds and crests: the world around the boat, sailing gently forward. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type * as Phaser from 'phaser';
import { createRandom, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';
import { CLOUD_KEYS, CREST_KEYS } from './art/sea-art.ts';
import { Backdrop } from './backdrop.ts';
import { clamped, lifeAlpha, smooth, wrapped } from './easing.ts';
import type { Light } from './light.ts';
import type { Place, SettingIndex } from './place.ts';
import { STAGE, nearnessAt } from './plane.ts';
import type { DisplaySettings } from './scene-feed.ts';
import { piece } from './sheets.ts';
import type { Layer } from './sheets.ts';

/** A crest comes from the horizon to this far below the stage and begins again. */
const BELOW = 60;
/** How far the water is from the horizon, stage units, where its nearness is 1. */
const NEAREST = STAGE.height / nearnessAt(STAGE.height, 0);
const CLOUD_PX_S = 5;
/** How far the water beside the course moves with the boat's offset: it leans with the board. */
const LEAN_PX = 46;

interface Crest {
  readonly image: Phaser.GameObjects.Image;
  /** 0 at the horizon to 1 at the lower edge, along the way it drifts. */
  depth: number;
  x: number;
  readonly phase: number;
  readonly strength: number;
}

interface Cloud {
  readonly image: Phaser.GameObjects.Image;
  readonly speed: number;
}

export class Sea {
  readonly #layer: Layer;
  readonly #display: DisplaySettings;
  readonly #place: Place;
  readonly #lightOfPlace: Light;
  readonly #backdrop: Backdrop;
  readonly #sun: Phaser.GameObjects.Image;
  readonly #clouds: Cloud[] = [];
  readonly #crests: Crest[] = [];
  #halfWidth = STAGE.width / 2;
  #clockMs = 0;

  constructor(layer: Layer, place: Place, setting: SettingIndex, light: Light, display: DisplaySettings) {
    this.#layer = layer;
    this.#place = place;
    this.#lightOfPlace = light;
    this.#display = display;
    this.#backdrop = new Backdrop(layer, place, setting, display);
    const { disc } = light;
    this.#sun = piece(layer, 'sun', disc.x, place.horizonY - disc.aboveHorizon)
      .setScale(disc.size)
      .setVisible(place.hasDisc);
    const random = createRandom(5);
    this.#addClouds(random);
    this.#addCrests(random);
    this.update(0, { ml: 0, ap: 0 });
  }

  /** Fills a window whose visible part of the stage is this wide and high; the stage itself is always inside. */
  fill(width: number, height: number): void {
    const above = (height - STAGE.height) / 2;
    this.#halfWidth = width / 2 + 40;
    this.#backdrop.fill(2 * this.#halfWidth, above);
    // The sky is stretched with the window, its sun is not.
    const { x } = this.#lightOfPlace.disc;
    this.#sun.x = STAGE.width / 2 + ((x - STAGE.width / 2) * 2 * this.#halfWidth) / STAGE.width;
  }

  /** Light on sky and water: 0 as painted, negative darker. */
  light(change: number): void {
    this.#backdrop.light(change);
  }

  /** `lean` is where the boat is, in fractions of the course: the water gives way to it. */
  update(elapsedMs: number, lean: PlaneVector): void {
    const still = this.#display.reduceMotion;
    if (!still) {
      this.#clockMs += elapsedMs;
      this.#backdrop.update(elapsedMs, lean.ml);
    }
    const flow = still
      ? 0
      : (this.#place.currentPxS * (1 + 0.25 * clamped(lean.ap, -1, 1)) * elapsedMs) / 1000;
    for (const crest of this.#crests) this.#drift(crest, flow, still ? 0 : lean.ml);
    if (!still) for (const cloud of this.#clouds) this.#sail(cloud, elapsedMs);
  }

  #addClouds(random: Random): void {
    for (let index = 0; index < this.#place.clouds; index += 1) {
      const high = uniform(random, 0, 1);
      const image = piece(this.#layer, CLOUD_KEYS[index % CLOUD_KEYS.length] ?? 'cloud-0');
      image.setPosition(-100 + index * 460 + uniform(random, -90, 90), 70 + (1 - high) * 120);
      image
        .setScale(0.5 + 0.5 * high, (0.5 + 0.5 * high) * 0.8)
        .setAlpha(0.62 + 0.3 * high)
        .setTint(this.#lightOfPlace.cloudTint);
      this.#clouds.push({ image, speed: CLOUD_PX_S * (0.5 + high) });
    }
  }

  #addCrests(random: Random): void {
    const { crests } = this.#place;
    for (let index = 0; index < crests; index += 1) {
      this.#crests.push({
        image: piece(this.#layer, CREST_KEYS[index % CREST_KEYS.length] ?? 'crest-0').setTint(
          this.#lightOfPlace.crestTint,
        ),
        depth: (index + uniform(random, 0, 1)) / crests,
        x: uniform(random, -1, 1),
        phase: uniform(random, 0, 1),
        strength: uniform(random, 0.35, 1),
      });
    }
  }

  /** Crests come towards the viewer, faster and larger the nearer they are, and swell and fade on the way. */
  #drift(crest: Crest, flow: number, lean: number): void {
    const { horizonY } = this.#place;
    const height = STAGE.height + BELOW - horizonY;
    const near = 0.06 + crest.depth * (NEAREST / height) * 2.1;
    crest.depth += (flow * near) / height;
    if (crest.depth >= 1) crest.depth -= 1;
    const y = horizonY + 6 + crest.depth * crest.depth * height;
    const nearness = nearnessAt(y, horizonY);
    const size = 0.16 + 0.62 * nearness;
    const x = wrapped(
      crest.x * this.#halfWidth + this.#halfWidth + lean * LEAN_PX * nearness,
      2 * this.#halfWidth,
    );
    const breath = 0.5 + 0.5 * Math.sin(this.#clockMs / 1400 + crest.phase * 2 * Math.PI);
    crest.image
      .setPosition(STAGE.width / 2 - this.#halfWidth + x, y + 3 * nearness * breath)
      .setScale(size * (0.8 + 0.35 * crest.strength), Math.min(1.1, size))
      .setAlpha(
        crest.strength *
          (0.25 + 0.5 * breath) *
          smooth(nearness * 3 + 0.2) *
          lifeAlpha(crest.depth, 0.08, 0.06),
      );
  }

  #sail(cloud: Cloud, elapsedMs: number): void {
    const { image } = cloud;
    const half = image.displayWidth / 2;
    const edge = STAGE.width / 2 + this.#halfWidth + half;
    image.x += (cloud.speed * elapsedMs) / 1000;
    if (image.x > edge) image.x = STAGE.width / 2 - this.#halfWidth - half;
  }
}

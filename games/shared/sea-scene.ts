/**
 * What the scenes of all games at sea share: the stage in a window of any shape, sky and water, sound, and the way from
 * the feed to the picture. A scene draws what the model decided; it decides nothing.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import * as Phaser from 'phaser';
import { Caption } from './caption.ts';
import { approached, clamped } from './easing.ts';
import { createFlashLimiter } from './flash-limit.ts';
import type { FlashLimiter } from './flash-limit.ts';
import type { Light } from './light.ts';
import { lightOf, settingOf } from './place.ts';
import type { Place, SettingIndex } from './place.ts';
import { STAGE } from './plane.ts';
import type { DisplaySettings, SceneMoment } from './scene-feed.ts';
import type { Announce, SceneLink } from './scene-link.ts';
import { Sea } from './sea.ts';
import { addOwnSheet, addSeaSheet } from './sheets.ts';
import type { Layer } from './sheets.ts';
import { createSoundscape } from './sound.ts';
import type { Soundscape } from './sound.ts';

/** The horizon stays nearly level: people keep their balance by it. */
const MOST_ROLL_RAD = 0.01;
const ROLL_MS = 450;
/** A stall of the machine must not become a jump of the picture. */
const LONGEST_FRAME_MS = 100;

/** What a game builds its picture from. */
export interface SceneContext {
  /** Above the water; turns with it. */
  readonly water: Layer;
  readonly caption: Caption;
  readonly sound: Soundscape;
  readonly display: DisplaySettings;
  readonly announce: Announce;
  readonly place: Place;
  /** Which of the place's three settings this visit sees, and its light. */
  readonly setting: SettingIndex;
  readonly light: Light;
}

/** What the sea needs to know of a game after each frame. */
export interface SeaWeather {
  /** Where the boat is, fractions of the course. */
  readonly boat: PlaneVector;
  /** Wind, 0 to 1: what is heard. */
  readonly wind: number;
  /** Light asked for, as a difference of relative luminance; the flash limiter decides how soon. */
  readonly light: number;
}

/** One game on the stage. */
export interface GameView<State> {
  draw(moment: SceneMoment<State>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather;
}

interface Running<State> {
  readonly link: SceneLink<State>;
  readonly context: SceneContext;
  readonly view: GameView<State>;
  readonly sea: Sea;
  readonly world: Phaser.GameObjects.Container;
  readonly flash: FlashLimiter;
}

export abstract class SeaScene<State> extends Phaser.Scene {
  #running: Running<State> | undefined;
  #isDrawn = false;

  /** Where this game is played. */
  protected abstract readonly place: Place;

  /** Puts the pictures of this game on the stage. */
  protected abstract build(context: SceneContext): GameView<State>;

  create(link: SceneLink<State>): void {
    addSeaSheet(this.textures);
    const { display } = link.feed;
    const { place } = this;
    const setting = settingOf(link.visit);
    const light = lightOf(place, setting, display);
    const ownSheet = addOwnSheet(this.textures, place);
    const world = this.add.container(STAGE.width / 2, place.horizonY);
    const inner = this.add.container(-STAGE.width / 2, -place.horizonY);
    world.add(inner);
    const layer: Layer = { scene: this, container: inner, ownSheet };
    const sea = new Sea(layer, place, setting, light, display);
    const words: Layer = { scene: this, container: this.add.container(0, 0), ownSheet };
    const context: SceneContext = {
      water: layer,
      caption: new Caption(words, () => link.translator()),
      sound: createSoundscape(link.audio, display),
      display,
      announce: link.announce,
      place,
      setting,
      light,
    };
    this.#running = { link, context, sea, world, flash: createFlashLimiter(), view: this.build(context) };
    this.#isDrawn = false;
    this.#fit();
    this.scale.on(Phaser.Scale.Events.RESIZE, this.#fit);
    this.events.once(Phaser.Scenes.Events.SHUTDOWN, this.#end);
  }

  override update(_timeMs: number, deltaMs: number): void {
    if (this.#running === undefined) return;
    const { link, context } = this.#running;
    const moment = link.feed.moment();
    if (moment === undefined) return;
    const cues = link.feed.takeCues();
    if (!moment.isStill) this.#draw(this.#running, moment, cues, Math.min(LONGEST_FRAME_MS, deltaMs));
    else if (!this.#isDrawn) this.#draw(this.#running, moment, [], 0);
    // From a stop on, the picture stays as it is and all sound ends, whatever the model does to come to rest.
    if (moment.isStill) context.sound.hush();
  }

  #draw(
    { context, view, sea, world, flash }: Running<State>,
    moment: SceneMoment<State>,
    cues: readonly ExerciseCue[],
    elapsedMs: number,
  ): void {
    this.#isDrawn = true;
    const weather = view.draw(moment, cues, elapsedMs);
    sea.update(elapsedMs, weather.boat);
    sea.light(flash.towards(weather.light, elapsedMs));
    context.sound.wind(weather.wind);
    context.caption.update(elapsedMs);
    const roll = context.display.reduceMotion ? 0 : MOST_ROLL_RAD * clamped(weather.boat.ml, -1, 1);
    world.setRotation(approached(world.rotation, roll, elapsedMs, ROLL_MS));
  }

  /** The whole stage in sight, whatever the shape of the window; sea and sky fill the rest. */
  readonly #fit = (): void => {
    const { width, height } = this.scale;
    const zoom = Math.min(width / STAGE.width, height / STAGE.height);
    this.cameras.main.setZoom(zoom).centerOn(STAGE.width / 2, STAGE.height / 2);
    this.#running?.sea.fill(width / zoom, height / zoom);
  };

  readonly #end = (): void => {
    this.scale.off(Phaser.Scale.Events.RESIZE, this.#fit);
    this.#running?.context.sound.stop();
    this.#running = undefined;
  };
}

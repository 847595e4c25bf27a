/**
 * Draws the scenes of the games frame by frame, on a clock of its own, with what a virtual patient played before: the
 * pictures are the same on a slow machine and on a fast one.
 */
import * as Phaser from 'phaser';
import { ENGLISH } from '#locales/load/english.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { Exercise, ExerciseCue } from '#core/exercise/exercise.ts';
import { SCENES } from '#games/scenes.ts';
import type { DisplaySettings, SceneFeed } from '#games/shared/scene-feed.ts';
import type { SceneLink } from '#games/shared/scene-link.ts';
import { EXERCISES } from '#games/registry.ts';
import { settingFrom } from '../../../bench/support/calibration.ts';
import { play, prepareSubject } from '../../../bench/support/exercise-simulation.ts';
import { virtualPerson } from '../../../bench/support/virtual-people.ts';
import { blockLuminance, saturatedRedShare } from '../support/luminance.ts';
import type { PlayedFrames, SceneCount, SceneRequest, ScenesPage } from '../support/scenes-page.ts';
import { PIXELS } from '../support/scenes-page.ts';

const STEP_MS = 10;
/** Play that is simulated, and not looked at, before the pictures begin. */
const LEAD_MS = 2000;

interface PlayedStep {
  readonly state: unknown;
  readonly cues: readonly ExerciseCue[];
}

/** A set of the usual length: shorter ones may have no room for a single trial. */
function playedSteps(exercise: Exercise): readonly PlayedStep[] {
  const { curve, info } = exercise;
  const body = { ...virtualPerson(7, 'none', 0), sensors: 'rigid' } as const;
  const subject = prepareSubject(body, settingFrom(exercise, undefined, undefined));
  const steps: PlayedStep[] = [];
  const parameters = curve === undefined ? {} : parametersAt(curve, 0.5);
  play(
    exercise,
    subject,
    parameters,
    1000 * info.setSeconds.usual,
    9,
    (state, cues) => void steps.push({ state, cues }),
  );
  return steps;
}

/** What a scene sees at a moment that the page sets. */
class SteppedFeed implements SceneFeed<unknown> {
  readonly display: DisplaySettings;
  readonly #steps: readonly PlayedStep[];
  #index = 1;
  #taken = 0;

  constructor(steps: readonly PlayedStep[], display: DisplaySettings) {
    this.#steps = steps;
    this.display = display;
  }

  at(tMs: number): void {
    this.#index = Math.min(this.#steps.length - 1, Math.max(1, Math.round(tMs / STEP_MS)));
    this.#taken = Math.min(this.#taken, this.#index);
  }

  moment() {
    const previous = this.#steps[this.#index - 1]?.state;
    const current = this.#steps[this.#index]?.state;
    return current === undefined ? undefined : { previous, current, blend: 1, isStill: false };
  }

  takeCues(): readonly ExerciseCue[] {
    const cues = this.#steps.slice(this.#taken, this.#index).flatMap((step) => step.cues);
    this.#taken = this.#index;
    return cues;
  }
}

function displayOf(reduceMotion: boolean): DisplaySettings {
  return { reduceMotion, ambienceVolume: 0, cueVolume: 0, highContrast: false };
}

let game: Promise<Phaser.Game> | undefined;

async function startGame(): Promise<Phaser.Game> {
  const made = new Phaser.Game({
    type: Phaser.WEBGL,
    scale: { mode: Phaser.Scale.NONE, width: PIXELS.width, height: PIXELS.height },
    banner: false,
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    audio: { noAudio: true },
    render: { antialiasGL: false, maxTextures: 2, preserveDrawingBuffer: true },
  });
  await new Promise<void>((resolve) => made.events.once(Phaser.Core.Events.READY, () => resolve()));
  made.loop.stop();
  return made;
}

function linkOf(feed: SceneFeed<unknown>, visit: number): SceneLink<unknown> {
  return { feed, audio: undefined, announce: () => undefined, visit, translator: () => ENGLISH };
}

function startScene(made: Phaser.Game, id: string, link: SceneLink<unknown>): Phaser.Scene {
  const SceneClass = SCENES[id];
  if (SceneClass === undefined) throw new RangeError(`${id} has no scene`);
  if (!(id in made.scene.keys)) made.scene.add(id, SceneClass, false);
  made.scene.start(id, link);
  return made.scene.getScene(id);
}

/** What Phaser's own types leave out. */
interface SceneUpdate {
  sceneUpdate(time: number, delta: number): void;
}

/** Milliseconds of each call of the scene's own update, which Phaser keeps aside once a scene has started. */
function timed(scene: Phaser.Scene): number[] {
  const times: number[] = [];
  const sys: Phaser.Scenes.Systems & Partial<SceneUpdate> = scene.sys;
  const update = sys.sceneUpdate?.bind(scene);
  sys.sceneUpdate = (time, delta) => {
    const startMs = performance.now();
    update?.(time, delta);
    times.push(performance.now() - startMs);
  };
  return times;
}

function readPixels(made: Phaser.Game): Uint8Array {
  const { gl } = made.renderer as Phaser.Renderer.WebGL.WebGLRenderer;
  const pixels = new Uint8Array(4 * PIXELS.width * PIXELS.height);
  gl.readPixels(0, 0, PIXELS.width, PIXELS.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

const page: ScenesPage = {
  ids: () => Object.keys(SCENES),
  async playFrames({
    id,
    visit,
    seconds,
    framesPerSecond,
    reduceMotion,
  }: SceneRequest): Promise<PlayedFrames> {
    const made = await (game ??= startGame());
    const steps = playedSteps(exerciseOf(id));
    const feed = new SteppedFeed(steps, displayOf(reduceMotion));
    const scene = startScene(made, id, linkOf(feed, visit));
    const deltaMs = 1000 / framesPerSecond;
    const updateMs = timed(scene);
    const luminance: number[][] = [];
    const redShare: number[] = [];
    for (let frame = 0; frame < seconds * framesPerSecond; frame++) {
      const tMs = LEAD_MS + frame * deltaMs;
      feed.at(tMs);
      made.step(tMs, deltaMs);
      const pixels = readPixels(made);
      luminance.push(blockLuminance(pixels, PIXELS.width, PIXELS.height));
      redShare.push(saturatedRedShare(pixels));
    }
    made.scene.remove(id);
    made.step(0, deltaMs);
    return { luminance, redShare, updateMs };
  },
  async changeScenes(times: number) {
    const made = await (game ??= startGame());
    const ids = Object.keys(SCENES);
    const played = new Map(ids.map((id) => [id, playedSteps(exerciseOf(id))]));
    const counts: SceneCount[] = [];
    for (let change = 0; change < times; change++) {
      const id = ids[change % ids.length] ?? '';
      const feed = new SteppedFeed(played.get(id) ?? [], displayOf(false));
      feed.at(1500);
      const scene = startScene(made, id, linkOf(feed, Math.floor(change / ids.length)));
      for (let frame = 0; frame < 3; frame++) made.step(1500 + 33 * frame, 33);
      counts.push({
        textures: made.textures.getTextureKeys().length,
        objects: objectsIn(scene.children.list),
      });
      made.scene.stop(id);
      made.step(1600, 33);
    }
    return counts;
  },
};

/** Objects, and those within containers. */
function objectsIn(list: readonly Phaser.GameObjects.GameObject[]): number {
  return list.reduce(
    (sum, one) => sum + 1 + (one instanceof Phaser.GameObjects.Container ? objectsIn(one.list) : 0),
    0,
  );
}

function exerciseOf(id: string): Exercise {
  const exercise = EXERCISES[id];
  if (exercise === undefined) throw new RangeError(`There is no exercise ${id}`);
  return exercise;
}

Object.assign(globalThis, { scenesPage: page });

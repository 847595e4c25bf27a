/**
 * The one Phaser.Game of the app's life. It is made on first use and never destroyed: between games its canvas waits in
 * an element that is not on the page, and its loop sleeps.
 */
import * as Phaser from 'phaser';
import { SCENES } from '#games/scenes.ts';
import type { SceneLink } from '#games/shared/scene-link.ts';
import { addSeaSheet } from '#games/shared/sheets.ts';
import { canvasSize } from './canvas-size.ts';
import { MOST_PIXELS, SOFTWARE_PIXELS, createQualityKeeper, drawsInSoftware } from './quality.ts';
import type { QualityKeeper } from './quality.ts';
import { rendererName, tintByMultiplying, webglWorks } from './renderer.ts';

/** What can go wrong with the picture; told as `session.picture.<problem>`. */
export type PictureProblem = 'no-webgl' | 'no-scene' | 'context-lost';

export interface CanvasMount {
  /** Stops the scene and takes the canvas off the page. */
  unmount(): void;
}

/** The game with what is known of the machine it runs on. */
interface RunningGame {
  readonly game: Phaser.Game;
  readonly quality: QualityKeeper;
}

/** Where the processor draws, more frames than this only take time from the sensors. */
const SOFTWARE_FRAMES_A_SECOND = 30;

let runningGame: Promise<RunningGame> | undefined;
/** The mount that has the canvas now. One that lost it unmounts without touching it. */
let holder: symbol | undefined;
const detachedHost = document.createElement('div');

function createGame(): Phaser.Game {
  return new Phaser.Game({
    type: Phaser.WEBGL,
    parent: detachedHost,
    // The game view sizes the canvas itself: sharpness follows the window and the machine.
    scale: { mode: Phaser.Scale.NONE, autoCenter: Phaser.Scale.NO_CENTER, width: 1280, height: 720 },
    backgroundColor: '#0E2A3B',
    banner: false,
    disableContextMenu: true,
    autoFocus: false,
    // People steer with their feet and the page keeps the keys: Stop must never wait behind a canvas.
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    audio: { noAudio: true },
    fps: { target: 60, smoothStep: false },
    render: {
      antialias: true,
      // Everything is a picture with soft edges of its own: multisampling would only halve the frames.
      antialiasGL: false,
      maxTextures: 2,
      powerPreference: 'high-performance',
    },
    seed: ['keel'],
  });
}

async function startGame(): Promise<RunningGame> {
  const game = createGame();
  await new Promise<void>((resolve) => {
    if (game.isBooted && game.scene.isBooted) resolve();
    else game.events.once(Phaser.Core.Events.READY, () => resolve());
  });
  tintByMultiplying(game);
  addSeaSheet(game.textures);
  game.loop.sleep();
  const software = drawsInSoftware(rendererName(game));
  if (software) game.loop.setFPSLimit(SOFTWARE_FRAMES_A_SECOND);
  return { game, quality: createQualityKeeper(software ? SOFTWARE_PIXELS : MOST_PIXELS) };
}

function fit({ game, quality }: RunningGame, host: HTMLElement): void {
  const { width, height } = host.getBoundingClientRect();
  if (width === 0 || height === 0) return;
  const size = canvasSize({ width, height }, window.devicePixelRatio, quality.mostPixels);
  if (size.width === game.scale.width && size.height === game.scale.height) return;
  game.scale.resize(size.width, size.height);
}

/** Calls `onChange` with the trouble of the picture, and with undefined when it is over. Returns the way to stop. */
function watchContext(
  game: Phaser.Game,
  onChange: (problem: PictureProblem | undefined) => void,
): () => void {
  const { canvas } = game;
  const lost = (): void => onChange('context-lost');
  const restored = (): void => onChange(undefined);
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    canvas.removeEventListener('webglcontextlost', lost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
}

/**
 * Counts frames for the quality, and follows the size of the host. A canvas is empty once its size has changed, so that
 * is done where the same step draws it again: no black frame is ever shown. Returns the way to stop.
 */
function watchSize(running: RunningGame, host: HTMLElement): () => void {
  const { game, quality } = running;
  let moved = false;
  const beforeStep = (): void => {
    const slower = quality.frame(game.loop.rawDelta, game.scale.width * game.scale.height);
    if (!moved && !slower) return;
    moved = false;
    fit(running, host);
  };
  const observer = new ResizeObserver(() => {
    moved = true;
  });
  observer.observe(host);
  game.events.on(Phaser.Core.Events.PRE_STEP, beforeStep);
  return () => {
    observer.disconnect();
    game.events.off(Phaser.Core.Events.PRE_STEP, beforeStep);
  };
}

function showScene(game: Phaser.Game, exercise: string, link: SceneLink<unknown>): boolean {
  const SceneClass = SCENES[exercise];
  if (SceneClass === undefined) return false;
  if (!(exercise in game.scene.keys)) game.scene.add(exercise, SceneClass, false);
  game.scene.start(exercise, link);
  return true;
}

/** Makes the game and draws its pictures ahead of time, so that the first block starts at once. */
export async function prepare(): Promise<void> {
  if (runningGame === undefined && !webglWorks()) return;
  await (runningGame ??= startGame());
}

/**
 * Moves the canvas into `host` and starts the scene of an exercise there.
 * @param onProblem hears what keeps the picture from being shown, and undefined when that is over.
 */
export async function mountCanvas(
  host: HTMLElement,
  exercise: string,
  link: SceneLink<unknown>,
  onProblem: (problem: PictureProblem | undefined) => void,
): Promise<CanvasMount> {
  if (runningGame === undefined && !webglWorks()) {
    onProblem('no-webgl');
    return { unmount: () => undefined };
  }
  const running = await (runningGame ??= startGame());
  const { game, quality } = running;
  const me = Symbol(exercise);
  holder = me;
  host.append(game.canvas);
  fit(running, host);
  quality.settle();
  if (!showScene(game, exercise, link)) onProblem('no-scene');
  game.loop.wake();
  const stopContext = watchContext(game, onProblem);
  const stopSize = watchSize(running, host);
  return {
    unmount() {
      stopContext();
      stopSize();
      if (holder !== me) return;
      holder = undefined;
      game.scene.stop(exercise);
      game.loop.sleep();
      detachedHost.append(game.canvas);
    },
  };
}

/**
 * The one Phaser.Game of the app's life. It is made on first use and never destroyed: between games its canvas waits in
 * an element that is not on the page, and its loop sleeps.
 */
import * as Phaser from 'phaser';
import { SCENES } from '#games/scenes.ts';
import type { SceneLink } from '#games/shared/scene-link.ts';
import { canvasSize } from './canvas-size.ts';
import { createQualityKeeper } from './quality.ts';

/** What can go wrong with the picture, in words for the person before it. */
export type PictureProblem = 'no-webgl' | 'no-scene' | 'context-lost';

export interface Visit {
  /** Stops the scene and takes the canvas off the page. */
  leave(): void;
}

let game: Phaser.Game | undefined;
let ready: Promise<void> | undefined;
/** Who has the canvas now: a visit that lost it leaves without touching it. */
let holder: symbol | undefined;
const attic = document.createElement('div');
const quality = createQualityKeeper();

/** True where this machine can draw the games at all. Phaser itself would fail without a word. */
function webglWorks(): boolean {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function createGame(): Phaser.Game {
  return new Phaser.Game({
    type: Phaser.WEBGL,
    parent: attic,
    // The playroom sizes the canvas itself: sharpness follows the window and the machine.
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
      maxTextures: 4,
      powerPreference: 'high-performance',
    },
    seed: ['keel'],
  });
}

async function readyGame(): Promise<Phaser.Game> {
  const theGame = (game ??= createGame());
  ready ??= new Promise((resolve) => {
    if (theGame.isBooted && theGame.scene.isBooted) resolve();
    else theGame.events.once(Phaser.Core.Events.READY, () => resolve());
  });
  await ready;
  return theGame;
}

function fit(theGame: Phaser.Game, host: HTMLElement): void {
  const { width, height } = host.getBoundingClientRect();
  if (width === 0 || height === 0) return;
  const size = canvasSize({ width, height }, window.devicePixelRatio, quality.quality);
  if (size.width === theGame.scale.width && size.height === theGame.scale.height) return;
  theGame.scale.resize(size.width, size.height);
}

/** Calls `onChange` with the trouble of the picture, and with undefined when it is over. Returns the way to stop. */
function watchContext(
  theGame: Phaser.Game,
  onChange: (problem: PictureProblem | undefined) => void,
): () => void {
  const { canvas } = theGame;
  const lost = (): void => onChange('context-lost');
  const restored = (): void => onChange(undefined);
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    canvas.removeEventListener('webglcontextlost', lost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
}

/** Counts frames for the quality, and follows the size of the host. Returns the way to stop. */
function watchSize(theGame: Phaser.Game, host: HTMLElement): () => void {
  const refit = (): void => fit(theGame, host);
  const counted = (): void => {
    if (quality.frame(theGame.loop.rawDelta)) refit();
  };
  const observer = new ResizeObserver(refit);
  observer.observe(host);
  theGame.events.on(Phaser.Core.Events.POST_RENDER, counted);
  return () => {
    observer.disconnect();
    theGame.events.off(Phaser.Core.Events.POST_RENDER, counted);
  };
}

function showScene(theGame: Phaser.Game, exercise: string, link: SceneLink<unknown>): boolean {
  const SceneClass = SCENES[exercise];
  if (SceneClass === undefined) return false;
  if (!(exercise in theGame.scene.keys)) theGame.scene.add(exercise, SceneClass, false);
  theGame.scene.start(exercise, link);
  return true;
}

/**
 * Moves the canvas into `host` and starts the scene of an exercise there.
 * @param onProblem hears what keeps the picture from being shown, and undefined when that is over.
 */
export async function visit(
  host: HTMLElement,
  exercise: string,
  link: SceneLink<unknown>,
  onProblem: (problem: PictureProblem | undefined) => void,
): Promise<Visit> {
  if (game === undefined && !webglWorks()) {
    onProblem('no-webgl');
    return { leave: () => undefined };
  }
  const theGame = await readyGame();
  const me = Symbol(exercise);
  holder = me;
  host.append(theGame.canvas);
  fit(theGame, host);
  quality.settle();
  if (!showScene(theGame, exercise, link)) onProblem('no-scene');
  theGame.loop.wake();
  const stopContext = watchContext(theGame, onProblem);
  const stopSize = watchSize(theGame, host);
  return {
    leave() {
      stopContext();
      stopSize();
      if (holder !== me) return;
      holder = undefined;
      theGame.scene.stop(exercise);
      theGame.loop.sleep();
      attic.append(theGame.canvas);
    },
  };
}

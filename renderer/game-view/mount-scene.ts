/** Mounts a scene and unmounts it again, at any moment: React may do both before the game is even loaded. */
import type { Translator } from '#core/language/translator.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import type { Announce } from '#games/shared/scene-link.ts';
import type { PictureProblem, CanvasMount, mountCanvas } from './game.ts';

export interface SceneMount {
  readonly host: HTMLElement;
  readonly exercise: string;
  readonly feed: SceneFeed<unknown>;
  readonly onProblem: (problem: PictureProblem | undefined) => void;
  readonly announce: Announce;
  readonly visit: number;
  readonly translator: () => Translator;
}

/** What must be loaded before a scene can start. */
export interface LoadedGame {
  readonly mountCanvas: typeof mountCanvas;
  readonly audio: AudioContext | undefined;
}

/**
 * Starts the scene of an exercise as soon as the game is loaded. The function it returns stops the scene, or keeps it
 * from ever starting.
 * @param load loads the game; @param release is called when the scene is unmounted.
 */
export function mountScene(
  request: SceneMount,
  load: () => Promise<LoadedGame>,
  release: () => void,
): () => void {
  const { host, exercise, feed, onProblem, announce, visit, translator } = request;
  let unmounted = false;
  let mount: CanvasMount | undefined;
  const start = async (): Promise<void> => {
    onProblem(undefined);
    const game = await load();
    if (unmounted) return;
    mount = await game.mountCanvas(
      host,
      exercise,
      { feed, audio: game.audio, announce, visit, translator },
      onProblem,
    );
    if (unmounted) mount.unmount();
  };
  void start();
  return () => {
    unmounted = true;
    mount?.unmount();
    release();
  };
}

import { beforeEach, describe, expect, it } from 'vitest';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { mountScene } from '#renderer/game-view/mount-scene.ts';
import type { LoadedGame } from '#renderer/game-view/mount-scene.ts';
import type { PictureProblem } from '#renderer/game-view/game.ts';

const FEED: SceneFeed<unknown> = {
  moment: () => undefined,
  takeCues: () => [],
  display: { reduceMotion: false, highContrast: false, ambienceVolume: 0, cueVolume: 0 },
};

/** A game that loads and mounts only when the test says so. */
function slowGame() {
  const mounted: string[] = [];
  const pending: (() => void)[] = [];
  const wait = async (): Promise<void> => new Promise((resolve) => pending.push(resolve));
  const mountCanvas: LoadedGame['mountCanvas'] = async (_host, exercise) => {
    mounted.push(exercise);
    await wait();
    return { unmount: () => mounted.splice(mounted.indexOf(exercise), 1) };
  };
  return {
    mounted,
    load: async (): Promise<LoadedGame> => {
      await wait();
      return { mountCanvas, audio: undefined };
    },
    /** Resolves every pending promise, and lets the code behind it go as far as it can. */
    resolvePending: async (): Promise<void> => {
      for (const resolve of pending.splice(0)) resolve();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

describe('mountScene', () => {
  let game: ReturnType<typeof slowGame>;
  let released: number;
  let problems: (PictureProblem | undefined)[];

  const mount = (exercise: string): (() => void) =>
    mountScene(
      {
        host: {} as HTMLElement,
        exercise,
        feed: FEED,
        onProblem: (problem) => problems.push(problem),
        announce: () => undefined,
        visit: 0,
        translator: () => ENGLISH,
      },
      game.load,
      () => {
        released += 1;
      },
    );

  beforeEach(() => {
    game = slowGame();
    released = 0;
    problems = [];
  });

  it('starts the scene when the game is loaded and stops it on unmount', async () => {
    const unmount = mount('squall');
    expect(game.mounted).toEqual([]);
    await game.resolvePending();
    await game.resolvePending();
    expect(game.mounted).toEqual(['squall']);
    unmount();
    expect(game.mounted).toEqual([]);
    expect(released).toBe(1);
    expect(problems).toEqual([undefined]);
  });

  it('never starts a scene that was unmounted while the game loaded', async () => {
    mount('squall')();
    await game.resolvePending();
    await game.resolvePending();
    expect(game.mounted).toEqual([]);
  });

  it('stops a scene that was unmounted while it started', async () => {
    const unmount = mount('squall');
    await game.resolvePending();
    unmount();
    await game.resolvePending();
    expect(game.mounted).toEqual([]);
  });

  it('shows one scene though React runs its effects twice', async () => {
    mount('squall')();
    const unmount = mount('squall');
    await game.resolvePending();
    await game.resolvePending();
    expect(game.mounted).toEqual(['squall']);
    unmount();
    expect(game.mounted).toEqual([]);
  });
});

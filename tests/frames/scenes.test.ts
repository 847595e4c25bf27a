/** Every scene, drawn frame by frame while a virtual patient plays: it never flashes, and leaves nothing behind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXERCISES } from '#games/registry.ts';
import { isSoaking } from '../support/soaking.ts';
import { flashingShare } from './support/luminance.ts';
import { openScenes } from './support/scenes-app.ts';
import type { ScenesApp } from './support/scenes-app.ts';

const FRAMES_PER_SECOND = 12;
const SECONDS = 14;
/** Each shows the next of the three settings of every scene. */
const ROUNDS = isSoaking() ? 30 : 6;

let scenes: ScenesApp;
beforeAll(async () => {
  scenes = await openScenes();
});
afterAll(() => scenes.close());

describe.each(Object.keys(EXERCISES))('the scene of %s', (id) => {
  it('never flashes: light reverses at most once a second over a quarter of the picture, and nothing is red', async () => {
    const request = {
      id,
      visit: 1,
      seconds: SECONDS,
      framesPerSecond: FRAMES_PER_SECOND,
      reduceMotion: false,
    };
    const { luminance, redShare } = await scenes.playFrames(request);
    expect(luminance).toHaveLength(SECONDS * FRAMES_PER_SECOND);
    // Something moves: a frozen picture would pass whatever it shows.
    expect(luminance[0]).not.toEqual(luminance.at(-1));
    expect(flashingShare(luminance, FRAMES_PER_SECOND)).toBeLessThan(0.25);
    expect(Math.max(...redShare)).toBeLessThan(0.01);
  });
});

it('there is one for every exercise', async () => {
  expect((await scenes.ids()).toSorted()).toEqual(Object.keys(EXERCISES).toSorted());
});

it('scenes that follow each other leave no textures and no objects behind', async () => {
  const number = Object.keys(EXERCISES).length;
  const counts = await scenes.changeScenes(ROUNDS * number);
  const round = (index: number) => counts.slice(index * number, (index + 1) * number);
  // The same settings, three rounds apart.
  expect(round(ROUNDS - 1)).toEqual(round(ROUNDS - 4));
});

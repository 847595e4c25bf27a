/**
 * What a frame of each scene costs in its own JavaScript, apart from drawing, while a virtual patient plays; in the same
 * run for all of them. `squall` is the baseline. In the real Electron, at 60 frames a second of the scene's clock.
 *
 *   node bench/frames.ts [seconds=20]
 */
import { openScenes } from '../tests/frames/support/scenes-app.ts';
import { setup } from '../tests/support/slow-setup.ts';

const seconds = Number(process.argv[2] ?? 20);
/** The first frames compile what the later ones run. */
const WARMING_FRAMES = 60;

const tearDown = await setup();
const scenes = await openScenes();
try {
  console.log(`scene             frames     p50     p99     max, ms`);
  for (const id of await scenes.ids()) {
    const request = { id, visit: 0, seconds, framesPerSecond: 60, reduceMotion: false };
    const { updateMs } = await scenes.playFrames(request);
    const sorted = updateMs.slice(WARMING_FRAMES).toSorted((a, b) => a - b);
    const quantile = (share: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2).padStart(8);
    console.log(
      `${id.padEnd(16)}${String(sorted.length).padStart(8)}${[0.5, 0.99, 1].map(quantile).join('')}`,
    );
  }
} finally {
  await scenes.close();
  tearDown?.();
}

import { defineConfig } from 'vitest/config';

/** Tests that start processes, a real node-hid or a packaged app, or simulate for seconds: one file at a time. */
const slow = [
  'tests/e2e/**',
  'tests/hid/**',
  'tests/packaging/**',
  'tests/cli/simulate.test.ts',
  'tests/core/difficulty/simulation.test.ts',
  'tests/core/profile/ability-change-simulation.test.ts',
  'tests/core/virtual/motion-accuracy.test.ts',
  'tests/electron/main/background.test.ts',
  'tests/electron/main/session-crash.test.ts',
  'tests/electron/storage/crash.test.ts',
  'tests/frames/scenes.test.ts',
  'tests/games/channel/operator.test.ts',
  'tests/games/channel/people.test.ts',
  'tests/games/simulation.test.ts',
  'tests/games/steering-simulation.test.ts',
  'tests/games/night-watch/bodies.test.ts',
  'tests/games/crows-nest/bodies.test.ts',
  'tests/games/beacons/sides.test.ts',
  'tests/games/cargo/bodies.test.ts',
  'tests/games/squall/bodies.test.ts',
];
const pattern = '**/*.test.{ts,tsx}';
/** The page keeps its state in module-level stores, so each of its test files gets modules of its own. */
const page = ['tests/renderer/**'];

export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    // One core is left free by default, which of two is half.
    maxWorkers: '100%',
    // A guard against hanging, no measure of speed: on a busy machine five seconds are soon over.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: [`tests/${pattern}`],
          exclude: [...slow, ...page],
          // Nothing here keeps state in modules; loading them once a thread halves the time.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'page', include: page.map((folder) => folder.replace('**', pattern)), pool: 'threads' },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow.map((folder) => folder.replace('**', pattern)),
          globalSetup: 'tests/support/slow-setup.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

/**
 * Builds the bundles of the app into dist/: main, preload, sensors, background and renderer.
 * With `--if-changed` it does nothing while the sources are those of the last build.
 */
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'vite';
import { electronBundles, electronConfig } from '../vite.electron.config.ts';
import { readStamp, sourceStamp, writeStamp } from './build-stamp.ts';

const stamp = sourceStamp();
if (process.argv.includes('--if-changed') && readStamp() === stamp) process.exit(0);

const startMs = performance.now();
try {
  await Promise.all([
    ...electronBundles.map((name) => build(electronConfig(name))),
    build({ configFile: resolve(import.meta.dirname, '../vite.renderer.config.ts') }),
  ]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
writeStamp(stamp);
const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
console.log(`Built ${[...electronBundles, 'renderer'].join(', ')} into dist/ in ${seconds} s.`);

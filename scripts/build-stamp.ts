/** Tells whether dist/ was built from the sources as they are now. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { electronBundles } from '../vite.electron.config.ts';

const root = resolve(import.meta.dirname, '..');
const stampFile = join(root, '.cache/build-stamp');

const sources = [
  'core',
  'games',
  'electron',
  'renderer',
  'package-lock.json',
  'package.json',
  'scripts/build.ts',
  'vite.electron.config.ts',
  'vite.renderer.config.ts',
];
const outputs = [...electronBundles.map((name) => `dist/${name}/${name}.cjs`), 'dist/renderer/index.html'];

/** SHA-256 over the path and content of every file the build reads. */
export function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesOf)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The stamp of the last build, or undefined when an output is missing. */
export function readStamp(): string | undefined {
  const complete = [stampFile, ...outputs.map((path) => join(root, path))].every(existsSync);
  return complete ? readFileSync(stampFile, 'utf8') : undefined;
}

export function writeStamp(stamp: string): void {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function filesOf(path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const packages = join(root, 'node_modules');

/** The folder the person called from: npm goes to the project's own, and keeps theirs in INIT_CWD. */
export const callerDir = process.env.INIT_CWD ?? process.cwd();

/**
 * Where large things live that outlast node_modules: XDG cache, or the checkout's own .cache when there is
 * no home folder to write to.
 */
export function cacheDir() {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'keel');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return join(root, '.cache');
  }
}

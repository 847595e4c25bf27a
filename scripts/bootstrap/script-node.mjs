import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from './paths.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * The Node that runs our TypeScript: the one among the packages, or this one where it can.
 * @returns {string} path of its binary
 */
export function scriptNode() {
  const bundled = join(packages, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new SetupError(
    'The Node 24 among the packages was not set up: its install script did not run.\n' +
      'Run this, then the same command again:\n\n  npm rebuild node --ignore-scripts=false --foreground-scripts',
  );
}

/** Chromium's sandbox on Linux: it wants user namespaces or, failing that, its set-uid helper. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Ubuntu 24.04 and hardened systems keep user namespaces from programs they do not know; Electron would
 * then end at once. As root there is no sandbox to check.
 * @param {string} electron path of the binary
 */
export async function checkSandbox(electron) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (isSetUidRoot(helper) || (await run('unshare', ['-Ur', 'true'])).ok) return;
  throw new SetupError(
    'This system lets no program make user namespaces, which the sandbox of Electron needs.\n' +
      'Run this, then the same command again:\n\n' +
      `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/** @param {string} file */
function isSetUidRoot(file) {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && status.uid === 0 && (status.mode & 0o4000) !== 0;
}

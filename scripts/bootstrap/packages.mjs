/** Installs the packages of package-lock.json when they are not the ones installed last. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { meetsEngines, packagesNode } from './packages-node.mjs';
import { packages, root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { SetupError } from './setup-error.mjs';

const stampFile = join(packages, '.keel-lock-hash');

export async function installPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  const { ok, output } = await withProgress('Installing packages (npm ci)', cleanInstall);
  if (!ok) throw new SetupError(installFailure(output));
  writeFileSync(stampFile, hash);
}

/** Under a Node that the packages admit. Where none can be had, under ours: they may do all the same. */
export async function cleanInstall() {
  const node = meetsEngines(process.versions.node) ? undefined : await packagesNode();
  return npm(['ci'], { node });
}

/** @param {string} output */
function installFailure(output) {
  const offline = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(output);
  const advice = offline
    ? 'The package registry cannot be reached. Connect to the network, or point npm at a registry you can\n' +
      'reach (npm config set registry URL), and run the same command again.'
    : 'Run `npm ci` to see it alone.';
  return `${output.trimEnd().split('\n').slice(-15).join('\n')}\n\nThe packages could not be installed. ${advice}`;
}

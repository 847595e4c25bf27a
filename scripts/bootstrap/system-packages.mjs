/** The shared libraries and tools of a Linux system that npm cannot bring. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packages } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const hidPackages = ['libusb-1.0-0', 'libudev1'];

/** Debian package of each tool we start. */
const toolPackages = {
  Xvfb: 'xvfb',
  'umockdev-run': 'umockdev',
  pdftotext: 'poppler-utils',
  python3: 'python3',
};

/** Names that Debian 13 and Ubuntu 24.04 changed when time_t grew to 64 bits. */
const renamedFor64BitTime = new Set(['libgtk-3-0', 'libasound2']);

/** @typedef {keyof typeof toolPackages} Tool */

/**
 * Installs what is missing where we may, and otherwise says which command does.
 * @param {string} electron path of the binary
 * @param {Tool[]} tools programs that have to be on the path
 */
export async function checkSystemPackages(electron, tools) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(electron, tools);
  if (missing.packages.length === 0) return;
  const names = namesHere(missing.packages);
  if (!isDebian()) throw new SetupError(otherSystem(missing.what));
  if (process.getuid?.() !== 0) throw new SetupError(notRoot(missing.what, names));
  await install(names);
  const still = await findMissing(electron, tools);
  if (still.what.length === 0) return;
  throw new SetupError(`Still missing after the installation: ${still.what.join(', ')}`);
}

/**
 * @param {string} electron
 * @param {Tool[]} tools
 */
async function findMissing(electron, tools) {
  const electronLibraries = await missingLibraries([electron]);
  const hidLibraries = await missingLibraries(hidBinaries());
  const absent = tools.filter((tool) => !onPath(tool));
  return {
    what: [...electronLibraries, ...hidLibraries, ...absent],
    packages: [
      ...(electronLibraries.length > 0 ? electronPackages : []),
      ...(hidLibraries.length > 0 ? hidPackages : []),
      ...absent.map((tool) => toolPackages[tool]),
    ],
  };
}

/** @param {string[]} binaries */
async function missingLibraries(binaries) {
  const reports = await Promise.all(binaries.map((binary) => run('ldd', [binary])));
  return [...new Set(reports.flatMap(({ output }) => notFound(output)))];
}

/**
 * The libraries that a report of ldd says are not there.
 * @param {string} report lines such as `libnss3.so => not found`
 */
export function notFound(report) {
  return [...report.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

function hidBinaries() {
  const folder = join(packages, 'node-hid/prebuilds');
  const suffix = `-linux-${process.arch}`;
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
}

/** @param {string} tool */
function onPath(tool) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));
}

function isDebian() {
  return existsSync('/usr/bin/apt-get');
}

/** @param {string[]} names */
function namesHere(names) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return names.map((name) => (renamedFor64BitTime.has(name) && has64BitTime(release) ? `${name}t64` : name));
}

/**
 * @param {string} release content of /etc/os-release
 */
export function has64BitTime(release) {
  const id = /^ID="?([^"\n]*)/m.exec(release)?.[1];
  const version = Number.parseFloat(/^VERSION_ID="?([\d.]*)/m.exec(release)?.[1] ?? '');
  return (id === 'debian' && !(version < 13)) || (id === 'ubuntu' && version >= 24.04);
}

/** @param {string[]} names */
async function install(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lockWait = ['-o', 'DPkg::Lock::Timeout=120'];
  const steps = [['update'], ['install', '-y', '--no-install-recommends', ...names]];
  await withProgress(`Installing ${names.join(' ')}`, async () => {
    for (const step of steps) {
      const { ok, output } = await run('apt-get', [...lockWait, ...step], { env });
      if (!ok) throw new SetupError(`${output.trimEnd()}\n\napt-get ${step.join(' ')} failed.`);
    }
  });
}

/**
 * @param {string[]} what
 * @param {string[]} names
 */
function notRoot(what, names) {
  return (
    `This system lacks ${what.join(', ')}.\nRun this, then the same command again:\n\n` +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`
  );
}

/** @param {string[]} what */
function otherSystem(what) {
  return (
    `This system lacks ${what.join(', ')}.\n` +
    'Install them with its package manager (on Debian they are in ' +
    `${[...electronPackages, ...hidPackages, ...Object.values(toolPackages)].join(' ')}),\n` +
    'then run the same command again.'
  );
}

/**
 * Everything a fresh clone needs before its own code can run. Uses nothing but Node.
 */
import './bootstrap/node-version.mjs';
import { needsDisplay, startDisplay } from './bootstrap/display.mjs';
import { findElectron } from './bootstrap/electron.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { checkSandbox } from './bootstrap/sandbox.mjs';
import { checkSystemPackages } from './bootstrap/system-packages.mjs';

/**
 * @typedef {object} Bootstrapped
 * @property {string} electron path of the Electron binary
 * @property {NodeJS.ProcessEnv} env for what is started next: its display is set
 * @property {boolean} ownDisplay whether the display is one we started, with no graphics hardware behind it
 */

/** @typedef {import('./bootstrap/system-packages.mjs').Tool} Tool */

/** @type {Tool[]} */
const xvfb = ['Xvfb'];

/** @type {Record<'start' | 'test', Tool[]>} */
const extraTools = { start: [], test: [...xvfb, 'umockdev-run', 'python3', 'pdftotext'] };

/**
 * Installs packages, finds an Electron, checks the system's libraries and sandbox, and starts a display
 * where there is none; it ends with this process.
 * @param {'start' | 'test'} purpose
 * @returns {Promise<Bootstrapped>}
 */
export async function bootstrap(purpose) {
  await installPackages();
  const electron = await findElectron();
  const ownDisplay = needsDisplay();
  await checkSystemPackages(electron, [...new Set([...extraTools[purpose], ...(ownDisplay ? xvfb : [])])]);
  await checkSandbox(electron);
  if (!ownDisplay) return { electron, env: process.env, ownDisplay };
  const { display } = await startDisplay();
  return { electron, env: { ...process.env, DISPLAY: display }, ownDisplay };
}

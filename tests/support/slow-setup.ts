/**
 * What the slow tests need, so that `vitest run tests/e2e` works by itself too: a fresh build, an Electron
 * and a display. The tests read KEEL_ELECTRON and DISPLAY.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { needsDisplay, startDisplay } from '../../scripts/bootstrap/display.mjs';
import { findElectron } from '../../scripts/bootstrap/electron.mjs';

const root = resolve(import.meta.dirname, '../..');

export async function setup(): Promise<(() => void) | undefined> {
  execFileSync(process.execPath, ['scripts/build.ts', '--if-changed'], { cwd: root, stdio: 'inherit' });
  process.env.KEEL_ELECTRON ??= await findElectron();
  if (!needsDisplay()) return undefined;
  const { display, stop } = await startDisplay();
  process.env.DISPLAY = display;
  return stop;
}

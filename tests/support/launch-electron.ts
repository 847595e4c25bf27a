/**
 * Starts an app in the real Electron under Playwright. Playwright hooks into the app before it loads only when it
 * chooses the binary itself, through the electron package; given a path, it races with the app's first window, and
 * loses now and then on a busy machine.
 */
import { dirname } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication } from 'playwright-core';
import { electronPath, testFlags } from './electron-path.ts';

export async function launchElectron(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= dirname(electronPath());
  return _electron.launch({ args: [...testFlags, ...args], env: { ...definedEnvironment(), ...env } });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { electronFlags } from '../../scripts/bootstrap/electron-flags.mjs';

const pathFile = resolve(import.meta.dirname, '../../.cache/electron-path');

/** The Electron binary to launch: the one the runner names, or the one the last set-up found. */
export function electronPath(): string {
  const path =
    process.env.KEEL_ELECTRON ?? (existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined);
  if (path === undefined) throw new Error('No Electron is set up yet: run `npm test` once.');
  return path;
}

/** Goes before the app's folder on the command line. Tests never count on graphics hardware. */
export const testFlags: readonly string[] = electronFlags({ ownDisplay: true });

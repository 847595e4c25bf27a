import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Launch } from './launch.ts';

/** Decides where everything is kept. The demo and the check get a folder of their own that goes with them. */
export function setupUserData(options: Launch): void {
  const folder = chosenFolder(options);
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}

function chosenFolder(options: Launch): string | undefined {
  if (options.mode === 'app')
    return options.userDataDir === undefined ? undefined : resolve(options.userDataDir);
  const folder = mkdtempSync(join(tmpdir(), `keel-${options.mode}-`));
  app.on('quit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

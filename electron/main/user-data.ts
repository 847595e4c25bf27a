import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { LaunchOptions } from './options.ts';

/** Decides where everything is kept. The demo gets a fresh folder of its own, so that it never meets a patient. */
export function setupUserData(options: LaunchOptions): void {
  const folder = chosenFolder(options);
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}

function chosenFolder(options: LaunchOptions): string | undefined {
  if (options.mode === 'help') return undefined;
  if (options.mode === 'demo') return mkdtempSync(join(tmpdir(), 'keel-demo-'));
  return options.userDataDir === undefined ? undefined : resolve(options.userDataDir);
}

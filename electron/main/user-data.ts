import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Launch } from './launch.ts';

const TEMPORARY_PREFIX = 'keel-unattended-';
const STALE_AFTER_MS = 24 * 3_600_000;

/** Decides where everything is kept. The demo and the check get a folder of their own that goes with them. */
export function setupUserData(options: Launch): void {
  const folder =
    options.mode === 'app' ? options.userDataDir && resolve(options.userDataDir) : temporaryFolder();
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}

function temporaryFolder(): string {
  removeStale();
  const folder = mkdtempSync(join(tmpdir(), TEMPORARY_PREFIX));
  app.on('quit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** What earlier runs left: Chromium writes its last lines after we are gone, and a killed run cleans up nothing. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(TEMPORARY_PREFIX))) {
    const folder = join(tmpdir(), name);
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats === undefined || stats.mtimeMs > Date.now() - STALE_AFTER_MS) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or in use: not ours to remove.
    }
  }
}

/**
 * From the start of the process to the first painted screen, beside an Electron app with nothing in it: one window,
 * one empty page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchElectron } from '../tests/support/launch-electron.ts';
import { newUserData, removeFolders, root } from '../tests/e2e/support/keel-app.ts';
import { spreadOf } from './table.ts';
import type { BenchRow } from './table.ts';

const STARTS = 7;

const EMPTY_MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<main>ready</main>'));
`;

export async function benchStartUp(): Promise<BenchRow> {
  const empty = mkdtempSync(join(tmpdir(), 'keel-empty-'));
  try {
    writeFileSync(join(empty, 'package.json'), '{ "name": "empty", "main": "main.js" }');
    writeFileSync(join(empty, 'main.js'), EMPTY_MAIN);
    const keel: number[] = [];
    const nothing: number[] = [];
    // In turns, so that a drift of the machine meets both; the first of each only warms the disk.
    for (let start = -1; start < STARTS; start++) {
      const keelMs = await timeStart([root, '--user-data', newUserData()], '[data-screen="set-up"]');
      const emptyMs = await timeStart([empty], 'main');
      if (start < 0) continue;
      keel.push(keelMs);
      nothing.push(emptyMs);
    }
    return {
      name: `start-up to the first screen (${STARTS} starts)`,
      ...spreadOf(keel),
      unit: 'ms',
      baseline: spreadOf(nothing).median,
      baselineName: 'an empty Electron app',
    };
  } finally {
    rmSync(empty, { recursive: true, force: true });
    removeFolders();
  }
}

async function timeStart(args: readonly string[], shown: string): Promise<number> {
  const start = performance.now();
  const app = await launchElectron(args);
  const page = await app.firstWindow();
  await page.locator(shown).waitFor();
  const elapsedMs = performance.now() - start;
  await app.close();
  return elapsedMs;
}

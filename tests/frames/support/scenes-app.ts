/** The page that draws scenes, built and opened in the real Electron. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { launchElectron } from '../../support/launch-electron.ts';
import { PIXELS } from './scenes-page.ts';
import type { PlayedFrames, SceneCount, SceneRequest, ScenesPage } from './scenes-page.ts';

declare global {
  var scenesPage: ScenesPage;
}

export interface ScenesApp {
  ids(): Promise<readonly string[]>;
  playFrames(request: SceneRequest): Promise<PlayedFrames>;
  changeScenes(times: number): Promise<readonly SceneCount[]>;
  close(): Promise<void>;
}

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: ${PIXELS.width}, height: ${PIXELS.height} });
  window.loadFile(require('node:path').join(__dirname, 'page/index.html'));
});
`;

export async function openScenes(): Promise<ScenesApp> {
  const folder = mkdtempSync(join(tmpdir(), 'keel-scenes-'));
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../page'),
    base: './',
    logLevel: 'warn',
    build: {
      outDir: join(folder, 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 4096,
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scenes', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  const app = await launchElectron([folder]);
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'scenesPage' in globalThis);
  return {
    ids: () => page.evaluate(() => [...globalThis.scenesPage.ids()]),
    playFrames: (request) => page.evaluate((given) => globalThis.scenesPage.playFrames(given), request),
    changeScenes: (times) => page.evaluate((count) => globalThis.scenesPage.changeScenes(count), times),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { AppLanguage } from './app-language.ts';
import type { Log } from './log.ts';

export interface PageLifeOptions {
  readonly log: Log;
  readonly language: Pick<AppLanguage, 'translator'>;
  /** The page that was there is gone: another one is loading, or none. */
  readonly pageGone: () => void;
  /** Something went wrong in the page that people using the app would not see: a line for the console. */
  readonly pageFailed: (message: string) => void;
  readonly quit: () => void;
}

const CRASHES_ALLOWED = 3;
const CRASH_WINDOW_MS = 60_000;

/** Watches one window's page: what it leaves behind when it goes, and its crashes, after which it is loaded again. */
export function watchPage(window: BrowserWindow, options: PageLifeOptions): void {
  const { log, language, pageGone, pageFailed, quit } = options;
  const contents = window.webContents;
  let crashes: number[] = [];

  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) pageGone();
  });
  window.on('closed', pageGone);
  contents.on('preload-error', (_event, _path, error) => {
    log.error('page', 'preload failed', error);
    pageFailed('The preload failed.');
  });
  contents.on('did-fail-load', (_event, code) => {
    log.error('page', `load failed with ${code}`);
    pageFailed(`The page failed to load (${code}).`);
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page', `process gone: ${reason} (${exitCode})`);
    pageGone();
    pageFailed(`The page's process is gone: ${reason}.`);
    crashes = [...crashes.filter((atMs) => atMs > Date.now() - CRASH_WINDOW_MS), Date.now()];
    if (crashes.length <= CRASHES_ALLOWED) {
      contents.reload();
      return;
    }
    const { say } = language.translator;
    dialog.showErrorBox(say('app.has-to-close'), say('app.window-crashed-again'));
    quit();
  });
}

/** Calls `onError` for each error on the page's console: what nobody caught, what could not be loaded. */
export function watchConsole(window: BrowserWindow, onError: (message: string) => void): void {
  // Electron 35 put everything into the first argument; before, level and message were arguments of their own.
  window.webContents.on('console-message', (details, olderLevel: unknown, olderMessage: unknown) => {
    const level: unknown = 'level' in details ? details.level : olderLevel;
    if (level === 'error' || level === 3)
      onError(String('message' in details ? details.message : olderMessage));
  });
}

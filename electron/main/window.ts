import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import type { WebPreferences } from 'electron';
import { BRIDGE_CHANNEL } from '#core/ipc/bridge.ts';
import type { MainEvent } from '#core/ipc/ipc.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import {
  FIRST_WINDOW,
  readPlacement,
  SMALLEST_WINDOW,
  usablePlacement,
  writePlacement,
} from './window-placement.ts';

/** The navy of the app's sky at night, so that nothing bright flashes before the first picture. */
export const BACKGROUND_COLOUR = '#0e2a3b';

/** What every window of ours has: the sandbox, isolation, and nothing it does not need. */
export function webPreferences(): WebPreferences {
  return {
    preload: join(app.getAppPath(), 'dist/preload/preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The dictionaries of the spelling checker come over the network.
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** The one window people see. */
export class AppWindow {
  #window: BrowserWindow | undefined;

  /** Undefined before it opens and after it was closed. */
  get current(): BrowserWindow | undefined {
    return this.#window?.isDestroyed() === false ? this.#window : undefined;
  }

  /** @throws KeelError where there is no window to ask in */
  require(): BrowserWindow {
    const window = this.current;
    if (window === undefined) throw new KeelError('internal', message('error.window-closed'));
    return window;
  }

  open(options: { readonly fullScreen: boolean }): BrowserWindow {
    this.#window = createWindow(options);
    return this.#window;
  }

  showFullScreen(wanted: boolean): void {
    const window = this.current;
    if (window !== undefined && window.isFullScreen() !== wanted) window.setFullScreen(wanted);
  }

  tell(event: MainEvent): void {
    this.current?.webContents.send(BRIDGE_CHANNEL.event, event);
  }
}

/** Where it was last time, once its first picture is there. */
function createWindow({ fullScreen }: { readonly fullScreen: boolean }): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const placement = usablePlacement(readPlacement(file), areas);
  const window = new BrowserWindow({
    ...FIRST_WINDOW,
    ...placement,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: 'Keel',
    show: false,
    backgroundColor: BACKGROUND_COLOUR,
    fullscreen: fullScreen,
    webPreferences: {
      ...webPreferences(),
      // A session goes on while the therapist looks at something else, and cues sound without a click.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  if (placement?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writePlacement(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  return window;
}

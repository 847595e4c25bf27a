import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/**
 * One Keel a user-data folder: two would write to one database.
 * @returns whether this is the first; the second asks the first to show itself and must end
 */
export function setupSingleInstance(mainWindow: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}

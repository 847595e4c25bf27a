import { app, BrowserWindow } from 'electron';

/**
 * One Keel a user data folder: two would write to one database. The second asks the first to show itself, and ends.
 * @returns whether this is the first
 */
export function setupSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('Keel is running already.\n');
    app.exit(0);
    return false;
  }
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows().find((candidate) => candidate.isVisible());
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}

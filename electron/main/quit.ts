import { app } from 'electron';

/**
 * Lets nothing end before what has to be closed is closed: once, however often someone asks.
 * @returns ends the app with this exit code
 */
export function setupQuit(shutdown: () => Promise<void>): (exitCode: number) => void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  const close = (exitCode: number): void => {
    if (state !== 'running') return;
    state = 'closing';
    void shutdown().finally(() => {
      state = 'closed';
      // `quit` lets windows say goodbye, but knows no exit code.
      if (exitCode === 0) app.quit();
      else app.exit(exitCode);
    });
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    close(0);
  });
  app.on('window-all-closed', () => app.quit());
  return close;
}

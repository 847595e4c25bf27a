import { app, dialog } from 'electron';
import type { Log } from './log.ts';

/**
 * What nobody caught leaves main in an unknown state: it is written down, said, and the app ends.
 * @param attended somebody is there to read a message and close it
 */
export function setupErrors(log: Log, attended: boolean): void {
  const fail = (thrown: unknown): void => {
    log.error('app', 'uncaught', thrown);
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    if (attended) {
      dialog.showErrorBox('Keel has to close', 'Something unexpected happened. What was stored is safe.');
    }
    app.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

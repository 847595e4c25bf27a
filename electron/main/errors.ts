import { app, dialog } from 'electron';
import type { AppLanguage } from './app-language.ts';
import type { Log } from './log.ts';

/**
 * What nobody caught leaves main in an unknown state: it is written down, said, and the app ends.
 * @param language undefined where nobody is there to read a message and close it
 */
export function setupErrors(log: Log, language: AppLanguage | undefined): void {
  const fail = (thrown: unknown): void => {
    log.error('app', 'uncaught', thrown);
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    if (language !== undefined) {
      const { say } = language.translator;
      dialog.showErrorBox(say('app.has-to-close'), say('app.unexpected'));
    }
    app.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

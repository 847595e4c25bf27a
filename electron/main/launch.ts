import { app } from 'electron';
import { HELP, parseOptions, UsageError } from './options.ts';
import type { LaunchOptions } from './options.ts';

export type Launch = Exclude<LaunchOptions, { mode: 'help' }>;

/** What the command line asks for; undefined when that was already done, or was nonsense, and the app ends. */
export function readLaunch(): Launch | undefined {
  try {
    const options = parseOptions(process.argv, process.defaultApp ?? false);
    if (options.mode !== 'help') return options;
    process.stdout.write(HELP);
    app.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}`);
    app.exit(2);
  }
  return undefined;
}

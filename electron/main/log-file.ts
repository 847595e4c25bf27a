import { join } from 'node:path';
import { app } from 'electron';
import { createLog } from './log.ts';
import type { Log } from './log.ts';

/** The log in the user data folder. */
export function setupLog(): Log {
  const log = createLog({ directory: join(app.getPath('userData'), 'logs') });
  const { electron, node } = process.versions;
  log.info(
    'app',
    `Keel ${app.getVersion()} on Electron ${electron}, Node ${node}, ${process.platform} ${process.arch}`,
  );
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName = '' }) => {
    log.warn('app', `process gone: ${type} ${serviceName} ${reason} (${exitCode})`);
  });
  return log;
}

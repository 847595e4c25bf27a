import { protocol } from 'electron';
import { APP_SCHEME } from './app-origin.ts';

/** Gives our pages an origin of their own. Must run before the app is ready, and once. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

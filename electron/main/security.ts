import { app, session } from 'electron';
import type { Session, WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';
import type { Log } from './log.ts';
import { refusalOf } from './permissions.ts';

/** Shuts every door that no page of ours needs: permissions, devices, downloads, other origins, new windows. */
export function setupSecurity(log: Log): void {
  refusePermissions(session.defaultSession, log);
  refuseNetwork(session.defaultSession, log);
  session.defaultSession.on('will-download', (event) => {
    event.preventDefault();
    log.warn('security', 'download refused');
  });
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

function refusePermissions(target: Session, log: Log): void {
  target.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('security', `permission ${permission} refused: ${refusalOf(permission)}`);
    callback(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

/** Nothing leaves the machine: whatever got past the content security policy ends here. */
function refuseNetwork(target: Session, log: Log): void {
  const foreign = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] };
  target.webRequest.onBeforeRequest(foreign, (_details, callback) => {
    log.warn('security', 'request to another origin refused');
    callback({ cancel: true });
  });
}

function confine(contents: WebContents, log: Log): void {
  const keepHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isAppUrl(details.url)) return;
    details.preventDefault();
    log.warn('security', 'navigation refused');
  };
  contents.on('will-navigate', keepHome);
  contents.on('will-redirect', keepHome);
  contents.on('will-frame-navigate', keepHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('security', 'new window refused');
    return { action: 'deny' };
  });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import { bundleFile, responseHeaders } from './bundle-file.ts';

/** Serves the built pages under app://bundle/, from the folder or the archive the app runs from. */
export function setupProtocol(): void {
  const root = join(app.getAppPath(), 'dist/renderer');
  protocol.handle(APP_SCHEME, (request) => serve(root, request));
}

async function serve(root: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? bundleFile(root, request.url) : undefined;
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || content === undefined) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(content), { headers: responseHeaders(file) });
}

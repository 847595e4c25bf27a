import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignServer {
  readonly origin: string;
  /** Paths that were asked for. */
  readonly requests: readonly string[];
  close(): void;
}

/** Somebody else's site, which the app must never reach. Every path answers with a page; /redirect goes there. */
export async function startForeignServer(): Promise<ForeignServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url === '/redirect') response.writeHead(302, { Location: '/page' }).end();
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => void server.close() };
}

/** From a URL of our origin to a file of the bundle, and how that file is served. Pure but for path arithmetic. */
import { extname, join, resolve, sep } from 'node:path';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import { isAppUrl } from './app-origin.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * The file a URL names, or undefined when it names none inside `root`: another origin, an escape by `..` in any
 * encoding, a null byte, a type we do not ship.
 */
export function bundleFile(root: string, url: string): string | undefined {
  if (!isAppUrl(url)) return undefined;
  const path = decoded(new URL(url).pathname);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  const base = resolve(root);
  const file = join(base, path === '/' ? 'index.html' : path);
  if (!file.startsWith(base + sep)) return undefined;
  return extname(file) in MIME_TYPES ? file : undefined;
}

/** Every answer carries the policy, so that no file of ours can be opened as a page without it. */
export function responseHeaders(file: string): Record<string, string> {
  return {
    'Content-Type': MIME_TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFile, responseHeaders } from '#electron/main/bundle-file.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/main/content-security-policy.ts';

const root = resolve('/opt/keel/dist/renderer');

describe('bundleFile', () => {
  it.each([
    ['app://bundle/', 'index.html'],
    ['app://bundle/index.html', 'index.html'],
    ['app://bundle/report.html?patient=1&session=2', 'report.html'],
    ['app://bundle/assets/index-4f.js#part', 'assets/index-4f.js'],
    ['app://bundle/assets/../index.html', 'index.html'],
    ['app://bundle/../../index.html', 'index.html'],
    ['app://bundle/assets/a%20name.png', 'assets/a name.png'],
  ])('finds %s', (url, file) => {
    expect(bundleFile(root, url)).toBe(join(root, file));
  });

  it.each([
    ['an encoded way up', 'app://bundle/%2e%2e%2f%2e%2e%2fsecret.json'],
    ['an encoded slash', 'app://bundle/..%2f..%2fsecret.json'],
    ['a doubly written way up', 'app://bundle/....//..%2f..%2fsecret.json'],
    ['a backslash', 'app://bundle/..%5c..%5csecret.json'],
    ['a sibling folder of the same prefix', 'app://bundle/..%2frenderer-old/index.html'],
    ['an absolute path', 'app://bundle/%2fetc%2fpasswd'],
    ['a null byte', 'app://bundle/index.html%00.png'],
    ['a broken escape', 'app://bundle/%zz.html'],
    ['a file type we do not ship', 'app://bundle/main.cjs'],
    ['a folder', 'app://bundle/assets/'],
    ['another host', 'app://elsewhere/index.html'],
    ['a look-alike host', 'app://bundle.example/index.html'],
    ['a host as user name', 'app://bundle@elsewhere/index.html'],
    ['a user part', 'app://someone@bundle/index.html'],
    ['a port', 'app://bundle:81/index.html'],
    ['another scheme', 'https://bundle/index.html'],
    ['no URL', 'index.html'],
  ])('refuses %s', (_what, url) => {
    expect(bundleFile(root, url)).toBeUndefined();
  });
});

describe('responseHeaders', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['a.js', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.woff2', 'font/woff2'],
    ['a.svg', 'image/svg+xml'],
  ])('serves %s as %s', (file, type) => {
    expect(responseHeaders(file)['Content-Type']).toBe(type);
  });

  it('puts the policy on every file and forbids guessing of types', () => {
    const headers = responseHeaders('picture.svg');
    expect(headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });
});

describe('the content security policy', () => {
  it('is this one', () => {
    expect(CONTENT_SECURITY_POLICY.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]);
  });
});

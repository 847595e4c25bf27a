/**
 * What a page may load. Everything comes from our own bundle; the exceptions and who needs them:
 * - style-src 'unsafe-inline': Mantine and React put style tags and attributes into the page;
 * - img-src data: blob:: Phaser makes its default textures from data URLs and its snapshots from blobs;
 * - worker-src 'self': the session worker, a file of the bundle like any other.
 * There is no 'unsafe-eval', no inline script, no frame, and no connection to anywhere else.
 */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

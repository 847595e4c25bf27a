/**
 * Which files go into the packaged app: our bundles, and the packages that hold native code, which cannot be
 * bundled, with all they need at run time.
 */
const nativePackages = ['node-hid', 'pkg-prebuilds', 'libsql', '@libsql', '@neon-rs/load', 'detect-libc'];

/** Sources node-hid could be compiled from: a third of its size, and its N-API binaries work as shipped. */
const leftOut = [/^\/node_modules\/node-hid\/(hidapi|src|binding\.gyp)/, /\.map$/, /\.md$/, /\.d\.ts$/];

const kept = ['/package.json', '/dist', ...nativePackages.map((name) => `/node_modules/${name}`)];

/** @param path begins with a slash at the project's root; the root itself is '' */
export function isPackaged(path: string): boolean {
  const inside = kept.some((entry) => path === entry || path.startsWith(`${entry}/`));
  const above = kept.some((entry) => entry.startsWith(`${path}/`));
  return above || (inside && !leftOut.some((pattern) => pattern.test(path)));
}

/** Whether a folder of native binaries serves the platform the app is packaged for. */
export function servesPlatform(folder: string, platform: string, arch: string): boolean {
  return (
    folder.endsWith(`-${platform}-${arch}`) || new RegExp(`^${platform}-${arch}(-gnu|-msvc)?$`).test(folder)
  );
}

/**
 * Flags of Chromium that depend on the machine. They go before the app's folder, so that whatever follows
 * it belongs to the app.
 * @param {{ ownDisplay: boolean, env?: NodeJS.ProcessEnv, uid?: number | undefined }} machine
 * @returns {string[]}
 */
export function electronFlags({ ownDisplay, env = process.env, uid = process.getuid?.() }) {
  const linux = process.platform === 'linux';
  return [
    // Chromium refuses to run its sandbox as root.
    ...(linux && uid === 0 ? ['--no-sandbox'] : []),
    ...(linux && !env.DISPLAY && env.WAYLAND_DISPLAY ? ['--ozone-platform-hint=auto'] : []),
    // A bare display has no desktop services behind it; Chromium would complain of each one it misses.
    ...(ownDisplay ? ['--log-level=3'] : []),
    ...(ownDisplay || env.KEEL_SOFTWARE_GL ? softwareGl : []),
  ];
}

/** WebGL without a graphics card. */
const softwareGl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

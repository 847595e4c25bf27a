/**
 * Importing this first says so in plain words when Node is too old, before anything else can fail obscurely.
 * It imports nothing and uses no syntax younger than Node 14.
 */

/**
 * What our scripts run on until the packages are there. The packages want more: packages-node.mjs.
 * @param {string} version such as '20.19.0'
 * @returns {boolean}
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 20 ? minor >= 19 : major >= 22;
}

if (!isSupported(process.versions.node)) {
  console.error(
    `Keel needs Node 20.19 or later, 22 or 24; this is ${process.versions.node}.\n` +
      'Install a current Node from https://nodejs.org and run the same command again.',
  );
  process.exit(1);
}

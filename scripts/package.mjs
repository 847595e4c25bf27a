/**
 * `npm run package`: packages the app into out/. Where the official Electron cannot be downloaded it is made
 * with the one that runs the app here, which is good for trying the package out and not for release.
 */
import './bootstrap/node-version.mjs';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findElectron } from './bootstrap/electron.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { packages, root } from './bootstrap/paths.mjs';
import { withProgress } from './bootstrap/progress.mjs';
import { run } from './bootstrap/run.mjs';
import { scriptNode } from './bootstrap/script-node.mjs';
import { runScript, SetupError } from './bootstrap/setup-error.mjs';
import { scriptEnv } from './steps.mjs';

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  const env = scriptEnv();
  if (!electron.startsWith(packages)) {
    env.KEEL_ELECTRON_ZIP_DIR ??= await withProgress('Zipping Electron', () => zipElectron(electron));
    console.log(`Packaging with ${electron}: for trying it out, not for release.`);
  }
  const forge = join(packages, '@electron-forge/cli/dist/electron-forge.js');
  const { ok, output } = await withProgress('Packaging', () =>
    run(scriptNode(), [forge, process.argv[2] ?? 'package'], { cwd: root, env }),
  );
  if (!ok) throw new SetupError(`${output.trimEnd()}\n\nPackaging failed.`);
  console.log(`The app is in ${join(root, 'out')}.`);
  return 0;
});

/**
 * @param {string} binary path of the Electron binary, at the top of its folder
 * @returns {Promise<string>} the folder for `electronZipDir`. Forge asks it for the version of the electron
 *   package, whatever the binary's own version is.
 */
async function zipElectron(binary) {
  const { version } = JSON.parse(readFileSync(join(packages, 'electron/package.json'), 'utf8'));
  const zip = join(root, `.cache/electron-zip/electron-v${version}-${process.platform}-${process.arch}.zip`);
  const { ok, output } = await run(scriptNode(), [join(root, 'scripts/zip-electron.ts'), binary, zip]);
  if (!ok) throw new SetupError(`${output.trimEnd()}\n\nElectron could not be zipped.`);
  return dirname(zip);
}

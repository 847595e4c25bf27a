/** Makes the zip that Electron Forge packages from, out of the folder of an Electron that is here already. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { packages, root } from './bootstrap/paths.mjs';

/**
 * @param {string} binary path of the Electron binary, at the top of its folder
 * @returns {Promise<string>} the folder for `electronZipDir`. Forge asks it for the version of the electron
 *   package, whatever the binary's own version is.
 */
export async function zipElectron(binary) {
  const { version } = JSON.parse(readFileSync(join(packages, 'electron/package.json'), 'utf8'));
  const zipDir = join(root, '.cache/electron-zip');
  mkdirSync(zipDir, { recursive: true });
  const zip = join(zipDir, `electron-v${version}-${process.platform}-${process.arch}.zip`);
  await writeZip(zip, dirname(binary), filesOf(dirname(binary)));
  return zipDir;
}

/**
 * @param {string} folder
 * @returns {string[]} paths in it, less our loader: the packaged app takes that place
 */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith(join('resources', 'app')))
    .filter((path) => statSync(join(folder, path)).isFile());
}

/**
 * Stores the files uncompressed: the zip is read once and thrown away. Layout: APPNOTE.TXT 4.3.7, 4.3.12
 * and 4.3.16.
 * @param {string} target
 * @param {string} folder
 * @param {string[]} paths
 */
export async function writeZip(target, folder, paths) {
  const file = await open(target, 'w');
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  try {
    for (const path of paths) {
      const content = readFileSync(join(folder, path));
      const entry = { path, content, mode: statSync(join(folder, path)).mode, offset };
      const local = localHeader(entry);
      await file.write(local);
      await file.write(content);
      directory.push(directoryHeader(entry));
      offset += local.length + content.length;
    }
    const headers = Buffer.concat(directory);
    await file.write(Buffer.concat([headers, endRecord(directory.length, headers.length, offset)]));
  } finally {
    await file.close();
  }
}

/** @typedef {{ path: string, content: Buffer, mode: number, offset: number }} Entry */

/** @param {Entry} entry */
function localHeader({ path, content }) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, content, path);
  return Buffer.concat([header, Buffer.from(path)]);
}

/** @param {Entry} entry */
function directoryHeader({ path, content, mode, offset }) {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4); // made on Unix: the upper half of the attributes is a file mode
  writeCommon(header, 6, content, path);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, Buffer.from(path)]);
}

/**
 * The fields both headers share, from `version needed` to `file name length`. The date is left at 1980-01-01.
 * @param {Buffer} header
 * @param {number} at
 * @param {Buffer} content
 * @param {string} path
 */
function writeCommon(header, at, content, path) {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x0800, at + 2); // names are UTF-8
  header.writeUInt16LE(0x0021, at + 8);
  header.writeUInt32LE(crc32(content), at + 10);
  header.writeUInt32LE(content.length, at + 14);
  header.writeUInt32LE(content.length, at + 18);
  header.writeUInt16LE(Buffer.byteLength(path), at + 22);
}

/**
 * @param {number} entries
 * @param {number} length of the directory
 * @param {number} offset of the directory
 */
function endRecord(entries, length, offset) {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

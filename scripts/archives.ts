/** One file out of a tarball, a zip into a folder, and a folder into a zip. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { list } from 'tar';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';

/**
 * Writes one file of a tarball, gzipped or not, to `target`.
 * @throws Error when the tarball holds no such file
 */
export async function extractTarEntry(tarball: string, path: string, target: string): Promise<void> {
  let written: Promise<void> | undefined;
  await list({
    file: tarball,
    strict: true,
    onReadEntry: (entry) => {
      if (entry.path === path) written = pipeline(entry, createWriteStream(target));
    },
  });
  if (!written) throw new Error(`The archive holds no ${path}.`);
  await written;
}

/**
 * Unpacks a zip with the permissions it holds.
 * @param targetOf where an entry goes; undefined leaves it out. Entries that are folders end with a slash.
 */
export async function extractZip(zip: string, targetOf: (path: string) => string | undefined): Promise<void> {
  const archive = await yauzl.openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const target = targetOf(entry.fileName);
    if (target === undefined) continue;
    if (entry.fileName.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    // Zips made on Unix hold the mode in the upper half of the attributes (APPNOTE.TXT 4.4.15).
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}

/**
 * Stores files of a folder in a zip, uncompressed.
 * @param paths relative to the folder
 */
export async function storeInZip(zip: string, folder: string, paths: readonly string[]): Promise<void> {
  const archive = new ZipFile();
  const failed = new Promise<never>((_, reject) => archive.once('error', reject));
  for (const path of paths)
    archive.addFile(join(folder, path), path.replaceAll('\\', '/'), { compress: false });
  archive.end();
  await Promise.race([pipeline(archive.outputStream, createWriteStream(zip)), failed]);
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { tarEntry, zipEntries } from '../../scripts/bootstrap/archives.mjs';
import { writeZip } from '../../scripts/electron-zip.mjs';

const folder = mkdtempSync(join(tmpdir(), 'keel-archives-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One file of a tar archive: a 512-byte header and the content padded to whole blocks. */
function tarBlock(path: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))]);
}

describe('tarEntry', () => {
  const tar = Buffer.concat([
    tarBlock('package/a.txt', 'x'.repeat(700)),
    tarBlock('package/b.txt', 'second'),
    Buffer.alloc(1024),
  ]);

  it('finds a file behind one that fills more than a block', () => {
    expect(tarEntry(tar, 'package/b.txt').toString()).toBe('second');
  });

  it('says which file is not there', () => {
    expect(() => tarEntry(tar, 'package/c.txt')).toThrow('The archive holds no package/c.txt.');
  });

  it('ends at a truncated archive', () => {
    expect(() => tarEntry(tar.subarray(0, 600), 'package/b.txt')).toThrow('holds no');
  });
});

describe('zipEntries', () => {
  it('reads back what writeZip wrote, with modes and names', async () => {
    writeFileSync(join(folder, 'run'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(join(folder, 'größe.txt'), 'text');
    await writeZip(join(folder, 'made.zip'), folder, ['run', 'größe.txt']);
    const entries = [...zipEntries(readFileSync(join(folder, 'made.zip')))];
    const read = entries.map(async ({ path, mode, read }) => [path, mode & 0o100, (await read()).toString()]);
    expect(await Promise.all(read)).toEqual([
      ['run', 0o100, '#!/bin/sh\n'],
      ['größe.txt', 0, 'text'],
    ]);
  });

  it('inflates compressed entries', async () => {
    const [entry] = zipEntries(deflatedZip('a', 'content'));
    expect((await entry?.read())?.toString()).toBe('content');
  });

  it('refuses what is no zip archive', () => {
    expect(() => [...zipEntries(Buffer.from('not an archive at all, only text'))]).toThrow(
      'Not a zip archive',
    );
  });
});

/** A zip archive of one compressed file. */
function deflatedZip(name: string, content: string): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt16LE(name.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, directory, Buffer.from(name), end]);
}

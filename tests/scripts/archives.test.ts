import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractTarEntry, extractZip, storeInZip } from '../../scripts/archives.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keel-archives-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(path: string, content: string | Buffer, mode = 0o644): string {
  writeFileSync(join(folder, path), content, { mode });
  return join(folder, path);
}

describe('extractTarEntry', () => {
  async function tarball(): Promise<string> {
    mkdirSync(join(folder, 'package'));
    file('package/a.txt', 'x'.repeat(700));
    file('package/b.txt', 'second');
    await create({ file: join(folder, 'made.tgz'), cwd: folder, gzip: true }, ['package']);
    return join(folder, 'made.tgz');
  }

  it('writes the one file that was asked for', async () => {
    const target = join(folder, 'b.txt');
    await extractTarEntry(await tarball(), 'package/b.txt', target);
    expect(readFileSync(target, 'utf8')).toBe('second');
  });

  it('says which file is not there', async () => {
    const entry = extractTarEntry(await tarball(), 'package/c.txt', join(folder, 'c.txt'));
    await expect(entry).rejects.toThrow('The archive holds no package/c.txt.');
  });

  it('refuses an archive that broke off', async () => {
    const whole = readFileSync(await tarball());
    const broken = file('broken.tgz', whole.subarray(0, whole.length / 2));
    await expect(extractTarEntry(broken, 'package/b.txt', join(folder, 'b.txt'))).rejects.toThrow(
      'unexpected end of file',
    );
  });
});

describe('extractZip', () => {
  const into = (path: string): string => join(folder, 'out', path);

  it('gives back what storeInZip stored, with names and permissions', async () => {
    mkdirSync(join(folder, 'locales'));
    file('run', '#!/bin/sh\n', 0o755);
    file('locales/größe.txt', 'text');
    const zip = join(folder, 'made.zip');
    await storeInZip(zip, folder, ['run', 'locales/größe.txt']);
    await extractZip(zip, into);
    expect(readdirSync(into(''), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
      'locales',
      'locales/größe.txt',
      'run',
    ]);
    expect(readFileSync(into('run'), 'utf8')).toBe('#!/bin/sh\n');
    expect(readFileSync(into('locales/größe.txt'), 'utf8')).toBe('text');
    expect(statSync(into('run')).mode & 0o777).toBe(0o755);
    expect(statSync(into('locales/größe.txt')).mode & 0o111).toBe(0);
  });

  it('leaves out what has no target', async () => {
    file('kept', 'a');
    file('left', 'b');
    await storeInZip(join(folder, 'made.zip'), folder, ['kept', 'left']);
    await extractZip(join(folder, 'made.zip'), (path) => (path === 'left' ? undefined : into(path)));
    expect(readdirSync(into(''))).toEqual(['kept']);
  });

  it('inflates compressed entries', async () => {
    await extractZip(file('deflated.zip', deflatedZip('a', 'content')), into);
    expect(readFileSync(into('a'), 'utf8')).toBe('content');
  });

  it('refuses a path that leads out of the folder', async () => {
    const zip = file('evil.zip', deflatedZip('../evil', 'content'));
    await expect(extractZip(zip, into)).rejects.toThrow('invalid relative path');
    expect(readdirSync(folder)).toEqual(['evil.zip']);
  });

  it('refuses what is no zip archive', async () => {
    const text = file('text.zip', 'not an archive at all, only text');
    await expect(extractZip(text, into)).rejects.toThrow(
      'End of central directory record signature not found',
    );
  });
});

describe('storeInZip', () => {
  it('fails when a file is not there', async () => {
    await expect(storeInZip(join(folder, 'made.zip'), folder, ['none'])).rejects.toThrow('ENOENT');
  });
});

/** A zip archive of one compressed file, byte by byte: APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16. */
function deflatedZip(name: string, content: string): Buffer {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed
  common.writeUInt16LE(8, 4); // deflated
  common.writeUInt16LE(0x0021, 8); // 1980-01-01
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

/**
 * Just enough of tar and zip to unpack one known archive without a dependency.
 * Both work on a whole archive in memory.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/**
 * The content of one file of an uncompressed tar archive.
 * @param {Buffer} tar
 * @param {string} path
 * @returns {Buffer}
 */
export function tarEntry(tar, path) {
  for (let offset = 0; offset + 512 <= tar.length; ) {
    const name = text(tar, offset, 100);
    const size = Number.parseInt(text(tar, offset + 124, 12), 8);
    if (name === '' || Number.isNaN(size)) break;
    if (name === path) return tar.subarray(offset + 512, offset + 512 + size);
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`The archive holds no ${path}.`);
}

/**
 * @typedef {object} ZipEntry
 * @property {string} path
 * @property {number} mode Unix mode, with the file type
 * @property {() => Promise<Buffer>} read
 */

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The files of a zip archive, in the order of its directory. Fields: APPNOTE.TXT 4.3.12 and 4.3.16.
 * @param {Buffer} zip
 * @returns {Generator<ZipEntry>}
 */
export function* zipEntries(zip) {
  let offset = zip.readUInt32LE(endRecord(zip) + 16);
  while (offset + 46 <= zip.length && zip.readUInt32LE(offset) === directoryEntry) {
    const nameLength = zip.readUInt16LE(offset + 28);
    const at = offset;
    yield {
      path: zip.toString('utf8', at + 46, at + 46 + nameLength),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      read: () => contentOf(zip, at),
    };
    offset += 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
  }
}

/** @param {Buffer} zip */
function endRecord(zip) {
  for (let offset = zip.length - 22; offset >= 0; offset--) {
    if (zip.readUInt32LE(offset) === endOfDirectory) return offset;
  }
  throw new Error('Not a zip archive.');
}

/**
 * @param {Buffer} zip
 * @param {number} entry offset of the directory entry
 * @returns {Promise<Buffer>}
 */
async function contentOf(zip, entry) {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  if (method === 0) return packed;
  if (method === 8) return inflate(packed);
  throw new Error(`Unknown zip compression ${method}.`);
}

/**
 * @param {Buffer} buffer
 * @param {number} offset
 * @param {number} length
 */
function text(buffer, offset, length) {
  const field = buffer.toString('latin1', offset, offset + length);
  return field.split('\0', 1)[0] ?? '';
}

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { exportRecording, readRecording, RecordingWriter } from '#electron/storage/recording-file.ts';
import type { RecordingContents } from '#electron/storage/recording-file.ts';
import { PRELUDE_BYTES } from '#electron/storage/recording-format.ts';
import { temporaryFolder } from './support/clinics.ts';

const FILE_ID = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
const OTHER_ID = Buffer.from('ffffffffffffffffffffffffffffffff', 'hex');
const HEADER = Buffer.from('header');
const CHUNKS = [Buffer.from('first second'), Buffer.from('second'), Buffer.from('the third second')];
/** Length, nonce and tag around each sealed payload. */
const SEALED_OVERHEAD = 4 + 12 + 16;

function keyOf(fileId: Uint8Array): Buffer {
  return createHash('sha256').update(fileId).digest();
}

interface Written {
  readonly path: string;
  readonly bytes: Buffer;
}

async function written(
  chunks: readonly Uint8Array[] = CHUNKS,
  options: { header?: Uint8Array; fileId?: Buffer; close?: boolean } = {},
): Promise<Written> {
  const { header = HEADER, fileId = FILE_ID, close = true } = options;
  const path = join(temporaryFolder(), 'session.keelrec');
  const writer = await RecordingWriter.create(path, fileId, keyOf(fileId), header);
  for (const chunk of chunks) await writer.append(chunk);
  const open = readFileSync(path);
  await writer.close();
  if (!close) writeFileSync(path, open);
  return { path, bytes: readFileSync(path) };
}

/** What a damaged file gives: contents, or the code of a typed error. */
function outcomeOf(path: string): RecordingContents | string {
  try {
    return readRecording(path, keyOf);
  } catch (error) {
    if (error instanceof KeelError) return error.code;
    throw error;
  }
}

/** Everything read is what was written, from the beginning, and nothing else. */
function isPrefix(contents: RecordingContents): boolean {
  const read = [contents.header, ...contents.chunks];
  return read.every((payload, index) => [HEADER, ...CHUNKS][index]?.equals(payload) === true);
}

describe('a recording', () => {
  it('gives back what was written, and knows that it is whole', async () => {
    const { path } = await written();
    const contents = readRecording(path, keyOf);
    expect(contents).toEqual({
      fileId: FILE_ID,
      sealing: 'aes-256-gcm',
      header: HEADER,
      chunks: CHUNKS,
      truncated: false,
    });
  });

  it('gives back any bytes in any order of sizes, sealed and exported', async () => {
    const payload = fc.uint8Array({ minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.array(payload, { maxLength: 6 }),
        async (header, chunks) => {
          const { path } = await written(chunks, { header });
          const sealed = readRecording(path, keyOf);
          exportRecording(sealed, `${path}.export`);
          const exported = readRecording(`${path}.export`, () => undefined);
          for (const contents of [sealed, exported]) {
            expect(contents.header).toEqual(Buffer.from(header));
            expect(contents.chunks).toEqual(chunks.map((chunk) => Buffer.from(chunk)));
            expect(contents.truncated).toBe(false);
          }
        },
      ),
      { numRuns: 20, seed: 1 },
    );
  });

  it('is readable while it is being made, and says that its end is missing', async () => {
    const { path } = await written(CHUNKS, { close: false });
    expect(readRecording(path, keyOf)).toMatchObject({ chunks: CHUNKS, truncated: true });
  });

  it('keeps the order of appends that were not waited for', async () => {
    const path = join(temporaryFolder(), 'session.keelrec');
    const writer = await RecordingWriter.create(path, FILE_ID, keyOf(FILE_ID), HEADER);
    await Promise.all(CHUNKS.map((chunk) => writer.append(chunk)));
    await writer.close();
    expect(readRecording(path, keyOf).chunks).toEqual(CHUNKS);
  });

  it('never writes over another', async () => {
    const { path, bytes } = await written();
    await expect(RecordingWriter.create(path, FILE_ID, keyOf(FILE_ID), HEADER)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('takes nothing empty, nothing huge and nothing after its end', async () => {
    const path = join(temporaryFolder(), 'session.keelrec');
    const writer = await RecordingWriter.create(path, FILE_ID, keyOf(FILE_ID), HEADER);
    const refused = { code: 'invalid-argument' };
    await expect(writer.append(new Uint8Array())).rejects.toMatchObject(refused);
    await expect(writer.append(new Uint8Array(16 * 2 ** 20 + 1))).rejects.toMatchObject(refused);
    await writer.close();
    await expect(writer.append(HEADER)).rejects.toMatchObject(refused);
    await writer.close();
    expect(readRecording(path, keyOf)).toMatchObject({ chunks: [], truncated: false });
  });

  it('shows nothing of its contents and is its owner’s alone', async () => {
    const { path, bytes } = await written();
    for (const payload of [HEADER, ...CHUNKS]) expect(bytes.includes(payload)).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('says when it can’t be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, 'file', 'session.keelrec');
    await expect(RecordingWriter.create(path, FILE_ID, keyOf(FILE_ID), HEADER)).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});

describe('a damaged recording', () => {
  it('opens up to the last whole chunk, wherever it was cut', async () => {
    const { path, bytes } = await written();
    const ends = [HEADER, ...CHUNKS].map((payload) => payload.length + SEALED_OVERHEAD);
    const wholeAt = ends.map((_, index) => PRELUDE_BYTES + ends.slice(0, index + 1).reduce((a, b) => a + b));
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(path, bytes.subarray(0, length));
      const whole = wholeAt.filter((end) => end <= length).length;
      const expected =
        whole === 0
          ? 'recording-truncated'
          : {
              fileId: FILE_ID,
              sealing: 'aes-256-gcm',
              header: HEADER,
              chunks: CHUNKS.slice(0, whole - 1),
              truncated: true,
            };
      expect(outcomeOf(path)).toEqual(expected);
    }
  });

  it.each([0x01, 0x80, 0xff])(
    'never gives wrong data for a byte changed by %i, at any position',
    async (mask) => {
      const { path, bytes } = await written();
      for (let position = 0; position < bytes.length; position += 1) {
        const damaged = Buffer.from(bytes);
        damaged[position] = (damaged[position] ?? 0) ^ mask;
        writeFileSync(path, damaged);
        const outcome = outcomeOf(path);
        const honest =
          typeof outcome === 'string'
            ? ['damaged-file', 'unsupported-version', 'recording-truncated'].includes(outcome)
            : outcome.truncated && isPrefix(outcome);
        expect({ position, honest }).toEqual({ position, honest: true });
      }
    },
  );

  it('never gives wrong data for a byte changed in an export', async () => {
    const { path } = await written();
    exportRecording(readRecording(path, keyOf), path);
    const bytes = readFileSync(path);
    for (let position = 0; position < bytes.length; position += 1) {
      const damaged = Buffer.from(bytes);
      damaged[position] = (damaged[position] ?? 0) ^ 0x10;
      writeFileSync(path, damaged);
      const outcome = outcomeOf(path);
      const honest = typeof outcome === 'string' || (outcome.truncated && isPrefix(outcome));
      expect({ position, honest }).toEqual({ position, honest: true });
    }
  });

  it('notices chunks that were swapped, dropped, doubled or taken from another session', async () => {
    const sameSize = [Buffer.from('aaaa'), Buffer.from('bbbb'), Buffer.from('cccc')];
    const { path, bytes } = await written(sameSize);
    const other = (await written(sameSize, { fileId: OTHER_ID })).bytes;
    const start = PRELUDE_BYTES + HEADER.length + SEALED_OVERHEAD;
    const size = 4 + SEALED_OVERHEAD;
    const head = bytes.subarray(0, start);
    const [a, b, c] = [0, 1, 2].map((index) =>
      bytes.subarray(start + index * size, start + (index + 1) * size),
    );
    const end = bytes.subarray(start + 3 * size);
    const foreign = other.subarray(start, start + size);
    const parts = { a, b, c } as { a: Buffer; b: Buffer; c: Buffer };
    const forgeries = [
      [head, parts.b, parts.a, parts.c, end],
      [head, parts.a, parts.c, end],
      [head, parts.a, parts.a, parts.b, parts.c, end],
      [head, foreign, parts.b, parts.c, end],
      [head, parts.a, parts.b, parts.c, end, end],
      [head, parts.a, parts.b, parts.c, end, parts.a],
      [head, end, parts.a, parts.b, parts.c],
    ];
    for (const forgery of forgeries) {
      writeFileSync(path, Buffer.concat(forgery));
      expect(outcomeOf(path)).toBe('damaged-file');
    }
  });

  it('names the damaged file, and leaves it as it is', async () => {
    const { path, bytes } = await written();
    const damaged = Buffer.from(bytes);
    damaged[PRELUDE_BYTES + 20] = 255 - (damaged[PRELUDE_BYTES + 20] ?? 0);
    writeFileSync(path, damaged);
    expect(() => readRecording(path, keyOf)).toThrow(
      expect.objectContaining({
        code: 'damaged-file',
        told: message('error.recording-damaged', { file: basename(path) }),
      }),
    );
    expect(readFileSync(path)).toEqual(damaged);
  });

  it('forgives a tail of zeros, which a power cut leaves', async () => {
    const { path, bytes } = await written(CHUNKS, { close: false });
    writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(4096)]));
    expect(outcomeOf(path)).toMatchObject({ chunks: CHUNKS, truncated: true });
  });

  it('tells a missing file, a file of another kind, a missing key and a newer version apart', async () => {
    const { path, bytes } = await written();
    expect(outcomeOf(`${path}.none`)).toBe('not-found');
    expect(() => readRecording(path, () => undefined)).toThrow(
      expect.objectContaining({ code: 'missing-key' }),
    );
    expect(() => readRecording(path, () => keyOf(OTHER_ID))).toThrow(
      expect.objectContaining({ code: 'damaged-file' }),
    );
    writeFileSync(path, '%PDF-1.7 not a recording at all');
    expect(outcomeOf(path)).toBe('damaged-file');
    const newer = Buffer.from(bytes);
    newer[8] = 2;
    writeFileSync(path, newer);
    expect(outcomeOf(path)).toBe('unsupported-version');
  });

  it('never throws anything untyped for any bytes', () => {
    const path = join(temporaryFolder(), 'noise.keelrec');
    const magic = Buffer.from('KEELREC\0\u0001', 'latin1');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, withMagic) => {
        writeFileSync(path, withMagic ? Buffer.concat([magic, noise]) : noise);
        expect(outcomeOf(path)).toBeTypeOf('string');
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('an exported recording', () => {
  it('needs no key, and keeps the loss of its tail', async () => {
    const { path } = await written(CHUNKS, { close: false });
    exportRecording(readRecording(path, keyOf), `${path}.export`);
    const exported = readRecording(`${path}.export`, () => undefined);
    expect(exported).toMatchObject({ sealing: 'none', header: HEADER, chunks: CHUNKS, truncated: true });
  });
});

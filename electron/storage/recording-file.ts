/** Writing and reading recordings: append-only, on disk when answered, and never wrong data whatever happened to it. */
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import {
  ensureFolder,
  OWNER_ONLY_FILE,
  storageFailed,
  syncFolder,
  systemCode,
  writeFileAtomically,
} from './files.ts';
import {
  bodyBytes,
  CONTAINER_VERSION,
  decodeBody,
  encodeChunk,
  LENGTH_BYTES,
  MAGIC,
  MAX_CHUNK_BYTES,
  newPrelude,
  parsePrelude,
  PRELUDE_BYTES,
} from './recording-format.ts';
import type { Prelude, Sealing } from './recording-format.ts';

const NO_KEY = new Uint8Array();

export interface RecordingContents {
  readonly fileId: Buffer;
  readonly sealing: Sealing;
  /** Payload of the first chunk. */
  readonly header: Buffer;
  /** Payloads of all others, in order. */
  readonly chunks: readonly Buffer[];
  /** The recording was not closed in order, or its tail is lost: it holds what was whole. */
  readonly truncated: boolean;
}

/** The key of a sealed recording by its file id; undefined where there is none to give. */
export type KeyOf = (fileId: Uint8Array) => Uint8Array | undefined;

export class RecordingWriter {
  readonly #handle: FileHandle;
  readonly #prelude: Prelude;
  readonly #key: Uint8Array;
  #nextIndex = 1;
  /** Appends run one after the other; a failed one fails all that follow. */
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(handle: FileHandle, prelude: Prelude, key: Uint8Array) {
    this.#handle = handle;
    this.#prelude = prelude;
    this.#key = key;
  }

  /**
   * Begins a sealed recording; the header is on disk when this returns.
   * @throws KeelError 'conflict' when the file exists; 'invalid-argument' when empty or too large; 'storage-failed'.
   */
  static async create(
    path: string,
    fileId: Uint8Array,
    key: Uint8Array,
    header: Uint8Array,
  ): Promise<RecordingWriter> {
    checkSize(header);
    const prelude = newPrelude('aes-256-gcm', fileId);
    const handle = await openNew(path);
    try {
      const writer = new RecordingWriter(handle, prelude, key);
      await writer.#write(Buffer.concat([prelude.bytes, encodeChunk(prelude, 0, header, key)]));
      syncFolder(dirname(path));
      return writer;
    } catch (error) {
      await handle.close();
      throw storageFailed('recording-not-written', error);
    }
  }

  /**
   * Adds one chunk; sealed and on disk when the promise resolves.
   * @throws KeelError 'invalid-argument' when empty, too large or after `close`; 'storage-failed' from then on.
   */
  async append(payload: Uint8Array): Promise<void> {
    if (this.#closed) throw new KeelError('invalid-argument', message('error.recording-closed'));
    checkSize(payload);
    await this.#enqueue(payload);
  }

  /** Says that nothing is missing at the end, and closes the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#enqueue(new Uint8Array());
    } finally {
      await this.#handle.close();
    }
  }

  async #enqueue(payload: Uint8Array): Promise<void> {
    const chunk = encodeChunk(this.#prelude, this.#nextIndex, payload, this.#key);
    this.#nextIndex += 1;
    this.#queue = this.#queue.then(async () => this.#write(chunk));
    await this.#queue;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#handle.appendFile(bytes);
      await this.#handle.datasync();
    } catch (error) {
      throw storageFailed('recording-not-written', error);
    }
  }
}

/**
 * Reads a whole recording.
 * @throws KeelError 'not-found'; 'damaged-file' when a byte before the tail is not what was written;
 *   'unsupported-version'; 'missing-key'; 'recording-truncated' when not even the header is whole; 'storage-failed'.
 */
export function readRecording(path: string, keyOf: KeyOf): RecordingContents {
  const file = readWhole(path);
  const prelude = checkedPrelude(file, path);
  const sealing = checkedSealing(prelude, path);
  const key = sealing === 'none' ? NO_KEY : keyOf(prelude.fileId);
  if (!key) throw missingRecordingKey();
  const { payloads, truncated } = readChunks({ path, file, prelude, sealing, key });
  const [header, ...chunks] = payloads;
  if (!header) throw truncatedBeforeHeader();
  return { fileId: prelude.fileId, sealing, header, chunks, truncated };
}

/** Writes an unsealed copy: anyone can read it. A lost tail stays lost. @throws KeelError 'storage-failed'. */
export function exportRecording(contents: RecordingContents, to: string): void {
  const prelude = newPrelude('none', contents.fileId);
  const payloads: Uint8Array[] = [contents.header, ...contents.chunks];
  if (!contents.truncated) payloads.push(new Uint8Array());
  const encoded = payloads.map((payload, index) => encodeChunk(prelude, index, payload, NO_KEY));
  writeFileAtomically(to, Buffer.concat([prelude.bytes, ...encoded]));
}

function checkSize(payload: Uint8Array): void {
  if (payload.length > 0 && payload.length <= MAX_CHUNK_BYTES) return;
  throw new KeelError('invalid-argument', message('error.recording-chunk-size', { bytes: MAX_CHUNK_BYTES }));
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    ensureFolder(dirname(path));
    // 'ax': append, and fail if the path exists.
    return await open(path, 'ax', OWNER_ONLY_FILE);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw new KeelError('conflict', message('error.recording-exists'), { cause: error });
    }
    throw storageFailed('recording-not-written', error);
  }
}

interface OpenedRecording {
  readonly path: string;
  readonly file: Buffer;
  readonly prelude: Prelude;
  readonly sealing: Sealing;
  readonly key: Uint8Array;
}

function readChunks({ path, file, prelude, sealing, key }: OpenedRecording): {
  readonly payloads: Buffer[];
  readonly truncated: boolean;
} {
  const payloads: Buffer[] = [];
  let offset = PRELUDE_BYTES;
  while (offset + LENGTH_BYTES <= file.length) {
    const length = file.readUInt32LE(offset);
    if (length > MAX_CHUNK_BYTES) throw damagedRecording(path);
    const start = offset + LENGTH_BYTES;
    const end = start + bodyBytes(sealing, length);
    if (end > file.length) return { payloads, truncated: true };
    const payload = decodeBody(prelude, payloads.length, file.subarray(start, end), key);
    if (!payload) {
      // After a power cut the last write may be there in length but not in content.
      if (end === file.length || isBlank(file.subarray(offset))) return { payloads, truncated: true };
      throw damagedRecording(path);
    }
    if (length === 0) {
      if (end < file.length) throw damagedRecording(path);
      return { payloads, truncated: false };
    }
    payloads.push(payload);
    offset = end;
  }
  return { payloads, truncated: true };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new KeelError('not-found', message('error.recording-not-found'), { cause: error });
    }
    throw storageFailed('recording-not-read', error);
  }
}

function checkedPrelude(file: Buffer, path: string): Prelude {
  const magic = file.subarray(0, MAGIC.length);
  if (!magic.equals(MAGIC.subarray(0, magic.length))) {
    throw new KeelError('damaged-file', message('error.recording-foreign', { file: basename(path) }));
  }
  if (file.length < PRELUDE_BYTES) throw truncatedBeforeHeader();
  const prelude = parsePrelude(file.subarray(0, PRELUDE_BYTES));
  if (prelude.version > CONTAINER_VERSION) {
    throw new KeelError('unsupported-version', message('error.recording.newer'));
  }
  if (prelude.version < CONTAINER_VERSION) throw damagedRecording(path);
  return prelude;
}

function checkedSealing(prelude: Prelude, path: string): Sealing {
  if (prelude.sealing === undefined) throw damagedRecording(path);
  return prelude.sealing;
}

function damagedRecording(path: string): KeelError {
  return new KeelError('damaged-file', message('error.recording-damaged', { file: basename(path) }));
}

function truncatedBeforeHeader(): KeelError {
  return new KeelError('recording-truncated', message('error.recording-truncated'));
}

function missingRecordingKey(): KeelError {
  return new KeelError('missing-key', message('error.recording-sealed'));
}

/** The recordings of a clinic: one sealed file a session, under a key of its own. */
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { storageFailed, systemCode } from './files.ts';
import { exportRecording, readRecording, RecordingWriter } from './recording-file.ts';
import type { RecordingContents } from './recording-file.ts';
import { deriveKey } from './sealing.ts';

/** Where a sealed recording lies and what opens it, and nothing else: plain data, for another process. */
export interface RecordingSource {
  readonly sessionId: string;
  readonly path: string;
  readonly key: Uint8Array;
}

/** @throws KeelError as `readRecording`; 'damaged-file' when the file is another session's. */
export function readSource({ sessionId, path, key }: RecordingSource): RecordingContents {
  const contents = readRecording(path, () => key);
  if (contents.fileId.equals(fileIdOf(sessionId))) return contents;
  throw new KeelError(
    'damaged-file',
    message('error.recording-of-another-session', { file: `${sessionId}.keelrec` }),
  );
}

export class Recordings {
  readonly #folder: string;
  readonly #dataKey: Uint8Array;
  readonly #writers = new Map<string, RecordingWriter>();

  constructor(folder: string, dataKey: Uint8Array) {
    this.#folder = folder;
    this.#dataKey = dataKey;
  }

  /** @throws KeelError 'conflict' when there is one already; 'storage-failed'. */
  async begin(sessionId: string, header: Uint8Array): Promise<void> {
    const fileId = fileIdOf(sessionId);
    const writer = await RecordingWriter.create(this.#path(sessionId), fileId, this.#keyOf(fileId), header);
    this.#writers.set(sessionId, writer);
  }

  /** On disk when answered. @throws KeelError 'not-found' when none is being made; 'storage-failed'. */
  async append(sessionId: string, bytes: Uint8Array): Promise<void> {
    const writer = this.#writers.get(sessionId);
    if (!writer) throw new KeelError('not-found', message('error.recording-not-open'));
    await writer.append(bytes);
  }

  /** Ends the recording of this session, if one is being made. @throws KeelError 'storage-failed'. */
  async end(sessionId: string): Promise<void> {
    const writer = this.#writers.get(sessionId);
    this.#writers.delete(sessionId);
    await writer?.close();
  }

  isOpen(sessionId: string): boolean {
    return this.#writers.has(sessionId);
  }

  /** What a process that reads this recording has to know. */
  source(sessionId: string): RecordingSource {
    return { sessionId, path: this.#path(sessionId), key: this.#keyOf(fileIdOf(sessionId)) };
  }

  /** @throws KeelError as `readRecording`; 'damaged-file' when the file is another session's. */
  read(sessionId: string): RecordingContents {
    return readSource(this.source(sessionId));
  }

  /** An unsealed copy at `to`. @throws KeelError as `read`. */
  export(sessionId: string, to: string): void {
    exportRecording(this.read(sessionId), to);
  }

  /** No error where there is none. @throws KeelError 'storage-failed'. */
  async remove(sessionIds: readonly string[]): Promise<void> {
    await Promise.all(sessionIds.map((sessionId) => this.#remove(sessionId)));
  }

  /** Ends every recording that is being made. */
  async close(): Promise<void> {
    for (const sessionId of this.#writers.keys()) await this.end(sessionId);
  }

  async #remove(sessionId: string): Promise<void> {
    try {
      await unlink(this.#path(sessionId));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw storageFailed('recording-not-erased', error);
    }
  }

  #path(sessionId: string): string {
    return join(this.#folder, `${sessionId}.keelrec`);
  }

  #keyOf(fileId: Uint8Array): Uint8Array {
    return deriveKey(this.#dataKey, 'recording', fileId);
  }
}

/** The 16 bytes of the session's UUID: a recording can't be passed off as another session's. */
function fileIdOf(sessionId: string): Buffer {
  const fileId = Buffer.from(sessionId.replaceAll('-', ''), 'hex');
  if (fileId.length !== 16) throw new KeelError('invalid-argument', message('error.session-id-malformed'));
  return fileId;
}

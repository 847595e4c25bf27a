import type { Sealing } from './recording-format.ts';
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
export declare class RecordingWriter {
    #private;
    private constructor();
    /**
     * Begins a sealed recording; the header is on disk when this returns.
     * @throws KeelError 'conflict' when the file exists; 'invalid-argument' when empty or too large; 'storage-failed'.
     */
    static create(path: string, fileId: Uint8Array, key: Uint8Array, header: Uint8Array): Promise<RecordingWriter>;
    /**
     * Adds one chunk; sealed and on disk when the promise resolves.
     * @throws KeelError 'invalid-argument' when empty, too large or after `close`; 'storage-failed' from then on.
     */
    append(payload: Uint8Array): Promise<void>;
    /** Says that nothing is missing at the end, and closes the file. */
    close(): Promise<void>;
}
/**
 * Reads a whole recording.
 * @throws KeelError 'not-found'; 'damaged-file' when a byte before the tail is not what was written;
 *   'unsupported-version'; 'missing-key'; 'recording-truncated' when not even the header is whole; 'storage-failed'.
 */
export declare function readRecording(path: string, keyOf: KeyOf): RecordingContents;
/** Writes an unsealed copy: anyone can read it. A lost tail stays lost. @throws KeelError 'storage-failed'. */
export declare function exportRecording(contents: RecordingContents, to: string): void;

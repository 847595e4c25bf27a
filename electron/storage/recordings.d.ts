import type { RecordingContents } from './recording-file.ts';
/** Where a sealed recording lies and what opens it, and nothing else: plain data, for another process. */
export interface RecordingSource {
    readonly sessionId: string;
    readonly path: string;
    readonly key: Uint8Array;
}
/** @throws KeelError as `readRecording`; 'damaged-file' when the file is another session's. */
export declare function readSource({ sessionId, path, key }: RecordingSource): RecordingContents;
export declare class Recordings {
    #private;
    constructor(folder: string, dataKey: Uint8Array);
    /** @throws KeelError 'conflict' when there is one already; 'storage-failed'. */
    begin(sessionId: string, header: Uint8Array): Promise<void>;
    /** On disk when answered. @throws KeelError 'not-found' when none is being made; 'storage-failed'. */
    append(sessionId: string, bytes: Uint8Array): Promise<void>;
    /** Ends the recording of this session, if one is being made. @throws KeelError 'storage-failed'. */
    end(sessionId: string): Promise<void>;
    isOpen(sessionId: string): boolean;
    /** What a process that reads this recording has to know. */
    source(sessionId: string): RecordingSource;
    /** @throws KeelError as `readRecording`; 'damaged-file' when the file is another session's. */
    read(sessionId: string): RecordingContents;
    /** An unsealed copy at `to`. @throws KeelError as `read`. */
    export(sessionId: string, to: string): void;
    /** No error where there is none. @throws KeelError 'storage-failed'. */
    remove(sessionIds: readonly string[]): Promise<void>;
    /** Ends every recording that is being made. */
    close(): Promise<void>;
}

export declare const CONTAINER_VERSION = 1;
export declare const MAGIC: Buffer<ArrayBuffer>;
export declare const FILE_ID_BYTES = 16;
export declare const PRELUDE_BYTES: number;
export declare const LENGTH_BYTES = 4;
/** Far above a second of readings; a larger length is damage. */
export declare const MAX_CHUNK_BYTES: number;
export type Sealing = 'none' | 'aes-256-gcm';
export interface Prelude {
    readonly bytes: Buffer;
    readonly version: number;
    readonly sealing: Sealing | undefined;
    readonly fileId: Buffer;
}
export declare function newPrelude(sealing: Sealing, fileId: Uint8Array): Prelude;
export declare function parsePrelude(bytes: Buffer): Prelude;
/** How many bytes follow the length of a chunk. */
export declare function bodyBytes(sealing: Sealing, payloadBytes: number): number;
/** A whole chunk, length first. `key` is unused without a seal. */
export declare function encodeChunk(prelude: Prelude, index: number, payload: Uint8Array, key: Uint8Array): Buffer;
/** The payload, or undefined when the body is not what was written at this place. */
export declare function decodeBody(prelude: Prelude, index: number, body: Buffer, key: Uint8Array): Buffer | undefined;

/**
 * What a recording says, apart from how it is sealed: a header and entries in the order in which they took effect.
 * The same order replayed gives the same session, bit for bit.
 *
 * Header: UTF-8 JSON. Entry: tag byte, u32 little-endian length, payload; tag 1 = hub inputs as input-codec.ts wrote
 * them, tag 2 = a session action as UTF-8 JSON.
 */
import { KeelError } from '../errors.ts';
import { sessionActionSchema, sessionSetupSchema } from './session-schema.ts';
import type { SessionAction, SessionSetup } from './session-types.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export const RECORDING_VERSION = 1;
const INPUTS_TAG = 1;
const ACTION_TAG = 2;
const ENTRY_HEAD_BYTES = 5;

export interface RecordingHeader {
  readonly version: typeof RECORDING_VERSION;
  readonly setup: SessionSetup;
}

export type RecordingEntry =
  /** Encoded hub inputs, exactly as one batch brought them. */
  | { readonly type: 'inputs'; readonly bytes: Uint8Array }
  | { readonly type: 'action'; readonly action: SessionAction };

export function encodeHeader(setup: SessionSetup): Uint8Array {
  const header: RecordingHeader = { version: RECORDING_VERSION, setup };
  return Uint8Array.from(encodeUtf8(JSON.stringify(header)));
}

/** @throws KeelError `unsupported-version` for a recording of a newer Keel, `damaged-file` for anything else. */
export function decodeHeader(bytes: Uint8Array): RecordingHeader {
  const parsed = parseJson(bytes);
  const version =
    typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  if (typeof version === 'number' && version > RECORDING_VERSION) {
    throw new KeelError(
      'unsupported-version',
      'This recording was made by a newer version of Keel. Update Keel to open it.',
    );
  }
  const setup = typeof parsed === 'object' && parsed !== null && 'setup' in parsed ? parsed.setup : undefined;
  const checked = sessionSetupSchema.safeParse(setup);
  if (version !== RECORDING_VERSION || !checked.success) {
    throw new KeelError(
      'damaged-file',
      'The beginning of this recording is damaged, so it cannot be replayed.',
    );
  }
  return { version: RECORDING_VERSION, setup: checked.data };
}

export function encodeEntry(entry: RecordingEntry): Uint8Array {
  const payload =
    entry.type === 'inputs' ? entry.bytes : Uint8Array.from(encodeUtf8(JSON.stringify(entry.action)));
  const bytes = new Uint8Array(ENTRY_HEAD_BYTES + payload.length);
  bytes[0] = entry.type === 'inputs' ? INPUTS_TAG : ACTION_TAG;
  new DataView(bytes.buffer).setUint32(1, payload.length, true);
  bytes.set(payload, ENTRY_HEAD_BYTES);
  return bytes;
}

/**
 * The entries of one chunk of a recording. A chunk is sealed as a whole, so it holds whole entries or is damaged.
 * @throws KeelError `damaged-file`.
 */
export function decodeEntries(chunk: Uint8Array): RecordingEntry[] {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const entries: RecordingEntry[] = [];
  let at = 0;
  while (at < chunk.length) {
    const end =
      at + ENTRY_HEAD_BYTES <= chunk.length ? at + ENTRY_HEAD_BYTES + view.getUint32(at + 1, true) : Infinity;
    if (end > chunk.length) throw damaged();
    entries.push(decodeEntry(view.getUint8(at), chunk.subarray(at + ENTRY_HEAD_BYTES, end)));
    at = end;
  }
  return entries;
}

function decodeEntry(tag: number, payload: Uint8Array): RecordingEntry {
  if (tag === INPUTS_TAG) return { type: 'inputs', bytes: payload };
  const action = sessionActionSchema.safeParse(tag === ACTION_TAG ? parseJson(payload) : undefined);
  if (!action.success) throw damaged();
  return { type: 'action', action: action.data };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw new KeelError('damaged-file', 'A part of this recording is not readable.', { cause });
  }
}

function damaged(): KeelError {
  return new KeelError('damaged-file', 'A part of this recording is damaged and was left out.');
}

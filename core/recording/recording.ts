/**
 * What a recording of a session says, apart from how it is sealed: a header and entries in the order in which they took
 * effect. The same order replayed gives the same session, bit for bit.
 *
 * Header: UTF-8 JSON with a version and the session's set-up. Entry: tag byte, u32 little-endian length, payload; tag 1
 * = hub inputs as input-codec.ts wrote them, tag 2 = a session action as UTF-8 JSON.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { sessionActionSchema } from '../session/actions.ts';
import type { SessionAction } from '../session/actions.ts';
import { sessionSetupSchema } from '../session/setup.ts';
import type { SessionSetup } from '../session/setup.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';

export const RECORDING_VERSION = 1;
const INPUTS_TAG = 1;
const ACTION_TAG = 2;
const ENTRY_HEAD_BYTES = 5;

export type RecordingEntry =
  /** Encoded hub inputs, exactly as one batch brought them. */
  | { readonly type: 'inputs'; readonly bytes: Uint8Array }
  | { readonly type: 'action'; readonly action: SessionAction };

export function encodeHeader(setup: SessionSetup): Uint8Array {
  return encodeJson({ version: RECORDING_VERSION, setup });
}

/** @throws KeelError `unsupported-version` for a recording of a newer Keel, `damaged-file` for anything else. */
export function decodeHeader(bytes: Uint8Array): SessionSetup {
  const parsed = parseJson(bytes);
  const field = (name: string): unknown =>
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
  const version = field('version');
  if (typeof version === 'number' && version > RECORDING_VERSION) {
    throw new KeelError('unsupported-version', message('error.recording.newer'));
  }
  const setup = sessionSetupSchema.safeParse(field('setup'));
  if (version === RECORDING_VERSION && setup.success) return setup.data;
  throw new KeelError('damaged-file', message('error.recording.beginning-damaged'));
}

export function encodeEntry(entry: RecordingEntry): Uint8Array {
  const payload = entry.type === 'inputs' ? entry.bytes : encodeJson(entry.action);
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

/** Entries up to the first chunk that is damaged within: nothing after it can be trusted to follow. */
export function* wholeEntries(chunks: Iterable<Uint8Array>): Generator<RecordingEntry> {
  for (const chunk of chunks) {
    let entries: RecordingEntry[];
    try {
      entries = decodeEntries(chunk);
    } catch (error) {
      if (error instanceof KeelError && error.code === 'damaged-file') return;
      throw error;
    }
    yield* entries;
  }
}

function decodeEntry(tag: number, payload: Uint8Array): RecordingEntry {
  if (tag === INPUTS_TAG) return { type: 'inputs', bytes: payload };
  if (tag === ACTION_TAG) {
    const action = sessionActionSchema.safeParse(parseJson(payload));
    if (action.success) return { type: 'action', action: action.data };
  }
  throw damaged();
}

function encodeJson(value: unknown): Uint8Array {
  return encodeUtf8(JSON.stringify(value));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw new KeelError('damaged-file', message('error.recording.part-not-readable'), { cause });
  }
}

function damaged(): KeelError {
  return new KeelError('damaged-file', message('error.recording.part-damaged'));
}

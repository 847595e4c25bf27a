/**
 * What a recording says, apart from how it is sealed: a header and entries in the order in which they took effect.
 * The same order replayed gives the same session, or the same movement, bit for bit.
 *
 * Header: UTF-8 JSON. Version 1 is the recording of a session and holds its set-up; version 2 says its kind, and is
 * that of a movement. Entry: tag byte, u32 little-endian length, payload; tag 1 = hub inputs as input-codec.ts wrote
 * them, tag 2 = a session action, tag 3 = a movement action, both as UTF-8 JSON.
 */
import { KeelError } from '../errors.ts';
import { movementActionSchema, movementSetupSchema } from '../movement/movement-setup.ts';
import type { MovementAction, MovementSetup } from '../movement/movement-setup.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { sessionActionSchema, sessionSetupSchema } from './session-schema.ts';
import type { SessionAction, SessionSetup } from './session-types.ts';

const SESSION_VERSION = 1;
const NEWEST_VERSION = 2;
const INPUTS_TAG = 1;
const ACTION_TAG = 2;
const MOVEMENT_ACTION_TAG = 3;
const ENTRY_HEAD_BYTES = 5;

export type RecordingHeader =
  | { readonly kind: 'session'; readonly setup: SessionSetup }
  | { readonly kind: 'movement'; readonly setup: MovementSetup };

export type RecordingEntry =
  /** Encoded hub inputs, exactly as one batch brought them. */
  | { readonly type: 'inputs'; readonly bytes: Uint8Array }
  | { readonly type: 'action'; readonly action: SessionAction }
  | { readonly type: 'movement-action'; readonly action: MovementAction };

export function encodeHeader(setup: SessionSetup): Uint8Array {
  return encodeJson({ version: SESSION_VERSION, setup });
}

export function encodeMovementHeader(setup: MovementSetup): Uint8Array {
  return encodeJson({ version: NEWEST_VERSION, kind: 'movement', setup });
}

/** @throws KeelError `unsupported-version` for a recording of a newer Keel, `damaged-file` for anything else. */
export function decodeHeader(bytes: Uint8Array): RecordingHeader {
  const parsed = parseJson(bytes);
  const field = (name: string): unknown =>
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
  const version = field('version');
  if (typeof version === 'number' && version > NEWEST_VERSION) {
    throw new KeelError(
      'unsupported-version',
      'This recording was made by a newer version of Keel. Update Keel to open it.',
    );
  }
  if (version === SESSION_VERSION) {
    const setup = sessionSetupSchema.safeParse(field('setup'));
    if (setup.success) return { kind: 'session', setup: setup.data };
  }
  if (version === NEWEST_VERSION && field('kind') === 'movement') {
    const setup = movementSetupSchema.safeParse(field('setup'));
    if (setup.success) return { kind: 'movement', setup: setup.data };
  }
  throw new KeelError(
    'damaged-file',
    'The beginning of this recording is damaged, so it cannot be replayed.',
  );
}

/** @throws KeelError as `decodeHeader`; `invalid-argument` for the recording of a movement. */
export function sessionSetupIn(header: Uint8Array): SessionSetup {
  const { kind, setup } = decodeHeader(header);
  if (kind === 'session') return setup;
  throw new KeelError('invalid-argument', 'This is the recording of a movement, not of a session.');
}

/** @throws KeelError as `decodeHeader`; `invalid-argument` for the recording of a session. */
export function movementSetupIn(header: Uint8Array): MovementSetup {
  const { kind, setup } = decodeHeader(header);
  if (kind === 'movement') return setup;
  throw new KeelError('invalid-argument', 'This is the recording of a session, not of a movement.');
}

export function encodeEntry(entry: RecordingEntry): Uint8Array {
  const payload = entry.type === 'inputs' ? entry.bytes : encodeJson(entry.action);
  const bytes = new Uint8Array(ENTRY_HEAD_BYTES + payload.length);
  bytes[0] = TAGS[entry.type];
  new DataView(bytes.buffer).setUint32(1, payload.length, true);
  bytes.set(payload, ENTRY_HEAD_BYTES);
  return bytes;
}

const TAGS: Readonly<Record<RecordingEntry['type'], number>> = {
  inputs: INPUTS_TAG,
  action: ACTION_TAG,
  'movement-action': MOVEMENT_ACTION_TAG,
};

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
  if (tag === MOVEMENT_ACTION_TAG) {
    const action = movementActionSchema.safeParse(parseJson(payload));
    if (action.success) return { type: 'movement-action', action: action.data };
  }
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
    throw new KeelError('damaged-file', 'A part of this recording is not readable.', { cause });
  }
}

function damaged(): KeelError {
  return new KeelError('damaged-file', 'A part of this recording is damaged and was left out.');
}

/**
 * What a recording says, apart from how it is sealed: a header and entries in the order in which they took effect.
 * The same order replayed gives the same session, bit for bit.
 */
import type { SessionAction, SessionSetup } from './session-types.ts';

export const RECORDING_VERSION = 1;

export interface RecordingHeader {
  readonly version: typeof RECORDING_VERSION;
  readonly setup: SessionSetup;
}

export type RecordingEntry =
  /** Encoded hub inputs (input-codec.ts), exactly as one batch brought them. */
  | { readonly type: 'inputs'; readonly bytes: Uint8Array }
  | { readonly type: 'action'; readonly action: SessionAction };

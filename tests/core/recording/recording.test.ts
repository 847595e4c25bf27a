import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import {
  decodeEntries,
  decodeHeader,
  encodeEntry,
  encodeHeader,
  encodeMovementHeader,
  movementSetupIn,
  sessionSetupIn,
} from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { toySetup } from '../../support/session.ts';

const entryArbitrary: fc.Arbitrary<RecordingEntry> = fc.oneof(
  fc.record({ type: fc.constant('inputs' as const), bytes: fc.uint8Array({ maxLength: 60 }) }),
  fc.record({
    type: fc.constant('movement-action' as const),
    action: fc.record({ type: fc.constantFrom('begin', 'end', 'hub-restarted') }),
  }),
  fc.record({
    type: fc.constant('action' as const),
    action: fc.oneof(
      fc.record({ type: fc.constant('pain' as const), painNrs: fc.integer({ min: 0, max: 10 }) }),
      fc.constant({ type: 'resume' as const }),
      fc.record({
        type: fc.constant('silence' as const),
        durationMs: fc.integer({ min: 1, max: 100 }).map((n) => n * 10),
      }),
    ),
  }),
);

function joined(entries: readonly RecordingEntry[]): Uint8Array {
  return Uint8Array.from(entries.flatMap((entry) => [...encodeEntry(entry)]));
}

describe('a recording', () => {
  it('gives back every entry in order', () => {
    fc.assert(
      fc.property(fc.array(entryArbitrary, { maxLength: 12 }), (entries) => {
        expect(decodeEntries(joined(entries))).toEqual(entries);
      }),
    );
  });

  it('gives back the set-up it began with', () => {
    const setup = toySetup();
    expect(decodeHeader(encodeHeader(setup))).toEqual({ kind: 'session', setup });
    expect(sessionSetupIn(encodeHeader(setup))).toEqual(setup);
  });

  it('of a movement is told from one of a session', () => {
    const setup: MovementSetup = {
      recordingId: '2f0c5d3e-7f5b-4c1e-9a57-0d3c3f1f5b11',
      startedAt: '2026-03-02T09:00:00.000Z',
      task: 'turn',
      source: 'hid',
      versions: { app: '0.1.0', hub: 2, movement: 1 },
    };
    const header = encodeMovementHeader(setup);
    expect(decodeHeader(header)).toEqual({ kind: 'movement', setup });
    expect(movementSetupIn(header)).toEqual(setup);
    expect(() => sessionSetupIn(header)).toThrow(/of a movement/);
    expect(() => movementSetupIn(encodeHeader(toySetup()))).toThrow(/of a session/);
    const wrong = encodeMovementHeader({ ...setup, recordingId: 'none' });
    expect(() => decodeHeader(wrong)).toThrow(/damaged/);
  });

  it('says that a part is damaged instead of inventing entries, whatever is cut off', () => {
    const chunk = joined([
      { type: 'inputs', bytes: Uint8Array.of(1, 2, 3) },
      { type: 'action', action: { type: 'resume' } },
    ]);
    const firstEntryLength = 8;
    for (let length = 1; length < chunk.length; length++) {
      if (length === firstEntryLength) continue;
      expect(() => decodeEntries(chunk.subarray(0, length))).toThrow(KeelError);
    }
  });

  it('refuses an unknown kind of entry and an action out of range', () => {
    expect(() => decodeEntries(Uint8Array.of(9, 0, 0, 0, 0))).toThrow(/damaged/);
    const wild = encodeEntry({ type: 'action', action: { type: 'pain', painNrs: 11 } });
    expect(() => decodeEntries(wild)).toThrow(/damaged/);
  });

  it('tells a recording of a newer Keel from a damaged one', () => {
    const newer = encodeHeader(toySetup());
    const text = String.fromCharCode(...newer).replace('"version":1', '"version":3');
    expect(() => decodeHeader(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toThrow(
      /newer version/,
    );
    expect(() => decodeHeader(newer.subarray(0, 40))).toThrow(/not readable/);
    expect(() => decodeHeader(Uint8Array.from('{}', (character) => character.charCodeAt(0)))).toThrow(
      /damaged/,
    );
  });
});

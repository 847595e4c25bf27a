import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEERINGS } from '#core/contract/stimulus.ts';
import { KeelError } from '#core/errors.ts';
import { byDirection } from '#core/exercise/directions.ts';
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import { POSTURE_CLASSES } from '#core/exercise/posture.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import {
  RECORDING_VERSION,
  decodeEntries,
  decodeHeader,
  encodeEntry,
  encodeHeader,
  wholeEntries,
} from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { ActionOf, SessionAction } from '#core/session/actions.ts';
import { changeReasonSchema, chosenStopCauseSchema } from '#core/session/actions.ts';
import type { KnownSkill, SessionSetup } from '#core/session/setup.ts';
import { toySetup } from '../../support/session.ts';

const rating = fc.integer({ min: 0, max: 10 });
const asked = fc.option(rating, { nil: undefined });
const reason = fc.constantFrom(...changeReasonSchema.options);
const block = fc.constantFrom('squall-1', 'turn');
/** Any number that JSON can say. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

/** One arbitrary for every action there is. */
const ACTIONS: { readonly [Type in SessionAction['type']]: fc.Arbitrary<Omit<ActionOf<Type>, 'type'>> } = {
  'check-in': fc.record({ painNrs: asked, checklistMet: fc.boolean() }),
  'sensors-ready': fc.constant({}),
  begin: fc.constant({}),
  stop: fc.record({ cause: fc.constantFrom(...chosenStopCauseSchema.options) }),
  resume: fc.constant({}),
  'skip-rest': fc.constant({}),
  'leave-out': fc.record({ block, reason }),
  repeat: fc.record({ block, reason }),
  'play-next': fc.record({ block, reason }),
  'movement-done': fc.constant({}),
  override: fc.record({ difficulty: number, reason: fc.constantFrom('tired', 'fühlte sich müde 🙂') }),
  pain: fc.record({ painNrs: rating }),
  end: fc.record({ reason }),
  'check-out': fc.record({ painNrs: asked, effort: asked }),
  silence: fc.record({ durationMs: fc.integer({ min: 10, max: 60_000 }) }),
  'hub-restarted': fc.constant({}),
};

const action: fc.Arbitrary<SessionAction> = fc.oneof(
  ...Object.entries(ACTIONS).map(([type, rest]) =>
    (rest as fc.Arbitrary<object>).map((fields) => ({ type, ...fields }) as SessionAction),
  ),
);

const entry: fc.Arbitrary<RecordingEntry> = fc.oneof(
  fc.record({ type: fc.constant('inputs' as const), bytes: fc.uint8Array({ maxLength: 60 }) }),
  action.map((action) => ({ type: 'action' as const, action })),
);

function joined(entries: readonly RecordingEntry[]): Uint8Array {
  return Uint8Array.from(entries.flatMap((entry) => [...encodeEntry(entry)]));
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'no error';
  } catch (error) {
    return error instanceof KeelError ? error.code : `${String(error)}`;
  }
}

describe('entries of a recording', () => {
  it('come back in their order, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        expect(decodeEntries(joined(entries))).toEqual(entries);
      }),
    );
  });

  it('lie in a fixed layout: a tag, a little-endian length, the payload', () => {
    expect([...encodeEntry({ type: 'inputs', bytes: Uint8Array.of(7, 8) })]).toEqual([1, 2, 0, 0, 0, 7, 8]);
    const text = '{"type":"resume"}';
    expect([...encodeEntry({ type: 'action', action: { type: 'resume' } })]).toEqual(
      [2, text.length, 0, 0, 0].concat([...Buffer.from(text)]),
    );
  });

  it('of a chunk that is cut off are refused as a damaged file, unless it is cut between two', () => {
    const first: RecordingEntry = { type: 'inputs', bytes: Uint8Array.of(1, 2, 3) };
    const chunk = joined([first, { type: 'action', action: { type: 'resume' } }]);
    const between = encodeEntry(first).length;
    for (let length = 1; length < chunk.length; length++) {
      const code = codeOf(() => decodeEntries(chunk.subarray(0, length)));
      expect(code).toBe(length === between ? 'no error' : 'damaged-file');
    }
  });

  it('of an unknown kind, and actions that no one can do, are refused as a damaged file', () => {
    expect(codeOf(() => decodeEntries(Uint8Array.of(9, 0, 0, 0, 0)))).toBe('damaged-file');
    const wild: readonly SessionAction[] = [
      { type: 'pain', painNrs: 11 },
      { type: 'silence', durationMs: 1e9 },
      { type: 'override', difficulty: Number.NaN, reason: 'no number' },
    ];
    for (const action of wild) {
      expect(codeOf(() => decodeEntries(encodeEntry({ type: 'action', action })))).toBe('damaged-file');
    }
  });

  it('of random bytes are entries or a damaged file, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(['no error', 'damaged-file']).toContain(codeOf(() => decodeEntries(bytes)));
      }),
    );
  });
});

describe('the whole entries of a recording', () => {
  const chunk = (painNrs: number): Uint8Array =>
    joined([
      { type: 'inputs', bytes: Uint8Array.of(painNrs) },
      { type: 'action', action: { type: 'pain', painNrs } },
    ]);

  it('end before the first chunk that is damaged within: nothing of it, nothing after it', () => {
    const damaged = chunk(2).subarray(0, -1);
    const entries = [...wholeEntries([chunk(0), chunk(1), damaged, chunk(3)])];
    expect(entries).toEqual([...decodeEntries(chunk(0)), ...decodeEntries(chunk(1))]);
    expect([...wholeEntries([damaged, chunk(3)])]).toEqual([]);
    expect([...wholeEntries([])]).toEqual([]);
  });

  it('read no further than they are asked for', () => {
    function* chunks(): Generator<Uint8Array> {
      yield chunk(0);
      throw new Error('read too far');
    }
    const entries = wholeEntries(chunks());
    expect([entries.next().done, entries.next().done]).toEqual([false, false]);
    expect(() => entries.next()).toThrow('read too far');
  });
});

const extents = fc.record(byDirection(() => number));
const range: fc.Arbitrary<SteeringRange> = fc.record({
  extent: extents,
  measured: fc.record(byDirection(() => fc.boolean())),
});
const estimate = fc.record({
  mean: number,
  standardDeviation: number,
  low95: number,
  high95: number,
  trials: fc.nat(),
});
const skill: fc.Arbitrary<KnownSkill> = fc.record(
  {
    skill: fc.record({
      exercise: fc.constantFrom('squall', 'toy'),
      steering: fc.constantFrom(...STEERINGS),
      postureClass: fc.constantFrom(...POSTURE_CLASSES),
    }),
    ability: fc.record(
      {
        modelVersion: fc.constant(1),
        posterior: fc.array(number, { maxLength: 5 }),
        trials: fc.nat(),
        failedSets: fc.nat(),
        lastDifficulty: number,
        lastParameters: fc.dictionary(fc.constantFrom('level', 'pace'), number),
        verifiedDifficulty: number,
      },
      { requiredKeys: ['modelVersion', 'posterior', 'trials', 'failedSets'] },
    ),
    sessions: fc.nat(),
    daysSince: fc.nat(),
    history: fc.array(
      fc.record(
        {
          sessionId: fc.uuid(),
          startedAt: fc.constant('2026-01-01T10:00:00.000Z'),
          metrics: fc.dictionary(
            fc.constantFrom('successPercent', 'stance.rmsMlMm'),
            fc.record({ value: number, standardError: number, trials: fc.nat() }),
          ),
          fromProbe: fc.boolean(),
          ability: estimate,
          tallies: fc.array(
            fc.record({
              difficulty: number,
              place: fc.nat(),
              failures: fc.nat(),
              ungraded: fc.nat(),
              graded: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
            }),
          ),
        },
        { requiredKeys: ['sessionId', 'startedAt', 'metrics', 'fromProbe'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['skill', 'sessions', 'history'] },
);

/** Any set-up a session may begin with. */
const setup: fc.Arbitrary<SessionSetup> = fc
  .record({
    sessionId: fc.uuid(),
    seed: fc.nat(),
    clinicId: fc.string({ unit: 'grapheme' }),
    source: fc.constantFrom('hid' as const, 'virtual-patient' as const, 'pointer' as const),
    week: fc.integer({ min: 1, max: 52 }),
    sensors: fc.subarray([...SENSOR_NEEDS]),
    ranges: fc.array(
      fc.record({
        steering: fc.constantFrom(...STEERINGS),
        posture: fc.constantFrom('feet-apart' as const, 'sitting-on-chair' as const),
        range,
      }),
      { maxLength: 3 },
    ),
    skills: fc.array(skill, { maxLength: 3 }),
    sessionsBefore: fc.nat(),
  })
  .map((changes) => toySetup({}, changes));

describe('the header of a recording', () => {
  it('gives back the set-up that the session began with, whatever it is', () => {
    fc.assert(
      fc.property(setup, (setup) => {
        expect(decodeHeader(encodeHeader(setup))).toEqual(setup);
      }),
    );
  });

  it('that is cut off anywhere is refused as a damaged file', () => {
    const header = encodeHeader(toySetup());
    for (let length = 0; length < header.length; length++) {
      expect(codeOf(() => decodeHeader(header.subarray(0, length)))).toBe('damaged-file');
    }
  });

  it('with a byte changed gives a set-up that can be played, or is refused', () => {
    const header = encodeHeader(toySetup());
    fc.assert(
      fc.property(fc.nat({ max: header.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const changed = Uint8Array.from(header);
        changed[at] = byte;
        const code = codeOf(() => encodeHeader(decodeHeader(changed)));
        expect(['no error', 'damaged-file', 'unsupported-version']).toContain(code);
      }),
      { numRuns: 300 },
    );
  });

  it('of a newer Keel is told from a damaged one, whatever its set-up looks like', () => {
    const header = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
    const newer = header({ version: RECORDING_VERSION + 1, setup: { unknown: true } });
    expect(codeOf(() => decodeHeader(newer))).toBe('unsupported-version');
    expect(() => decodeHeader(newer)).toThrow('error.recording.newer');
    for (const value of [
      {},
      null,
      'no header',
      { version: RECORDING_VERSION },
      { version: 0, setup: toySetup() },
      { version: RECORDING_VERSION, setup: { ...toySetup(), sessionId: 'none' } },
    ]) {
      expect(codeOf(() => decodeHeader(header(value)))).toBe('damaged-file');
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { skillOf } from '#core/exercise/skill.ts';
import type { Block } from '#core/programme/block.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording, replayState } from '#core/recording/replay.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase, SessionState } from '#core/session/state.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
import { programmeOf, toyBlock } from '../../support/programmes.ts';
import { TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';

const BODY: VirtualPatientOptions = {
  seed: 5,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0,
  sensors: 'rigid',
};

/** Whole sessions are replayed, on machines that may be busy. */
const SLOW = { timeout: 60_000 };

const TURN = { ...presetMovement('turn', 'turn', 1), restSeconds: 5 };

/** Of a skill that was played lately. */
function setupOf(blocks: readonly Block[]): SessionSetup {
  const known = { skill: skillOf(toyBlock()), sessions: 2, daysSince: 3, history: [] };
  const sensors = ['board', 'thorax', 'pelvis'] as const;
  return toySetup({}, { sensors, skills: [known], programme: programmeOf(blocks) });
}

/** An action at the first moment at which its time has come; each once. */
type Script = readonly (readonly [when: (phase: Phase, state: SessionState) => boolean, SessionAction])[];

interface Live {
  readonly setup: SessionSetup;
  readonly entries: readonly RecordingEntry[];
  /** How many entries there were when the session was in this state: after every step. */
  readonly moments: readonly { readonly count: number; readonly state: SessionState }[];
  readonly end: SessionState;
}

function playLive(setup: SessionSetup, script: Script): Live {
  const left = [...script];
  const moments: Live['moments'][number][] = [];
  let count = 1;
  const { entries, state: end } = simulateSession(setup, TOY_DEPENDENCIES, BODY, (phase, state) => {
    count += 1;
    moments.push({ count, state });
    const [when, scripted] = left[0] ?? [() => false];
    const action = when(phase, state) ? scripted : resting(phase, state) ? undefined : willing(phase);
    if (action === undefined) return undefined;
    if (action === scripted) left.shift();
    // A new hub is told of its sensors by an entry of its own.
    count += action.type === 'hub-restarted' ? 2 : 1;
    return action;
  });
  expect(left).toEqual([]);
  return { setup, entries, moments, end };
}

/** A pause lasts a while. */
function resting(phase: Phase, { nowMs }: SessionState): boolean {
  return phase.name === 'paused' && nowMs - phase.sinceMs < 2000;
}

function at(name: Phase['name'], sinceMs: number, block = 'toy'): Script[number][0] {
  return (phase, { nowMs, block: running }) =>
    phase.name === name &&
    'sinceMs' in phase &&
    nowMs - phase.sinceMs >= sinceMs &&
    (running === undefined || running.step.block === block);
}

const SET = toyBlock({ dose: { sets: 1, seconds: 20 } });
const OTHER = toyBlock({ id: 'other', dose: { sets: 1, seconds: 20 }, restSeconds: 5 });

const eventful = playLive(setupOf([SET, TURN, OTHER]), [
  [at('quiet', 3000), { type: 'stop', cause: 'space-key' }],
  [at('playing', 7000), { type: 'stop', cause: 'stop-button' }],
  [at('paused', 1500), { type: 'pain', painNrs: 3 }],
  [at('playing', 4000), { type: 'repeat', block: 'toy', reason: 'therapist' }],
  [at('rest', 2000), { type: 'override', difficulty: 0.4, reason: 'looked bored' }],
  [at('movement', 8000), { type: 'silence', durationMs: 400 }],
  [at('playing', 3000, 'other'), { type: 'leave-out', block: 'other', reason: 'tired' }],
]);

function expectEqualReplay({ setup, entries, moments }: Live, index: number): void {
  const moment = moments[index];
  if (moment === undefined) throw new Error(`There is no moment ${index}.`);
  const replayed = replayRecording(setup, entries.slice(0, moment.count), TOY_DEPENDENCIES);
  expectSameOutcome(replayed, moment.state);
}

/** The outcome of a replay is that of the session as it was played, to the last bit, and can be stored. */
function expectSameOutcome(replayed: SessionOutcome, live: SessionState): void {
  const stored = JSON.stringify(replayed);
  expect(stored).toBe(JSON.stringify(outcomeOf(live, TOY_DEPENDENCIES)));
  const { result } = JSON.parse(stored) as SessionOutcome;
  expect(sessionResultSchema.parse(result)).toEqual(result);
}

describe('the replay of a recording', SLOW, () => {
  it('comes to the state of the session as it was played, bit for bit', () => {
    const { setup, entries, end } = eventful;
    const bytes = entries.map((entry) => encodeEntry(entry));
    const read = bytes.flatMap((chunk) => decodeEntries(chunk));
    const replayed = replayState(setup, read, TOY_DEPENDENCIES);
    expect(replayed).toEqual(end);
    expectSameOutcome(outcomeOf(replayed, TOY_DEPENDENCIES), end);
    expect(end.phase.name).toBe('summary');
    expect(end.blocks.map(({ block, completed }) => `${block} ${completed}`)).toEqual([
      'toy true',
      'toy true',
      'turn false',
      'turn true',
      'other false',
    ]);
  });

  it('of the first entries, however few, comes to the outcome of the session at that point', () => {
    const last = eventful.moments.length - 1;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last }), (index) => expectEqualReplay(eventful, index)),
      { numRuns: 6, examples: [[0], [last]] },
    );
  });

  it('comes by the outcomes of the session on its way, each of which can be stored', () => {
    const { setup, moments, entries } = eventful;
    let now: SessionState | undefined;
    let compared = 0;
    function* watched(): Generator<RecordingEntry> {
      const byCount = new Map(moments.map(({ count, state }) => [count, state]));
      for (const [index, entry] of entries.entries()) {
        const live = index % 50 === 0 ? byCount.get(index) : undefined;
        if (live !== undefined && now !== undefined) {
          expectSameOutcome(outcomeOf(now, TOY_DEPENDENCIES), live);
          compared += 1;
        }
        yield entry;
      }
    }
    replayState(setup, watched(), TOY_DEPENDENCIES, (state) => {
      now = state;
    });
    expect(compared).toBeGreaterThan(200);
  });

  it('of nothing is a session that was broken off before it began', () => {
    const { result, abilities } = replayRecording(eventful.setup, [], TOY_DEPENDENCIES);
    expect(sessionResultSchema.parse(result)).toMatchObject({
      status: 'interrupted',
      durationMs: 0,
      blocks: [],
    });
    expect(abilities).toEqual([]);
  });
});

describe('the replay of a session in which the sensors began anew', SLOW, () => {
  const restarted = playLive(setupOf([SET, TURN]), [
    [at('playing', 6000), { type: 'silence', durationMs: 500 }],
    [at('paused', 300), { type: 'hub-restarted' }],
    [at('movement', 6000), { type: 'hub-restarted' }],
  ]);

  it('goes on with a new hub where they did: the same states, before and after', () => {
    const { setup, entries, end, moments } = restarted;
    expect(replayState(setup, entries, TOY_DEPENDENCIES)).toEqual(end);
    const restarts = entries.flatMap((entry, index) =>
      entry.type === 'action' && entry.action.type === 'hub-restarted' ? [index] : [],
    );
    expect(restarts).toHaveLength(2);
    for (const restart of restarts) {
      for (const after of [0, 1, 20]) {
        expectEqualReplay(
          restarted,
          moments.findIndex(({ count }) => count > restart + after),
        );
      }
    }
  });

  it('has the board zeroed again before the set goes on, and the set is whole', () => {
    const { result } = replayRecording(restarted.setup, restarted.entries, TOY_DEPENDENCIES);
    expect(result.stops).toMatchObject([
      { cause: 'sensor-lost', sensor: 'board' },
      { cause: 'sensor-lost', sensor: 'thorax' },
    ]);
    expect(result.blocks[0]).toMatchObject({ block: 'toy', number: 1, completed: true });
    const zeroed: string[] = [];
    replayState(restarted.setup, restarted.entries, TOY_DEPENDENCIES, ({ phase }) => {
      if (zeroed.at(-1) !== phase.name) zeroed.push(phase.name);
    });
    const paused = zeroed.indexOf('paused');
    expect(zeroed.slice(paused, paused + 5)).toEqual([
      'paused',
      'empty-board',
      'take-place',
      'resuming',
      'playing',
    ]);
  });

  it('says of a movement that it was broken off', () => {
    const { result } = replayRecording(restarted.setup, restarted.entries, TOY_DEPENDENCIES);
    const turn = result.blocks.find((record) => record.kind === 'movement');
    expect(turn?.kind === 'movement' && turn.result.flags.map(({ code }) => code)).toContain('broken-off');
  });
});

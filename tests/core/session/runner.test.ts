import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { MeasuredPlace } from '#core/session/state.ts';
import { emptyBoard, silent, standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';

function place({ state }: SessionUnderTest): MeasuredPlace | undefined {
  return Object.values(state.places)[0];
}

function rolesOf({ state }: SessionUnderTest): ExerciseRecord[] {
  return state.blocks.flatMap((record) => (record.kind === 'exercise' ? [record] : []));
}

describe('check-in', () => {
  it('goes on to the board when pain is low and the checklist is met', () => {
    expect(new SessionUnderTest().checkIn(2).phase.name).toBe('empty-board');
  });

  it('refuses to start at the pain limit of the programme', () => {
    const session = new SessionUnderTest(
      toySetup({}, {}, { pain: { limit: 6, riseStepsBack: 2, riseEnds: 3 } }),
    ).checkIn(6);
    expect(session.phase).toEqual({ name: 'refused', reason: 'pain' });
    expect(outcomeOf(session.state, TOY_DEPENDENCIES).result.status).toBe('refused');
  });

  it('refuses to start when the checklist is not met', () => {
    const session = new SessionUnderTest().act({ type: 'check-in', painNrs: 0, checklistMet: false });
    expect(session.phase).toEqual({ name: 'refused', reason: 'checklist' });
  });
});

describe('standing', () => {
  it('asks for a tare once the board has been empty for half a second', () => {
    const session = new SessionUnderTest().checkIn().feed(emptyBoard(), 1000);
    expect(session.requests).toEqual([{ type: 'tare', durationMs: 2000 }]);
  });

  it('does not zero a loaded board', () => {
    const session = new SessionUnderTest().checkIn().feed(standing(), 3000);
    expect(session.requests).toEqual([]);
    expect(session.phase).toMatchObject({ name: 'empty-board', problem: 'loaded' });
  });

  it('says when there is no board', () => {
    const session = new SessionUnderTest().checkIn().feed(standing({ flags: 0 }), 100);
    expect(session.phase).toMatchObject({ name: 'empty-board', problem: 'no-board' });
  });

  it('takes neutral, body mass and sway from thirty quiet seconds after one of settling', () => {
    const session = new SessionUnderTest().checkIn();
    session.zeroed();
    session.feedUntil(standing(), 'quiet').feed(standing({ copMlMm: 40 }), 1000);
    session.feedUntil(standing({ copMlMm: 12, copApMm: -5, loadKg: 66 }), 'ready');
    expect(place(session)?.neutral['centre-of-pressure']?.ml).toBeCloseTo(12, 9);
    expect(place(session)?.neutral['centre-of-pressure']?.ap).toBeCloseTo(-5, 9);
    expect(session.state.bodyMassKg).toBeCloseTo(66, 9);
    expect(place(session)?.rms['centre-of-pressure']).toBeCloseTo(0, 6);
    expect(place(session)?.sway).toMatchObject({ seconds: 29.99, meanVelocityMmS: 0 });
    expect(session.requests.at(-1)).toMatchObject({ type: 'body-mass' });
  });

  it('measures sway as path over time and distance from the middle, each axis by itself', () => {
    const session = new SessionUnderTest().checkIn();
    session.zeroed();
    session.feedUntil(standing(), 'quiet');
    while (session.phase.name === 'quiet') {
      session.feed(standing({ copMlMm: 3 }), 10).feed(standing({ copMlMm: -3 }), 10);
    }
    // Steps of 6 mm a hundred times a second; 3 mm from the middle, always.
    expect(place(session)?.sway?.meanVelocityMmS).toBeCloseTo(600, 6);
    expect(place(session)?.sway?.rmsMlMm).toBeCloseTo(3, 6);
    expect(place(session)?.sway?.rmsApMm).toBeCloseTo(0, 6);
    const { quiet } = outcomeOf(session.state, TOY_DEPENDENCIES).result;
    expect(quiet).toMatchObject([{ posture: 'feet-apart', surface: 'firm', loadKg: 70 }]);
  });

  it('begins standing still again when the person moves', () => {
    const session = new SessionUnderTest().checkIn();
    session.zeroed();
    session
      .feedUntil(standing(), 'quiet')
      .feed(standing(), 5000)
      .feed(standing({ copMlMm: 80 }), 10);
    expect(session.phase).toMatchObject({
      name: 'quiet',
      problem: 'moving',
      sinceMs: session.state.nowMs,
    });
  });
});

describe('a whole session', () => {
  it('plays practice, sets and rests, checks out and is completed', () => {
    const session = new SessionUnderTest(toySetup({ dose: { sets: 2, seconds: 20 } })).toPlaying();
    session.feedUntil(standing({ copMlMm: 30 }), 'check-out');
    session.act({ type: 'check-out', painNrs: 1, effort: 4 });
    const result = outcomeOf(session.state, TOY_DEPENDENCIES).result;
    expect(session.phase.name).toBe('summary');
    expect(result.status).toBe('completed');
    expect(rolesOf(session).map(({ role, completed }) => [role, completed])).toEqual([
      ['practice', true],
      ['set', true],
      ['set', true],
    ]);
    expect(result).toMatchObject({
      painBefore: 2,
      painAfter: 1,
      effort: 4,
      summary: { kind: 'not-compared' },
    });
  });

  it('raises difficulty after success and lowers it after failure, with the reason on record', () => {
    const difficulties = (leanMm: number): number[] => {
      const session = new SessionUnderTest(toySetup({ dose: { sets: 3, seconds: 20 } })).toPlaying();
      session.feed(standing(), 30_000).feedUntil(standing({ copMlMm: leanMm }), 'check-out');
      return session.state.decisions.map((decision) => decision.newDifficulty);
    };
    const [first = NaN, second = NaN] = difficulties(30);
    const [firstFailed = NaN, secondFailed = NaN] = difficulties(0);
    expect(second).toBeGreaterThan(first);
    expect(secondFailed).toBeLessThan(firstFailed);
  });

  it('never lets practice teach the ability model', () => {
    const session = new SessionUnderTest().toPlaying();
    session.feedUntil(standing({ copMlMm: 30 }), 'ready');
    expect(session.state.blocks).toMatchObject([{ role: 'practice', completed: true }]);
    expect(Object.values(session.state.abilities)).toMatchObject([{ trials: 0 }]);
  });

  it('plays the probe at one difficulty whatever the ability', () => {
    const probeLevel = (leanMm: number): number => {
      const session = new SessionUnderTest(toySetup({ probe: true })).toPlaying();
      session.feedUntil(standing({ copMlMm: leanMm }), 'check-out');
      const probe = rolesOf(session).find(({ role }) => role === 'probe');
      return probe?.parameters['level'] ?? NaN;
    };
    expect(probeLevel(30)).toBe(30);
    expect(probeLevel(0)).toBe(30);
  });
});

describe('rest', () => {
  function atRest(): SessionUnderTest {
    const session = new SessionUnderTest().toPlaying();
    return session.feedUntil(standing({ copMlMm: 30 }), 'rest');
  }

  it('lasts as prescribed and can be skipped', () => {
    const session = atRest();
    expect(session.phase).toMatchObject({ untilMs: session.state.nowMs + 10_000 });
    expect(session.act({ type: 'skip-rest' }).phase.name).toBe('ready');
  });

  it('waits for the person to stand on the board again', () => {
    const session = atRest().feed(emptyBoard(FrameFlag.attached | FrameFlag.tared), 12_000);
    expect(session.phase).toMatchObject({ name: 'ready', problem: 'off-board' });
    session.feed(standing(), 20);
    expect(session.phase.name).toBe('ready');
    expect(session.feedUntil(standing(), 'playing', 9000).phase.name).toBe('playing');
  });

  it('is followed by a new zero where the board lost its own in it', () => {
    const session = atRest().feed(emptyBoard(), 12_000);
    expect(session.phase.name).toBe('empty-board');
    session
      .feed(emptyBoard(FrameFlag.attached | FrameFlag.taring), 2000)
      .feedUntil(standing(), 'ready', 9000);
  });

  it('ends the session when pain rose by three', () => {
    const session = atRest().act({ type: 'pain', painNrs: 5 });
    expect(session.phase.name).toBe('check-out');
    expect(session.state.stops.at(-1)?.cause).toBe('pain');
  });

  it('goes on when pain rose by two, and the next set does not get harder', () => {
    const session = atRest();
    const before = session.state.decisions.at(-1)?.newDifficulty ?? NaN;
    session.act({ type: 'pain', painNrs: 4 }).feedUntil(standing(), 'ready');
    const decision = session.state.decisions.at(-1);
    expect(decision?.newDifficulty).toBeLessThanOrEqual(before);
    expect([decision?.reason, ...(decision?.forbiddenBy ?? [])]).toContain('pain-gate');
  });
});

describe('stop rules', () => {
  const stopOn: readonly (readonly [string, ReturnType<typeof standing>, number])[] = [
    // A frame is up to 60 ms behind the body, which the rules count in.
    ['step-off', standing({ loadKg: 40 }), 440],
    ['board-edge', standing({ edgeMargin: 0.04 }), 240],
    ['sensor-gap', silent(260), 10],
    ['sensor-lost', standing({ flags: FrameFlag.held }), 10],
    ['board-button', standing({ flags: standing().flags | FrameFlag.button }), 10],
  ];

  for (const [cause, frame, afterMs] of stopOn) {
    it(`${cause}: stops after ${afterMs} ms and the disturbance is gone within 200 ms`, () => {
      const session = new SessionUnderTest().toPlaying().feed(standing(), 3000);
      session.feed(frame, afterMs - 10);
      expect(session.phase.name).toBe('playing');
      session.feed(frame, 10);
      expect(session.phase).toMatchObject({ name: 'releasing', cause });
      session.feed(frame, 200);
      expect(session.state.stops).toMatchObject([{ cause, releasedAfterMs: 100 }]);
      expect(session.phase).toMatchObject({ name: 'paused', cause });
    });
  }

  it('a stop in the hand works in the same step', () => {
    const session = new SessionUnderTest().toPlaying().act({ type: 'stop', cause: 'space-key' });
    expect(session.phase).toMatchObject({ name: 'releasing', cause: 'space-key' });
  });

  it('a held button stops once, not again after resuming', () => {
    const held = standing({ flags: standing().flags | FrameFlag.button });
    const session = new SessionUnderTest().toPlaying().feed(held, 300).act({ type: 'resume' });
    expect(session.feedUntil(held, 'playing').feed(held, 500).phase.name).toBe('playing');
  });

  it('cuts a disturbance off after 200 ms even when the exercise does not let go', () => {
    const toy = TOY_DEPENDENCIES.exercises['toy'];
    if (toy === undefined) throw new Error('no toy');
    const stubborn = {
      ...TOY_DEPENDENCIES,
      exercises: { toy: { ...toy, release: (state: unknown) => state } },
    };
    const session = new SessionUnderTest(toySetup(), stubborn)
      .toPlaying()
      .act({ type: 'stop', cause: 'stop-button' });
    session.feed(standing(), 200);
    expect(session.state.stops).toMatchObject([{ cause: 'stop-button', releasedAfterMs: 200 }]);
    expect(session.phase.name).toBe('paused');
  });

  it('resumes by itself after a gap once the board spoke for a second, with a countdown and a calm start', () => {
    const session = new SessionUnderTest().toPlaying().feed(standing(), 3000).feed(silent(300), 400);
    const playedMs = session.state.block?.tMs;
    session.feed(standing(), 1010);
    expect(session.phase.name).toBe('resuming');
    session.feedUntil(standing(), 'playing', 4000);
    expect(session.state.block?.tMs).toBe(playedMs);
    expect(session.state.block?.state).toMatchObject({ resumedAtMs: [playedMs] });
  });

  it('does not resume by itself after a step-off', () => {
    const session = new SessionUnderTest()
      .toPlaying()
      .feed(standing({ loadKg: 10 }), 1000)
      .feed(standing(), 20_000);
    expect(session.phase.name).toBe('paused');
    expect(session.act({ type: 'resume' }).phase.name).toBe('resuming');
  });

  it('ends the session after the third step-off', () => {
    const session = new SessionUnderTest().toPlaying();
    for (let abort = 1; abort <= 3; abort++) {
      session.feed(standing({ loadKg: 10 }), 1000);
      if (abort < 3) session.act({ type: 'resume' }).feedUntil(standing(), 'playing');
    }
    expect(session.phase.name).toBe('check-out');
    expect(session.state.stops.map((stop) => stop.cause)).toEqual([
      'step-off',
      'step-off',
      'step-off',
      'three-aborts',
    ]);
  });

  it('notices silence without frames, and zeroes the board again when its hub began anew', () => {
    const session = new SessionUnderTest().toPlaying().feed(standing(), 1000);
    session.act({ type: 'silence', durationMs: 260 });
    expect(session.phase).toMatchObject({ name: 'paused', cause: 'sensor-lost' });
    session
      .act({ type: 'hub-restarted' })
      .feed(standing({ flags: FrameFlag.attached | FrameFlag.valid }), 1100);
    expect(session.phase.name).toBe('empty-board');
    session.feed(emptyBoard(), 600).feed(emptyBoard(FrameFlag.attached | FrameFlag.taring), 2000);
    session.feedUntil(standing(), 'playing');
    expect(session.state.block?.tMs).toBeGreaterThan(0);
  });

  it('keeps what was played when the person ends early', () => {
    const session = new SessionUnderTest().toPlaying().feedUntil(standing({ copMlMm: 30 }), 'rest');
    session.act({ type: 'end', reason: 'tired' }).act({ type: 'check-out', painNrs: 2, effort: 3 });
    const result = outcomeOf(session.state, TOY_DEPENDENCIES).result;
    expect(result.status).toBe('stopped');
    expect(result.blocks).toHaveLength(2);
    expect(result.skills[0]?.ability?.trials).toBe(20);
    expect(result.changes).toMatchObject([{ kind: 'ended', reason: 'tired' }]);
  });
});

describe('actions at the wrong time', () => {
  it('change nothing', () => {
    const session = new SessionUnderTest();
    const before = session.state;
    session.act({ type: 'resume' }).act({ type: 'skip-rest' }).act({ type: 'begin' });
    session.act({ type: 'check-out', painNrs: 1, effort: 1 }).act({ type: 'stop', cause: 'stop-button' });
    expect(session.state).toEqual(before);
  });
});

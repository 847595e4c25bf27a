/** What a block asks of the sensors, and what happens when one falls silent. */
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import { stimulusNow } from '#core/session/stimulus-now.ts';
import { standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';

const BOARD = FrameFlag.attached | FrameFlag.valid | FrameFlag.tared;
const THORAX = FrameFlag.thoraxAttached | FrameFlag.thoraxValid;
const PELVIS = FrameFlag.pelvisAttached | FrameFlag.pelvisValid;

/** Two sensors and no board. */
function worn(changes: Partial<Frame> = {}): Frame {
  return standing({ loadKg: 0, loadPercent: 0, flags: THORAX | PELVIS | FrameFlag.held, ...changes });
}

function trunkSession(block: Partial<ExerciseBlock> = {}): SessionUnderTest {
  const stance = { steering: 'thorax', posture: 'sitting-on-chair', ...block } as const;
  const setup = toySetup(stance, {
    sensors: ['thorax', 'pelvis'],
    ranges: [{ steering: stance.steering, posture: stance.posture, range: evenRange(20) }],
  });
  return new SessionUnderTest(setup).checkIn();
}

describe('two motion sensors without any board', () => {
  it.each([
    ['thorax', 'sitting-on-chair'],
    ['thorax', 'feet-apart'],
    ['pelvis', 'sitting-on-chair'],
    ['pelvis', 'one-leg-left'],
  ] as const)('are enough to play a whole session: %s, %s', (steering, posture) => {
    const session = trunkSession({ steering, posture });
    const lean = steering === 'thorax' ? { thoraxLateralDeg: 25 } : { pelvisLateralDeg: 25 };
    session.feedUntil(worn(), 'playing').feedUntil(worn(lean), 'check-out');
    session.act({ type: 'check-out', painNrs: 1, effort: 3 });
    const { result, abilities } = outcomeOf(session.state, TOY_DEPENDENCIES);
    expect(result.status).toBe('completed');
    expect(result.stops).toEqual([]);
    expect(result.bodyMassKg).toBeUndefined();
    expect(abilities.map(({ skill }) => skill.steering)).toEqual([steering]);
    expect(result.blocks.every((block) => block.kind === 'exercise' && block.steering === steering)).toBe(
      true,
    );
  });

  it('never zero a board, nor wait for anybody to step on one', () => {
    const session = trunkSession();
    const phases = new Set<string>();
    while (session.phase.name !== 'playing') phases.add(session.feed(worn(), 10).phase.name);
    expect([...phases]).toEqual(['sensors', 'take-place', 'quiet', 'ready', 'playing']);
    expect(session.requests.map(({ type }) => type)).toEqual(['zero-heading']);
  });

  it('steer in fractions of the range, from where the person sat quietly', () => {
    const session = trunkSession().feedUntil(worn({ thoraxLateralDeg: 3 }), 'playing');
    session.feed(worn({ thoraxLateralDeg: 13 }), 10);
    const { block } = session.state;
    expect(block?.steering.raw.ml).toBeCloseTo(10, 9);
    expect(block?.steering.steering.ml).toBeCloseTo(0.5, 9);
    const { aims, posture, place } = stimulusNow(session.state, TOY_DEPENDENCIES);
    expect(aims).toMatchObject([{ steering: 'thorax', markerMl: -0.1 * 20 }]);
    expect([posture, place]).toEqual(['sitting-on-chair', 'off-board']);
  });
});

describe('the sensors are put on', () => {
  it('goes on by itself once all that is needed has spoken for a second', () => {
    const session = trunkSession().feed(worn({ flags: THORAX }), 1010);
    expect(session.phase).toMatchObject({ name: 'take-place' });
    const both = new SessionUnderTest(
      toySetup({ steering: 'pelvis', posture: 'sitting-on-chair' }, { sensors: ['pelvis'], ranges: [] }),
    ).checkIn();
    both.feed(worn({ flags: THORAX }), 5000);
    expect(both.phase).toMatchObject({ name: 'sensors', missing: ['pelvis'] });
    both.act({ type: 'sensors-ready' });
    expect(both.phase.name).toBe('sensors');
    both.feed(worn(), 1010);
    expect(both.phase.name).toBe('take-place');
  });
});

describe('a sensor that is needed', () => {
  it('pauses when it falls silent, is named, and resumes by itself a second after it speaks again', () => {
    const session = trunkSession().feedUntil(worn(), 'playing').feed(worn(), 2000);
    session.feed(worn({ flags: PELVIS | FrameFlag.thoraxAttached }), 400);
    expect(session.phase).toMatchObject({ name: 'paused', cause: 'sensor-gap', sensor: 'thorax' });
    session.feed(worn(), 1010);
    expect(session.phase.name).toBe('resuming');
    session.feedUntil(worn(), 'playing', 5000);
    expect(session.state.stops).toMatchObject([{ cause: 'sensor-gap', sensor: 'thorax' }]);
  });
});

describe('sensors whose process came back after a crash', () => {
  const ATTACHED = FrameFlag.thoraxAttached | FrameFlag.pelvisAttached;

  // Worn sensors lost their calibration with the process; the session waited for them for ever.
  it('are calibrated again before the block goes on where it was', () => {
    const session = trunkSession().feedUntil(worn(), 'playing').feed(worn(), 2000);
    session.act({ type: 'hub-restarted' }).feedUntil(worn({ flags: ATTACHED }), 'sensors', 2000);
    const playedMs = session.state.block?.tMs;
    expect(playedMs).toBeGreaterThanOrEqual(2000);
    expect(session.phase).toMatchObject({ needs: ['thorax'], missing: ['thorax'] });
    session.feed(worn({ flags: ATTACHED }), 60_000);
    expect(session.phase.name).toBe('sensors');
    const phases = new Set<string>();
    while (session.phase.name !== 'playing') phases.add(session.feed(worn(), 10).phase.name);
    expect([...phases]).toEqual(['sensors', 'take-place', 'resuming', 'playing']);
    expect(session.state.block?.tMs).toBe(playedMs);
    expect(session.state.stops).toMatchObject([{ cause: 'sensor-lost', sensor: 'thorax' }]);
  });

  it.each(['take-place', 'quiet', 'ready'] as const)('are calibrated again when it was in "%s"', (name) => {
    const session = trunkSession().feedUntil(worn(), name);
    expect(session.act({ type: 'hub-restarted' }).phase.name).toBe('sensors');
    session.feedUntil(worn(), 'playing');
    expect(session.state.stops).toEqual([]);
  });

  it('let a rest go on, and are calibrated again after it', () => {
    const session = trunkSession()
      .feedUntil(worn(), 'playing')
      .feedUntil(worn({ thoraxLateralDeg: 25 }), 'rest');
    session.act({ type: 'hub-restarted' }).feed(worn({ flags: ATTACHED }), 9000);
    expect(session.phase.name).toBe('rest');
    session.feedUntil(worn({ flags: ATTACHED }), 'sensors', 2000).feedUntil(worn(), 'playing');
  });

  it('may be left off where they only helped', () => {
    const block = { steering: 'centre-of-pressure', posture: 'feet-apart' } as const;
    const session = new SessionUnderTest(toySetup(block, { sensors: ['board', 'thorax'] })).toPlaying();
    session.act({ type: 'hub-restarted' });
    session.feed(standing({ flags: FrameFlag.attached | FrameFlag.valid }), 1100);
    expect(session.phase.name).toBe('empty-board');
  });
});

describe('a sensor that is not needed', () => {
  it('is only flagged when it falls silent', () => {
    const session = trunkSession().feedUntil(worn(), 'playing').feed(worn(), 1000);
    session.feed(worn({ flags: THORAX }), 2000);
    expect(session.phase.name).toBe('playing');
    const { result } = outcomeOf(session.state, TOY_DEPENDENCIES);
    expect(result.blocks.at(-1)).toMatchObject({ sensorsLost: ['pelvis'] });
  });
});

describe('straight ahead', () => {
  it('is set anew as each block begins and after each pause, for who wears sensors', () => {
    const session = trunkSession().feedUntil(worn(), 'playing');
    session.act({ type: 'stop', cause: 'stop-button' }).feedUntil(worn(), 'paused');
    session.act({ type: 'resume' }).feedUntil(worn(), 'playing');
    expect(session.requests.filter(({ type }) => type === 'zero-heading')).toHaveLength(2);
  });

  it('is no matter for who wears none', () => {
    const session = new SessionUnderTest().toPlaying();
    expect(session.requests.some(({ type }) => type === 'zero-heading')).toBe(false);
  });
});

describe('sitting on the board', () => {
  it('asks for the board, measures the load of the seat, and stops for getting up', () => {
    const setup = toySetup({ posture: 'sitting-on-board' }, { ranges: [] });
    const seated = standing({ loadKg: 48, flags: BOARD });
    const session = new SessionUnderTest(setup).checkIn().zeroed().feedUntil(seated, 'playing');
    expect(session.state.bodyMassKg).toBeUndefined();
    expect(Object.values(session.state.places)[0]?.loadKg).toBeCloseTo(48, 9);
    session.feed(standing({ loadKg: 30, flags: BOARD }), 2000);
    expect(session.phase.name).toBe('playing');
    session.feed(standing({ loadKg: 20, flags: BOARD }), 700);
    expect(session.phase).toMatchObject({ name: 'paused', cause: 'left-seat' });
  });
});

/** A recorded movement as a step of a session: countdown, a moment of rest, the movement, its end. */
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { actOnSession } from '#core/session/runner.ts';
import { stimulusNow } from '#core/session/stimulus-now.ts';
import { BOTH_KNOWN, THORAX_ONLY, recorded, series, bumps } from '../movement-tests/synthetic.ts';
import type { Curves } from '../movement-tests/synthetic.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf } from '../../support/programmes.ts';
import { SessionUnderTest, toySetup } from '../../support/session.ts';

const still = (flags = BOTH_KNOWN): Frame => standing({ loadKg: 0, flags });

/** In the countdown of this movement, both sensors on. */
function counting(task: MovementTask, repetitions = 5): SessionUnderTest {
  const programme = programmeOf([presetMovement('movement', task, repetitions)]);
  const session = new SessionUnderTest(toySetup({}, { programme, sensors: ['thorax', 'pelvis'] }));
  return session.checkIn().feedUntil(still(), 'movement');
}

function stage({ phase }: SessionUnderTest): string {
  return phase.name === 'movement' ? phase.stage : phase.name;
}

/** Plays these curves from the end of the countdown on. */
function playing(session: SessionUnderTest, seconds: number, curves: Curves): SessionUnderTest {
  while (stage(session) === 'countdown') session.feed(still(), 10);
  for (const frame of recorded(seconds, curves)) {
    if (session.phase.name !== 'movement') break;
    session.feed(frame, 10);
  }
  return session;
}

/** Bends of 60 deg, five seconds apart. */
const bending = (count: number): Curves => ({
  thoraxFlexion: bumps(
    series(
      Array.from({ length: count }, () => 60),
      5,
    ),
  ),
});

const task = (session: SessionUnderTest): string | undefined =>
  stimulusNow(session.state, session.dependencies).movement;

describe('the countdown to a recorded movement', () => {
  it('zeroes heading at neutral, asks to stand still, and begins with a moment of rest', () => {
    const session = counting('bend');
    session.feed(still(), 2400);
    expect([stage(session), session.requests]).toEqual(['countdown', []]);
    session.feed(still(), 200);
    expect(session.requests).toEqual([{ type: 'zero-heading' }]);
    expect(task(session)).toBe('stand-still');
    session.feed(still(), 1500);
    expect([stage(session), task(session)]).toEqual(['hold', 'stand-still']);
    session.feed(still(), 1300);
    expect([stage(session), task(session)]).toEqual(['moving', 'bend']);
  });

  it('waits for the chest sensor, and begins anew when it is heard', () => {
    const session = counting('bend').feed(still(), 3000);
    session.feed(still(FrameFlag.pelvisAttached | FrameFlag.pelvisValid), 10);
    expect(session.phase).toMatchObject({ name: 'movement', stage: 'countdown', problem: 'thorax' });
    session.feed(still(), 3900);
    expect(stage(session)).toBe('countdown');
    expect(session.requests.filter(({ type }) => type === 'zero-heading')).toHaveLength(2);
    session.feed(still(), 200);
    expect(stage(session)).toBe('hold');
  });

  it('is not cut short by "that is enough"', () => {
    const session = counting('bend');
    expect(session.act({ type: 'movement-done' }).state.blocks).toEqual([]);
    expect(stage(session)).toBe('countdown');
  });
});

describe('a recorded movement', () => {
  it('counts whole repetitions, and ends by itself a moment after the last', () => {
    const session = playing(counting('bend'), 11, bending(5));
    expect(session.state.movement?.count.whole.forward).toBe(2);
    const over = playing(counting('bend'), 60, bending(9));
    const [record] = over.state.blocks;
    expect(record).toMatchObject({ kind: 'movement', task: 'bend', completed: true });
    const whole = record?.kind === 'movement' ? record.result.repetitions : [];
    expect(whole.filter(({ wholeness }) => wholeness === 'whole')).toHaveLength(5);
    expect(over.state.nowMs).toBeLessThan(40_000);
  });

  it('wants the repetitions of the block, to each side', () => {
    const turns = { thoraxAxial: bumps(series([40, -40, 40, -40, 40, -40, 40, -40], 5)) };
    const over = playing(counting('turn', 2), 60, turns);
    const [record] = over.state.blocks;
    const whole = record?.kind === 'movement' ? record.result.repetitions : [];
    expect(whole.map(({ side }) => side)).toEqual(['right', 'left', 'right', 'left']);
  });

  it.each([
    ['type', 300],
    ['turn', 60],
  ] as const)('ends by the clock: %s after %i s', (name, seconds) => {
    const session = playing(counting(name), seconds - 1, {});
    expect(stage(session)).toBe('moving');
    session.feed(still(), 1100);
    expect(session.state.blocks).toMatchObject([{ kind: 'movement', completed: true }]);
    expect(session.phase.name).not.toBe('movement');
  });

  it('is kept as far as it went when it is said to be enough', () => {
    const session = playing(counting('bend'), 14, bending(5)).act({ type: 'movement-done' });
    const [record] = session.state.blocks;
    expect(record).toMatchObject({ kind: 'movement', completed: true });
    expect(session.phase.name).not.toBe('movement');
  });

  it('pauses at once when it is stopped, keeps what there is, and begins again', () => {
    const session = playing(counting('bend'), 8, bending(5));
    session.act({ type: 'stop', cause: 'space-key' });
    expect(session.phase).toMatchObject({ name: 'paused', cause: 'space-key' });
    expect(session.state.blocks).toMatchObject([{ kind: 'movement', completed: false }]);
    expect(task(session)).toBeUndefined();
    session.act({ type: 'resume' });
    expect(stage(session)).toBe('countdown');
  });

  it('keeps nothing where it had not begun', () => {
    const session = counting('bend').act({ type: 'stop', cause: 'stop-button' });
    expect(session.phase.name).toBe('paused');
    expect(session.state.blocks).toEqual([]);
  });

  it('pauses when the chest sensor is lost, and begins again by itself when it is back', () => {
    const session = playing(counting('bend'), 8, bending(5));
    session.feed(still(FrameFlag.pelvisAttached | FrameFlag.pelvisValid), 300);
    expect(session.phase).toMatchObject({ name: 'paused', cause: 'sensor-lost', sensor: 'thorax' });
    session.feed(still(), 1100);
    expect(stage(session)).toBe('countdown');
  });

  it('goes on without the pelvis sensor', () => {
    const session = playing(counting('bend'), 8, { ...bending(5), flags: () => THORAX_ONLY });
    expect(stage(session)).toBe('moving');
  });

  it('knows no limit of leaning: far is what was asked for', () => {
    const session = playing(counting('bend'), 12, { thoraxFlexion: bumps(series([85, 85, 85], 5)) });
    expect(session.state.stops).toEqual([]);
    expect(stage(session)).toBe('moving');
  });

  it('is broken off in what it measures when the sensors began anew within it', () => {
    const session = playing(counting('bend'), 14, bending(5));
    const { state } = actOnSession(session.state, session.dependencies, { type: 'hub-restarted' });
    const [record] = state.blocks;
    expect(record?.kind === 'movement' && record.result.flags.map(({ code }) => code)).toContain(
      'broken-off',
    );
    expect(state.phase).toMatchObject({ name: 'paused', cause: 'sensor-lost', sensor: 'thorax' });
  });
});

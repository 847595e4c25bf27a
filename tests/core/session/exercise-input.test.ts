/** What an exercise is given with each step: the angles of the body with which of them are known, and its own past. */
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Exercise, ExerciseContext, ExerciseInput } from '#core/exercise/exercise.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { evenRange, toyExercise } from '../../support/toy-exercise.ts';
import type { ToyState } from '../../support/toy-exercise.ts';

const BOARD = FrameFlag.attached | FrameFlag.valid | FrameFlag.tared;
const WORN = BOARD | FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached;
const BOTH = WORN | FrameFlag.pelvisValid;

interface Watched {
  readonly session: SessionUnderTest;
  readonly inputs: ExerciseInput[];
  readonly contexts: ExerciseContext[];
}

/** The toy exercise, which keeps what it is given. */
function watched(block: Partial<ExerciseBlock> = {}, changes: Partial<SessionSetup> = {}): Watched {
  const inputs: ExerciseInput[] = [];
  const contexts: ExerciseContext[] = [];
  const toy: Exercise<ToyState> = {
    ...toyExercise,
    init(parameters, context, seed) {
      contexts.push(context);
      return toyExercise.init(parameters, context, seed);
    },
    step(state, input) {
      inputs.push(input);
      return toyExercise.step(state, input);
    },
  };
  const dependencies = { ...TOY_DEPENDENCIES, exercises: { toy } };
  return { session: new SessionUnderTest(toySetup(block, changes), dependencies), inputs, contexts };
}

describe('the input of an exercise', () => {
  it('is steering from neutral in fractions of the range, and the raw values beside it', () => {
    const { session, inputs } = watched();
    session.toPlaying(standing({ copMlMm: 4, copApMm: -2 })).feed(standing({ copMlMm: 24, copApMm: -2 }), 20);
    const input = inputs.at(-1);
    expect(input?.raw.ml).toBeCloseTo(20, 9);
    expect(input?.raw.ap).toBeCloseTo(0, 9);
    expect(input?.steering.ml).toBeCloseTo(0.25, 9);
    expect(input?.valid).toBe(true);
  });

  it('is held, and said to be, while the readings are', () => {
    const { session, inputs } = watched();
    session.toPlaying().feed(standing({ copMlMm: 16 }), 20);
    const before = inputs.at(-1);
    session.feed(standing({ copMlMm: 70, flags: FrameFlag.attached | FrameFlag.held }), 10);
    expect(before?.raw.ml).toBe(16);
    expect(inputs.at(-1)).toMatchObject({ raw: before?.raw, steering: before?.steering, valid: false });
  });

  it('comes with the steps of the block before it, on a clock that stands still while all is stopped', () => {
    const { session, inputs } = watched();
    session.toPlaying().feed(standing({ copMlMm: 8 }), 500);
    session
      .act({ type: 'stop', cause: 'stop-button' })
      .feedUntil(standing(), 'paused')
      .feed(standing(), 3000);
    session
      .act({ type: 'resume' })
      .feedUntil(standing(), 'playing')
      .feed(standing({ copMlMm: 8 }), 500);
    expect(inputs.map(({ tMs }) => tMs)).toEqual(inputs.map((_, step) => 10 * step));
    const last = inputs.at(-1);
    expect(last?.history.slice()).toEqual(
      inputs.slice(0, -1).map(({ tMs, raw, steering, valid }) => ({ tMs, raw, steering, valid })),
    );
  });

  it('has the angles of the body for who wears motion sensors; those of a lost one are held and flagged', () => {
    const { session, inputs } = watched({}, { sensors: ['board', 'thorax', 'pelvis'] });
    session.toPlaying(standing({ flags: BOTH })).feed(standing({ flags: BOTH, pelvisFlexionDeg: 4 }), 500);
    const known = inputs.at(-1)?.body;
    expect(known?.valid).toEqual({ thorax: true, pelvis: true, tilt: false });
    session.feed(standing({ flags: WORN, pelvisFlexionDeg: 4 }), 500);
    const lost = inputs.at(-1)?.body;
    expect(session.phase.name).toBe('playing');
    expect(lost?.valid).toEqual({ thorax: true, pelvis: false, tilt: false });
    expect(lost?.angles.pelvisFlexionDeg).toBe(4);
  });

  it('has no angles for who wears none', () => {
    const { session, inputs } = watched();
    session.toPlaying().feed(standing(), 100);
    expect(inputs.at(-1)).not.toHaveProperty('body');
  });
});

describe('the context of a block', () => {
  it('says how the person is placed, what steers and how far it goes, and what was measured', () => {
    const { session, contexts } = watched({ dose: { sets: 1, seconds: 40 } });
    session.toPlaying();
    expect(contexts.at(-1)).toMatchObject({
      durationMs: 30_000,
      steering: 'centre-of-pressure',
      posture: 'feet-apart',
      range: evenRange(80),
      leanLimitDeg: 30,
    });
    expect(contexts.at(-1)?.bodyMassKg).toBeCloseTo(70, 9);
    expect(contexts.at(-1)?.quietSwayRms).toBeCloseTo(0, 9);
    session.feedUntil(standing(), 'ready').feedUntil(standing(), 'playing');
    expect(contexts.at(-1)?.durationMs).toBe(40_000);
  });
});

describe('an exercise that needs a sensor', () => {
  function needy(sensors: Exercise['info']['sensors']): SessionUnderTest {
    const toy = { ...toyExercise, info: { ...toyExercise.info, sensors } };
    const setup = toySetup({}, { sensors: ['board', 'thorax', 'pelvis'] });
    return new SessionUnderTest(setup, { ...TOY_DEPENDENCIES, exercises: { toy } });
  }

  it('waits before each block for the one that does not speak, and names it; the countdown begins anew', () => {
    const session = needy(['thorax', 'pelvis']).checkIn();
    session.feed(standing({ flags: BOTH }), 1000).zeroed();
    session.feedUntil(standing({ flags: BOTH }), 'ready').feed(standing({ flags: WORN }), 60_000);
    expect(session.phase).toMatchObject({ name: 'ready', problem: 'pelvis' });
    session.act({ type: 'begin' });
    expect(session.phase.name).toBe('ready');
    session.feed(standing({ flags: BOTH }), 7000);
    expect(session.phase.name).toBe('ready');
    session.feedUntil(standing({ flags: BOTH }), 'playing', 2000);
  });

  it('says first that nobody is on the board', () => {
    const session = needy(['thorax']).checkIn();
    session
      .feed(standing({ flags: BOTH }), 1000)
      .zeroed()
      .feedUntil(standing({ flags: BOTH }), 'ready');
    session.feed(standing({ loadKg: 0.2, flags: FrameFlag.attached | FrameFlag.tared }), 1000);
    expect(session.phase).toMatchObject({ name: 'ready', problem: 'off-board' });
  });
});

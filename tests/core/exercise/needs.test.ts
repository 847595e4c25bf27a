import type { Exercise, ExerciseInput } from '#core/exercise/exercise.ts';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { emptyBoard, standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { toyExercise } from '../../support/toy-exercise.ts';

const BOARD = FrameFlag.attached | FrameFlag.valid | FrameFlag.tared;
const WORN = BOARD | FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached;
const BOTH = WORN | FrameFlag.pelvisValid;

/** The toy exercise, which also needs both segments and keeps what it is given. */
function sensingDependencies(inputs: ExerciseInput[]) {
  const sensing: Exercise = {
    ...toyExercise,
    info: { ...toyExercise.info, sensors: ['board', 'thorax', 'pelvis'] },
    step: (state, input) => {
      inputs.push(input);
      return toyExercise.step(state as Parameters<typeof toyExercise.step>[0], input);
    },
  };
  return { ...TOY_DEPENDENCIES, exercises: { toy: sensing } };
}

function readySession(flags: number, inputs: ExerciseInput[] = []): SessionUnderTest {
  const session = new SessionUnderTest(toySetup(), sensingDependencies(inputs)).checkIn();
  session.feed(emptyBoard(), 600).feed(emptyBoard(FrameFlag.attached | FrameFlag.taring), 2000);
  session.feedUntil(emptyBoard(FrameFlag.attached | FrameFlag.tared), 'step-on');
  return session.feedUntil(standing({ flags }), 'ready');
}

describe('an exercise that needs motion sensors', () => {
  it('waits for the sensor that does not speak, and names it', () => {
    const session = readySession(WORN).feed(standing({ flags: WORN }), 60_000);
    expect(session.phase).toMatchObject({ name: 'ready', problem: 'pelvis' });
    session.act({ type: 'begin' });
    expect(session.phase.name).toBe('ready');
  });

  it('goes on when it speaks, its countdown from the beginning', () => {
    const session = readySession(WORN).feed(standing({ flags: WORN }), 5000);
    session.feed(standing({ flags: BOTH }), 7000);
    expect(session.phase.name).toBe('ready');
    session.feedUntil(standing({ flags: BOTH }), 'playing', 2000);
  });

  it('says first that nobody is on the board', () => {
    const session = readySession(WORN).feed(emptyBoard(), 1000);
    expect(session.phase).toMatchObject({ name: 'ready', problem: 'off-board' });
  });

  it('plays on when a sensor is lost in the middle, its angles held and flagged', () => {
    const inputs: ExerciseInput[] = [];
    const session = readySession(BOTH, inputs).feedUntil(standing({ flags: BOTH }), 'playing');
    session.feed(standing({ flags: BOTH, pelvisFlexionDeg: 4 }), 500);
    session.feed(standing({ flags: WORN, pelvisFlexionDeg: 4 }), 500);
    expect(session.phase.name).toBe('playing');
    const [known, lost] = [inputs.at(-60)?.body, inputs.at(-1)?.body];
    expect(known?.valid).toEqual({ thorax: true, pelvis: true, tilt: false });
    expect(lost?.valid).toEqual({ thorax: true, pelvis: false, tilt: false });
    expect(lost?.angles.pelvisFlexionDeg).toBe(4);
  });
});

describe('straight ahead', () => {
  const zero = { type: 'zero-heading' };

  it('is set anew as each block begins and after each pause, for who wears sensors', () => {
    const session = readySession(BOTH).feedUntil(standing({ flags: BOTH }), 'playing');
    expect(session.requests.at(-1)).toEqual(zero);
    session.act({ type: 'stop', cause: 'stop-button' }).feedUntil(standing({ flags: BOTH }), 'paused');
    session.act({ type: 'resume' }).feedUntil(standing({ flags: BOTH }), 'playing');
    expect(session.requests.filter(({ type }) => type === 'zero-heading')).toEqual([zero, zero]);
  });

  it('is no matter for who wears none, and no angle is given', () => {
    const inputs: ExerciseInput[] = [];
    const dependencies = { ...sensingDependencies(inputs) };
    const board = { ...dependencies.exercises.toy, info: toyExercise.info };
    const session = new SessionUnderTest(toySetup(), {
      ...dependencies,
      exercises: { toy: board },
    }).toPlaying();
    session.feed(standing(), 100);
    expect(session.requests.some(({ type }) => type === 'zero-heading')).toBe(false);
    expect(inputs.at(-1)).not.toHaveProperty('body');
  });
});

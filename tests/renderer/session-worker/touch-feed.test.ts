import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { TouchCue } from '#core/exercise/touch.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { actOnSession, stepSession } from '#core/session/runner.ts';
import type { Pulse } from '#core/session/touch.ts';
import { TouchFeed } from '#renderer/session-worker/touch-feed.ts';
import { standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { toyExercise } from '../../support/toy-exercise.ts';

const WORN =
  FrameFlag.attached |
  FrameFlag.valid |
  FrameFlag.tared |
  FrameFlag.thoraxAttached |
  FrameFlag.thoraxValid |
  FrameFlag.pelvisAttached |
  FrameFlag.pelvisValid;
const upright = standing({ flags: WORN });

interface Felt {
  readonly session: SessionUnderTest;
  readonly pulses: Pulse[];
  readonly stops: () => number;
  readonly feed: (frame: Frame, ms: number) => void;
  readonly stop: () => void;
}

/** The toy exercise, which gives a cue every second, played up to its first block. */
function felt(
  touch: readonly TouchCue[],
  block: Partial<ExerciseBlock> = {},
  changes: Partial<ExerciseInfo> = { touch: { second: 'on-course' } },
): Felt {
  const toy = { ...toyExercise, info: { ...toyExercise.info, ...changes } };
  const dependencies = { ...TOY_DEPENDENCIES, exercises: { toy } };
  const setup = toySetup(block, { sensors: ['board', 'thorax', 'pelvis'] }, { touch });
  const session = new SessionUnderTest(setup, dependencies);
  session.checkIn().feed(upright, 1500);
  session.zeroed().feedUntil(upright, 'playing');
  const pulses: Pulse[] = [];
  let stops = 0;
  const touchFeed = new TouchFeed(dependencies, {
    vibrate: (pulse) => pulses.push(pulse),
    stopVibration: () => {
      stops += 1;
    },
  });
  return {
    session,
    pulses,
    stops: () => stops,
    feed: (frame, ms) => {
      for (let passed = 0; passed < ms; passed += 10) {
        const output = stepSession(session.state, dependencies, frame);
        touchFeed.follow(session.state, output);
        session.state = output.state;
      }
    },
    stop: () => {
      const output = actOnSession(session.state, dependencies, { type: 'stop', cause: 'stop-button' });
      touchFeed.follow(session.state, output);
      session.state = output.state;
    },
  };
}

describe('what is felt of a session', () => {
  it('is the cues that are prescribed and that the exercise says mean so, on a sensor that does not steer', () => {
    const { pulses, feed } = felt(['on-course']);
    feed(upright, 3500);
    expect(pulses).toEqual([1, 2, 3].map(() => ({ segments: ['thorax', 'pelvis'], durationMs: 100 })));
  });

  it('is nothing unless prescribed, of a cue that means something else, or that means nothing', () => {
    const others = [felt([]), felt(['announcement', 'direction']), felt(['on-course'], {}, {})];
    for (const { feed } of others) feed(upright, 3000);
    expect(others.map(({ pulses }) => pulses)).toEqual([[], [], []]);
  });

  it('is never on the sensor that steers, or that the exercise needs', () => {
    const steered = felt(['on-course'], { steering: 'thorax' });
    steered.feed(upright, 1500);
    expect(steered.pulses).toEqual([{ segments: ['pelvis'], durationMs: 100 }]);
    const needed = felt(['on-course'], {}, { touch: { second: 'on-course' }, sensors: ['thorax', 'pelvis'] });
    needed.feed(upright, 1500);
    expect(needed.pulses).toEqual([]);
  });

  it('is the side on which the trunk leaves the band, once and not again at once', () => {
    const { pulses, feed } = felt(['band'], { qualityGate: { measured: true, trunkLeanDeg: 10 } });
    const leans = (thoraxLateralDeg: number): Frame => standing({ flags: WORN, thoraxLateralDeg });
    feed(upright, 200);
    for (const deg of [11, 9, 11, 9, -11]) feed(leans(deg), 100);
    expect(pulses.map(({ durationMs }) => durationMs)).toEqual([150]);
    feed(upright, 600);
    feed(leans(-11), 100);
    feed(upright, 700);
    feed(standing({ flags: WORN, thoraxFlexionDeg: 12 }), 100);
    expect(pulses.map(({ durationMs }) => durationMs)).toEqual([150, 60, 100]);
  });

  it('ends at once with a stop, and only what may still run is ended', () => {
    const { pulses, feed, stop, stops } = felt(['on-course']);
    feed(upright, 1050);
    expect(pulses).toHaveLength(1);
    stop();
    expect(stops()).toBe(1);
    feed(upright, 500);
    expect([stops(), pulses.length]).toEqual([1, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { DIRECTIONS } from '#core/exercise/directions.ts';
import { missingSensor, validSensors } from '#core/exercise/needs.ts';
import { signalOf } from '#core/exercise/steering.ts';
import { pulseMs, sideOf } from '#core/exercise/touch.ts';
import { standing } from '../../support/frames.ts';

describe('the length of a pulse', () => {
  it('tells left from right from neither, and is never longer than 150 ms', () => {
    expect([pulseMs('left'), pulseMs(undefined), pulseMs('right')]).toEqual([60, 100, 150]);
  });

  it('is of the side to go to, or from which a disturbance comes', () => {
    const sides = DIRECTIONS.map((direction) => [
      sideOf('direction', direction),
      sideOf('announcement', direction),
    ]);
    const [neither, right, left] = [
      [undefined, undefined],
      ['right', 'left'],
      ['left', 'right'],
    ];
    expect(sides).toEqual([neither, right, right, right, neither, left, left, left]);
    expect(sideOf('on-course', undefined)).toBeUndefined();
  });
});

describe('a frame of a sensor that vibrates', () => {
  const flags = FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.thoraxVibrating;
  const frame = standing({ flags, thoraxLateralDeg: 5 });

  it('steers nothing and may not be scored from, but the sensor is not missing', () => {
    expect(signalOf(frame, 'thorax')).toBeUndefined();
    expect(validSensors(frame).thorax).toBe(false);
    expect(missingSensor(['thorax'], frame)).toBeUndefined();
  });
});

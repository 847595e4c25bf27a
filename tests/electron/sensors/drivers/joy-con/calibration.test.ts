import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norm, normalised, type Vector3 } from '#core/imu/quaternion.ts';
import {
  type ControllerSide,
  type MotionCalibration,
  motionOf,
  parseCalibration,
  parseUserCalibration,
  TYPICAL_CALIBRATION,
} from '#electron/sensors/drivers/joy-con/calibration.ts';
import type { RawSample } from '#electron/sensors/drivers/joy-con/reports.ts';
import { hex } from '../../support/board-registers.ts';
import { REAL_FACTORY } from '../../support/fake-joy-con.ts';
import { expectGravityTurns, type Felt, feltAt } from '../../support/turning-body.ts';

const DEGREE = Math.PI / 180;
const G = 9.80665;

function calibration(block: Uint8Array): MotionCalibration {
  const parsed = parseCalibration(block);
  if (parsed === undefined) throw new Error('Not plausible');
  return parsed;
}

/** Scale of the gyroscope 15335, as in newer controllers; the offsets are made up. */
const NEWER = hex('10 00 f0 ff 20 00 | 00 40 00 40 00 40 | 05 00 fb ff 0a 00 | e7 3b e7 3b e7 3b');

describe('the calibration in flash memory', () => {
  it('of a real Joy-Con is twelve signed words', () => {
    expect(calibration(REAL_FACTORY)).toEqual({
      accOffset: [-186, -257, 206],
      accScale: [16384, 16384, 16384],
      gyroOffset: [2, -34, -37],
      gyroScale: [13371, 13371, 13371],
    });
  });

  it('of the person counts only behind its magic', () => {
    expect(parseUserCalibration(Uint8Array.of(0xb2, 0xa1, ...NEWER))).toEqual(calibration(NEWER));
    expect(parseUserCalibration(Uint8Array.of(0xff, 0xff, ...NEWER))).toBeUndefined();
    expect(parseUserCalibration(Uint8Array.of(0xb2, 0xff, ...NEWER))).toBeUndefined();
  });

  it.each([
    ['blank', 'ff'.repeat(24)],
    ['zero', '00'.repeat(24)],
    ['cut short', '46 ff ff fe ce 00 | 00 40 00 40 00 40 | 02 00 de ff db ff | 3b 34 3b 34 3b'],
    [
      'with scales of nothing',
      '00 40 00 40 00 40 | 00 40 00 40 00 40 | 02 00 de ff db ff | 3b 34 3b 34 3b 34',
    ],
    [
      'with a gyroscope far from rest',
      '46 ff ff fe ce 00 | 00 40 00 40 00 40 | 02 00 00 10 db ff | 3b 34 3b 44 3b 34',
    ],
    ['one byte early', '00 46 ff ff fe ce | 00 00 40 00 40 00 | 40 02 00 de ff db | ff 3b 34 3b 34 3b'],
  ])('is refused when it cannot be one: %s', (_what, text) => {
    expect(parseCalibration(hex(text))).toBeUndefined();
  });
});

describe('motion', () => {
  it('of a real Joy-Con at rest is gravity and no turning', () => {
    // From the same capture, as it lies on a table.
    const rest: RawSample = { acc: [-185, 2103, 3537], gyro: [7, -37, -33] };
    const { accMS2, gyroRadS } = motionOf(rest, calibration(REAL_FACTORY), 'left');
    expect(norm(accMS2) / G).toBeCloseTo(1, 1);
    for (const rate of gyroRadS) expect(Math.abs(rate / DEGREE)).toBeLessThan(0.4);
  });

  it.each([
    ['13371', REAL_FACTORY, 13371],
    ['15335', NEWER, 15335],
  ])('is 936 deg/s at the scale of the gyroscope, whichever it is: %s', (_name, block, scale) => {
    const sample: RawSample = { acc: [0, 0, 0], gyro: [scale, scale, scale] };
    const { gyroRadS } = motionOf(sample, calibration(block), 'left');
    for (const rate of gyroRadS) expect(rate / DEGREE).toBeCloseTo(936, 9);
  });

  it('is zero turning at the offset, and 4 g at a span of the accelerometer', () => {
    const known = calibration(REAL_FACTORY);
    const sample: RawSample = { acc: [16384 + 186, 16384 + 257, 16384 - 206], gyro: known.gyroOffset };
    const { accMS2, gyroRadS } = motionOf(sample, known, 'left');
    expect(gyroRadS).toEqual([0, 0, 0]);
    for (const acc of accMS2) expect(acc).toBeCloseTo(4 * G, 9);
  });

  it('without calibration is 0.07 deg/s and 1/4096 g a count', () => {
    const { accMS2, gyroRadS } = motionOf(
      { acc: [4096, 0, 0], gyro: [100, 0, 0] },
      TYPICAL_CALIBRATION,
      'both',
    );
    expect(accMS2).toEqual([G, 0, 0]);
    expect(gyroRadS[0] / DEGREE).toBeCloseTo(7, 2);
  });
});

/** What the chip sends for what the housing feels: in a right Joy-Con it is turned by half a turn about x. */
function rawOf({ accMS2, gyroRadS }: Felt, side: ControllerSide, known: MotionCalibration): RawSample {
  const chip = ([x, y, z]: Vector3): Vector3 => (side === 'right' ? [x, -y, -z] : [x, y, z]);
  const scaled = (
    value: Vector3,
    offset: Vector3,
    scale: Vector3,
    atScale: number,
    offsets: boolean,
  ): Vector3 => {
    const raw = (axis: 0 | 1 | 2): number =>
      Math.round((value[axis] / atScale) * (scale[axis] - offset[axis]) + (offsets ? offset[axis] : 0));
    return [raw(0), raw(1), raw(2)];
  };
  return {
    acc: scaled(chip(accMS2), known.accOffset, known.accScale, 4 * G, false),
    gyro: scaled(chip(gyroRadS), known.gyroOffset, known.gyroScale, 936 * DEGREE, true),
  };
}

describe('sensor axes', () => {
  it.each(['left', 'right', 'both'] as const)(
    '%s: z up out of the buttons, x to the shoulder buttons',
    (side) => {
      const known = calibration(REAL_FACTORY);
      const feel = (accMS2: Vector3): Vector3 =>
        motionOf(rawOf({ accMS2, gyroRadS: [0, 0, 0] }, side, known), known, side).accMS2;
      expect(feel([0, 0, G])[2]).toBeCloseTo(G, 2);
      expect(feel([G, 0, 0])[0]).toBeCloseTo(G, 2);
      expect(feel([0, G, 0])[1]).toBeCloseTo(G, 2);
    },
  );

  it('a right Joy-Con lying on its back reads minus one g in the third word', () => {
    const { accMS2 } = motionOf({ acc: [0, 0, -4096], gyro: [0, 0, 0] }, TYPICAL_CALIBRATION, 'right');
    expect(accMS2[2]).toBeCloseTo(G, 9);
  });

  it.each(['left', 'right', 'both'] as const)('%s: both sensors agree on how it turns', (side) => {
    const known = calibration(REAL_FACTORY);
    const rate = fc.double({ min: -2, max: 2, noNaN: true });
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    const property = fc.property(
      fc.tuple(rate, rate, rate),
      fc.tuple(part, part, part),
      (rateRadS, [x, y, z]) => {
        const start = normalised([1, x, y, z]);
        const readings = Array.from({ length: 40 }, (_, index) =>
          motionOf(rawOf(feltAt(start, rateRadS, index * 0.005), side, known), known, side),
        );
        expectGravityTurns(readings, 0.005, 4, 0.4);
      },
    );
    expect(() => fc.assert(property, { numRuns: 100, seed: 7 })).not.toThrow();
  });
});

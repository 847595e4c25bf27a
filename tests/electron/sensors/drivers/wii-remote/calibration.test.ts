import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalised, type Vector3 } from '#core/imu/quaternion.ts';
import {
  accelerationMS2,
  type AccelerometerCalibration,
  parseAccelerometer,
  rawAcceleration,
  TYPICAL_ACCELEROMETER,
} from '#electron/sensors/drivers/wii-remote/accelerometer.ts';
import {
  type GyroCalibration,
  parseFrame,
  parseGyroCalibration,
  turnRateDegS,
  TYPICAL_GYRO,
} from '#electron/sensors/drivers/wii-remote/motion-plus.ts';
import { parseReport } from '#electron/sensors/drivers/wii-transport/reports.ts';
import { hex } from '../../support/board-registers.ts';
import {
  FakeWiiRemote,
  REAL_ACCELEROMETER,
  REAL_GYRO_A,
  REAL_GYRO_B,
  type RemoteMeasurement,
} from '../../support/fake-wii-remote.ts';
import { expectGravityTurns, type Felt, feltAt } from '../../support/turning-body.ts';

const G = 9.80665;
const DEGREE = Math.PI / 180;

function accelerometer(block: Uint8Array): AccelerometerCalibration {
  const parsed = parseAccelerometer(block);
  if (parsed === undefined) throw new Error('Not plausible');
  return parsed;
}

function gyro(block: Uint8Array): GyroCalibration {
  const parsed = parseGyroCalibration(block);
  if (parsed === undefined) throw new Error('Not plausible');
  return parsed;
}

describe('the accelerometer', () => {
  it('of a real remote has a calibration with a right checksum', () => {
    expect(accelerometer(REAL_ACCELEROMETER)).toEqual({ zero: [521, 521, 521], oneG: [627, 626, 632] });
  });

  it.each([
    ['a wrong checksum', '82 82 82 15 9C 9C 9E 38 40 3F'],
    ['a changed byte', '82 82 83 15 9C 9C 9E 38 40 3E'],
    ['nothing but ones', 'ff'.repeat(10)],
    ['nothing but zeros', '00'.repeat(10)],
    ['no span, with a right checksum', '80 80 80 00 80 80 80 00 00 55'],
    ['nine bytes', '82 82 82 15 9C 9C 9E 38 40'],
  ])('is not calibrated by %s', (_what, text) => {
    expect(parseAccelerometer(hex(text))).toBeUndefined();
  });

  it.each([
    ['35 00 00 6f 81 94', [444, 516, 592]],
    ['35 20 20 6f 81 94', [445, 518, 592]],
    ['35 60 60 6f 81 94', [447, 518, 594]],
    ['35 9f 9f 6f 81 94', [444, 516, 592]],
  ])('has ten bits, the low ones among the buttons: %s', (text, expected) => {
    const report = parseReport(hex(`${text} ${'00'.repeat(16)}`));
    if (report?.type !== 'data' || report.accelerometer === undefined) throw new Error('No data');
    expect(rawAcceleration(report.accelerometer, report.buttons)).toEqual(expected);
  });

  it('reads 0 at zero and 1 g at one g', () => {
    const calibration = accelerometer(REAL_ACCELEROMETER);
    expect(accelerationMS2(calibration.zero, calibration)).toEqual([0, 0, 0]);
    expect(accelerationMS2(calibration.oneG, calibration)).toEqual([G, G, G]);
    expect(accelerationMS2([512, 512, 616], TYPICAL_ACCELEROMETER)).toEqual([0, 0, G]);
  });
});

describe('the calibration of a MotionPlus', () => {
  it('has a right checksum in two real ones', () => {
    expect(gyro(REAL_GYRO_A)).toEqual({
      fast: { zero: [0x72e8, 0x7354, 0x7983], scale: [0x34fc, 0xcc4a, 0x30c3], degS: 1200 },
      slow: { zero: [0x739a, 0x75a4, 0x7749], scale: [0x3726, 0xca22, 0x3552], degS: 270 },
    });
    expect(gyro(REAL_GYRO_B).slow).toEqual({
      zero: [0x7851, 0x7b89, 0x6f81],
      scale: [0x37c1, 0xc9f5, 0x3360],
      degS: 270,
    });
  });

  it('is refused with any single bit turned over, cut short or blank', () => {
    for (let bit = 0; bit < 32 * 8; bit++) {
      const damaged = Uint8Array.from(REAL_GYRO_A);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(parseGyroCalibration(damaged)).toBeUndefined();
    }
    expect(parseGyroCalibration(REAL_GYRO_A.slice(0, 31))).toBeUndefined();
    expect(parseGyroCalibration(new Uint8Array(32))).toBeUndefined();
    expect(parseGyroCalibration(new Uint8Array(32).fill(0xff))).toBeUndefined();
  });

  it('gives no turn at zero and the stated one at scale, in both ranges, by the right-hand rule', () => {
    for (const block of [REAL_GYRO_A, REAL_GYRO_B]) {
      const calibration = gyro(block);
      for (const [range, slow] of [
        [calibration.slow, true],
        [calibration.fast, false],
      ] as const) {
        const all = [slow, slow, slow] as const;
        expect(turnRateDegS({ raw: range.zero, slow: all }, calibration).map(Math.abs)).toEqual([0, 0, 0]);
        expect(turnRateDegS({ raw: range.scale, slow: all }, calibration)).toEqual([
          -range.degS,
          range.degS,
          -range.degS,
        ]);
      }
    }
  });
});

// Made by hand from the layout: no capture of an active MotionPlus was found.
describe('frames of a MotionPlus', () => {
  it('at rest are 8192 in the slow range', () => {
    expect(parseFrame(hex('00 00 00 83 82 82'))).toEqual({
      raw: [32_768, 32_768, 32_768],
      slow: [true, true, true],
    });
  });

  it('turn by 5.37 deg/s for a hundred counts of yaw, without calibration', () => {
    const frame = parseFrame(hex('64 00 00 83 82 82'));
    if (frame === undefined) throw new Error('No frame');
    const [pitch, roll, yaw] = turnRateDegS(frame, TYPICAL_GYRO);
    expect(yaw).toBeCloseTo(5.371, 3);
    expect([Math.abs(pitch), roll]).toEqual([0, 0]);
  });

  it.each([
    ['yaw', '81 82 82', [true, true, false]],
    ['pitch', '82 82 82', [false, true, true]],
    ['roll', '83 80 82', [true, false, true]],
  ])('are fast or slow for each axis alone: %s fast', (_axis, flags, slow) => {
    expect(parseFrame(hex(`00 00 00 ${flags}`))?.slow).toEqual(slow);
  });

  it('are 4.5 times as coarse when fast', () => {
    const slow = turnRateDegS({ raw: [0, 33_168, 32_768], slow: [true, true, true] }, TYPICAL_GYRO)[1];
    const fast = turnRateDegS({ raw: [0, 33_168, 32_768], slow: [true, false, true] }, TYPICAL_GYRO)[1];
    expect(fast / slow).toBeCloseTo(2000 / 440, 9);
  });

  it('with something plugged into the MotionPlus are frames all the same', () => {
    expect(parseFrame(hex('00 00 00 83 83 82'))).toBeDefined();
  });

  it.each([
    ['a frame of a Nunchuk passed through', '80 80 80 80 80 80'],
    ['an extension that is not there', 'ff ff ff ff ff ff'],
    ['an extension that is not initialised', '00 00 00 00 00 00'],
    ['five bytes', '00 00 00 83 82'],
    ['nothing', ''],
  ])('are not taken from %s', (_what, text) => {
    expect(parseFrame(hex(text))).toBeUndefined();
  });
});

/** What a remote in this state of motion sends, and what the driver makes of it. */
function feel({ accMS2, gyroRadS }: Felt, remote: FakeWiiRemote): Felt {
  const [acceleration, turning] = [accelerometer(REAL_ACCELEROMETER), gyro(REAL_GYRO_A)];
  const acc = accMS2.map((value, axis) => {
    const [zero, oneG] = [acceleration.zero[axis] ?? 0, acceleration.oneG[axis] ?? 0];
    return Math.round(zero + (value / G) * (oneG - zero));
  });
  // Nose down, rolled left, turned left: all raise the raw value in real remotes.
  const counts = gyroRadS.map((value, axis) => {
    const [zero, scale] = [turning.slow.zero[axis] ?? 0, turning.slow.scale[axis] ?? 0];
    return Math.round((zero + (value / DEGREE / turning.slow.degS) * Math.abs(scale - zero)) / 4);
  });
  const report = remote.measure({ acc, gyro: counts } as unknown as RemoteMeasurement);
  const data = parseReport(report ?? new Uint8Array());
  if (data?.type !== 'data' || data.accelerometer === undefined) throw new Error('No data');
  const frame = parseFrame(data.extension);
  if (frame === undefined) throw new Error('No frame');
  const degS = turnRateDegS(frame, turning);
  return {
    accMS2: accelerationMS2(rawAcceleration(data.accelerometer, data.buttons), acceleration),
    gyroRadS: [degS[0] * DEGREE, degS[1] * DEGREE, degS[2] * DEGREE],
  };
}

function streaming(): FakeWiiRemote {
  const remote = new FakeWiiRemote({ motionPlus: 'active' });
  remote.receive(hex('12 04 35'));
  return remote;
}

describe('sensor axes', () => {
  it('point to the left, back to the connector and up out of the buttons', () => {
    const still: Vector3 = [0, 0, 0];
    const remote = streaming();
    const up = (accMS2: Vector3): Vector3 => feel({ accMS2, gyroRadS: still }, remote).accMS2;
    expect(up([0, 0, G])[2]).toBeCloseTo(G, 1);
    expect(up([G, 0, 0])[0]).toBeCloseTo(G, 1);
    expect(up([0, G, 0])[1]).toBeCloseTo(G, 1);
  });

  it('are the same for both sensors: gravity turns as the gyroscope says', () => {
    const rate = fc.double({ min: -2, max: 2, noNaN: true });
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    const remote = streaming();
    const property = fc.property(
      fc.tuple(rate, rate, rate),
      fc.tuple(part, part, part),
      (rateRadS, [x, y, z]) => {
        const start = normalised([1, x, y, z]);
        const readings = Array.from({ length: 60 }, (_, index) =>
          feel(feltAt(start, rateRadS, index * 0.01), remote),
        );
        // A count of the accelerometer is 0.09 m/s2, of y and z two.
        expectGravityTurns(readings, 0.01, 10, 3);
      },
    );
    expect(() => fc.assert(property, { numRuns: 100, seed: 8 })).not.toThrow();
  });
});

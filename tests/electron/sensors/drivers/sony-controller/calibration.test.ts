import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calibration,
  calibrated,
  NOMINAL_CALIBRATION,
  parseCalibration,
} from '#electron/sensors/drivers/sony-controller/calibration.ts';
import {
  checksumIsRight,
  checksumOf,
  FEATURE_SEED,
  INPUT_SEED,
} from '#electron/sensors/drivers/sony-controller/checksum.ts';
import { hex } from '../../support/board-registers.ts';
import { CALIBRATIONS, withFeatureChecksum } from '../../support/fake-controller.ts';

/** Kernel selftests (hid-tools), a DualSense. */
const DUALSENSE_HID_TOOLS = hex(
  '05 ff ff f2 ff 04 00 9d 22 5e dd 92 22 52 dd ba 22 51 dd 1c 02 1c 02 fb 1f 05 e0 83 1f 99 df 07 20 fc df 05 00',
);

function degSPerCount({ gyro }: Calibration): number[] {
  return gyro.map(({ perCount }) => (perCount * 180) / Math.PI);
}

/** Counts between -1 g and 1 g. */
function ranges({ acc }: Calibration): number[] {
  return acc.map(({ perCount }) => (2 * 9.80665) / perCount);
}

describe('the calibration of real controllers', () => {
  it.each([
    ['on USB', CALIBRATIONS.dualShock4Usb],
    ['on Bluetooth, in the other order', CALIBRATIONS.dualShock4Bluetooth],
  ])('is read: DualShock 4 %s', (_name, bytes) => {
    const calibration = parseCalibration(bytes);
    expect(calibration.isWhole).toBe(true);
    const expected = [0.0605823, 0.0607527, 0.0608519];
    for (const [axis, value] of degSPerCount(calibration).entries())
      expect(value).toBeCloseTo(expected[axis] ?? 0, 7);
    expect(ranges(calibration).map(Math.round)).toEqual([16_472, 16_344, 16_319]);
    // The kernel, in whole numbers, has 81 for the last.
    expect(calibration.acc.map(({ bias }) => bias)).toEqual([-73, -352, 80.5]);
  });

  it('is read: DualSense', () => {
    const calibration = parseCalibration(CALIBRATIONS.dualSenseUsb);
    expect(calibration.isWhole).toBe(true);
    const expected = [0.0611621, 0.0611309, 0.0609446];
    for (const [axis, value] of degSPerCount(calibration).entries())
      expect(value).toBeCloseTo(expected[axis] ?? 0, 7);
    expect(ranges(calibration).map(Math.round)).toEqual([16_426, 16_382, 16_389]);
    expect(calibration.acc.map(({ bias }) => Math.trunc(bias))).toEqual([-12, -58, -14]);
  });

  it('is read: the DualSense of the kernel selftests', () => {
    const calibration = parseCalibration(DUALSENSE_HID_TOOLS);
    expect(degSPerCount(calibration).map((value) => Math.round(1080 / value))).toEqual([
      17_727, 17_728, 17_769,
    ]);
    expect(ranges(calibration).map(Math.round)).toEqual([16_374, 16_362, 16_395]);
    expect(calibration.acc.map(({ bias }) => Math.round(bias))).toEqual([0, -114, 2]);
  });

  it('makes 1 g of what each axis read with gravity along it, either way', () => {
    const calibration = parseCalibration(CALIBRATIONS.dualShock4Usb);
    const plus = calibrated({ gyro: [0, 0, 0], acc: [8163, 7820, 8240] }, calibration);
    const minus = calibrated({ gyro: [0, 0, 0], acc: [-8309, -8524, -8079] }, calibration);
    for (const axis of [0, 1, 2] as const) {
      expect(plus.accMS2[axis]).toBeCloseTo(9.80665, 10);
      expect(minus.accMS2[axis]).toBeCloseTo(-9.80665, 10);
    }
  });
});

describe('a copy that has no calibration', () => {
  it.each([
    ['zeros', new Uint8Array(37)],
    ['nothing', new Uint8Array()],
    ['the report cut short', CALIBRATIONS.dualShock4Usb.subarray(0, 34)],
    ['ones', new Uint8Array(37).fill(0xff)],
  ])('gets the nominal one: %s', (_name, bytes) => {
    const { gyro, acc, isWhole } = parseCalibration(bytes);
    expect(isWhole).toBe(false);
    expect({ gyro, acc }).toEqual({ gyro: NOMINAL_CALIBRATION.gyro, acc: NOMINAL_CALIBRATION.acc });
    expect(gyro[0].perCount).toBeCloseTo(((2000 / 32_768) * Math.PI) / 180, 12);
    expect(acc[0].perCount).toBeCloseTo(9.80665 / 8192, 12);
  });

  it('keeps what makes sense and gets nominal values for one axis with a zero range', () => {
    const bytes = Uint8Array.from(CALIBRATIONS.dualShock4Usb);
    bytes.set([0, 0, 0, 0], 27);
    const calibration = parseCalibration(bytes);
    expect(calibration.isWhole).toBe(false);
    expect(ranges(calibration).map(Math.round)).toEqual([16_472, 16_384, 16_319]);
    expect(calibration.gyro[0].perCount).not.toBe(NOMINAL_CALIBRATION.gyro[0].perCount);
  });

  it('never throws and never gives a scale that is not a number, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const { gyro, acc } = parseCalibration(bytes);
        for (const { bias, perCount } of [...gyro, ...acc]) {
          expect(Number.isFinite(bias)).toBe(true);
          expect(perCount).toBeGreaterThan(0);
          expect(perCount).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('checksums', () => {
  it('have the published check values', () => {
    expect(checksumOf(0xa2, new Uint8Array(74))).toBe(0x0eaa90a9);
    expect(checksumOf(0xa2, Uint8Array.of(0x31, 0x02, ...new Uint8Array(72)))).toBe(0xf7e7a126);
  });

  it('are right in a feature report of a real controller, and wrong after one bit has turned', () => {
    const bytes = Uint8Array.from(CALIBRATIONS.dualShock4Bluetooth);
    expect(checksumIsRight(FEATURE_SEED, bytes)).toBe(true);
    expect(checksumIsRight(INPUT_SEED, bytes)).toBe(false);
    bytes[20] = (bytes[20] ?? 0) ^ 0x10;
    expect(checksumIsRight(FEATURE_SEED, bytes)).toBe(false);
    expect(checksumIsRight(FEATURE_SEED, withFeatureChecksum(bytes))).toBe(true);
  });

  it('are wrong where there is no room for one', () => {
    expect(checksumIsRight(FEATURE_SEED, new Uint8Array(4))).toBe(false);
    expect(checksumIsRight(FEATURE_SEED, new Uint8Array())).toBe(false);
  });
});

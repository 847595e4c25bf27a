import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import type { DeviceProfile } from '#core/contract/device-profile.ts';
import type { DeviceFacts, MotionDriverOutput } from '#electron/sensors/drivers/device-driver.ts';
import { TiltBoardDriver } from '#electron/sensors/drivers/tilt-board/driver.ts';
import { hex, JOYSTICK, WII } from '../../../../core/hid-descriptor/samples.ts';

/** Two bytes, 0 to 255. */
const PLAIN = hex('05 01 09 04 a1 01 09 30 09 31 15 00 26 ff 00 75 08 95 02 81 02 c0');
/** X in report 1, Y in report 2, -127 to 127; a value outside says that there is none. */
const APART = hex('05 01 09 04 a1 01 15 81 25 7f 75 08 95 01 85 01 09 30 81 42 85 02 09 31 81 42 c0');

const PROFILE: DeviceProfile = {
  name: 'Wobble board',
  tiltMl: { reportId: 3, bitOffset: 8, bitSize: 16, signed: true, levelValue: 100, degreesPerUnit: 0.01 },
  tiltAp: { reportId: 3, bitOffset: 24, bitSize: 16, signed: true, levelValue: 0, degreesPerUnit: -0.02 },
};

function driverOf(facts: Partial<DeviceFacts>): TiltBoardDriver {
  return new TiltBoardDriver({
    vendorId: 0x1209,
    productId: 1,
    product: 'Rocker',
    serialNumber: undefined,
    reportDescriptor: undefined,
    profile: undefined,
    ...facts,
  });
}

function read(driver: TiltBoardDriver, text: string, hostMs = 5): MotionDriverOutput {
  return driver.step({ type: 'report', hostMs, bytes: hex(text) });
}

describe('a tilting board that is a joystick', () => {
  it('leans right with X and forward against Y, as far as 15 degrees', () => {
    const driver = driverOf({ reportDescriptor: PLAIN });
    expect(read(driver, 'ff 00').readings).toMatchObject([{ kind: 'tilt', tiltMlDeg: 15, tiltApDeg: 15 }]);
    expect(read(driver, '00 ff').readings).toMatchObject([{ tiltMlDeg: -15, tiltApDeg: -15 }]);
    const [middle] = read(driver, '80 80').readings;
    if (middle?.kind !== 'tilt') throw new Error('No tilt');
    expect(Math.abs(middle.tiltMlDeg)).toBeLessThan(0.1);
  });

  it('reads axes of 12 bits between buttons and padding', () => {
    // Buttons, hat, padding; X = 2047 and Y = -2048 in 12 bits each.
    const report = new Uint8Array(8);
    let bits = 0n;
    bits |= 0x7ffn << 11n;
    bits |= 0x800n << 23n;
    for (let index = 0; index < 8; index++) report[index] = Number((bits >> BigInt(8 * index)) & 0xffn);
    const driver = driverOf({ reportDescriptor: JOYSTICK });
    const [reading] = driver.step({ type: 'report', hostMs: 1, bytes: report }).readings;
    expect(reading).toMatchObject({ tiltMlDeg: 15, tiltApDeg: 15 });
  });

  it('may send its axes in reports of their own, and say that an axis has no value', () => {
    const driver = driverOf({ reportDescriptor: APART });
    expect(read(driver, '01 7f').readings).toEqual([]);
    expect(read(driver, '02 81').readings).toMatchObject([{ tiltMlDeg: 15, tiltApDeg: 15 }]);
    expect(read(driver, '01 80').readings).toMatchObject([{ tiltMlDeg: 15, tiltApDeg: 15 }]);
  });

  it('says that its degrees are a guess', () => {
    expect(read(driverOf({ reportDescriptor: PLAIN }), '80 80').status).toMatchObject({
      state: 'ready',
      needsProfile: false,
      warnings: [message('warning.tilt-board.guessed')],
      trackers: [{ kind: 'tilt', name: 'Rocker', received: 1 }],
    });
  });
});

describe('a tilting board that was learnt', () => {
  it('reads by its profile, whatever its descriptor says, and guesses nothing', () => {
    const driver = driverOf({ reportDescriptor: PLAIN, profile: PROFILE });
    const output = read(driver, '03 00 2c 01 9c ff');
    expect(output.readings).toMatchObject([{ tiltMlDeg: 2, tiltApDeg: 2 }]);
    expect(output.status.warnings).toEqual([]);
  });

  it('passes over other reports', () => {
    expect(read(driverOf({ profile: PROFILE }), '04 00 2c 01 9c ff').readings).toEqual([]);
    expect(read(driverOf({ profile: PROFILE }), '03 00').readings).toEqual([]);
  });
});

describe('a tilting board of which nothing is known', () => {
  it.each([
    ['its descriptor is not told', undefined],
    ['it has no axes', WII],
    ['its descriptor is damaged', Uint8Array.of(0x05)],
  ])('must be learnt: %s', (_, reportDescriptor) => {
    const output = read(driverOf({ reportDescriptor }), '01 02 03');
    expect(output.readings).toEqual([]);
    expect(output.status).toMatchObject({ state: 'initialising', needsProfile: true });
    expect(output.verdict).toBe('continue');
  });
});

describe('a tilting board that reports only what changes', () => {
  it('has its last tilt repeated for two seconds, then it is silent until it moves', () => {
    const driver = driverOf({ reportDescriptor: PLAIN });
    let { wakeAtMs } = read(driver, 'ff 80', 0);
    let repeats = 0;
    while (wakeAtMs !== undefined) {
      const output = driver.step({ type: 'timeout', hostMs: wakeAtMs });
      repeats += output.readings.length;
      wakeAtMs = output.wakeAtMs;
    }
    expect(repeats).toBe(100);
    expect(driver.step({ type: 'timeout', hostMs: 3000 }).status.state).toBe('silent');
    expect(read(driver, '80 80', 4000)).toMatchObject({
      status: { state: 'ready' },
      readings: [{ kind: 'tilt' }],
    });
  });
});

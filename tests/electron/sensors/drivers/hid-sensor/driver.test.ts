import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, message } from '#core/language/message.ts';
import type { DriverEvent, MotionDriverOutput } from '#electron/sensors/drivers/device-driver.ts';
import { HidSensorDriver } from '#electron/sensors/drivers/hid-sensor/driver.ts';
import { hex } from '../../../../core/hid-descriptor/samples.ts';
import { NINE_AXES, ORIENTATION, SIX_AXES_SI, TEMPERATURE, words } from './descriptors.ts';

function driverOf(reportDescriptor: Uint8Array | undefined): HidSensorDriver {
  return new HidSensorDriver({
    vendorId: 1,
    productId: 2,
    product: 'Sensor hub',
    serialNumber: 'S',
    reportDescriptor,
    profile: undefined,
  });
}

function play(driver: HidSensorDriver, ...events: readonly DriverEvent[]): MotionDriverOutput[] {
  return events.map((event) => driver.step(event));
}

function report(hostMs: number, bytes: Uint8Array): DriverEvent {
  return { type: 'report', hostMs, bytes };
}

function feature(hostMs: number, ...bytes: readonly number[]): DriverEvent {
  return { type: 'feature', hostMs, bytes: Uint8Array.from(bytes) };
}

const OPENED: DriverEvent = { type: 'opened', hostMs: 0 };
/** Interval 10 ms, all events (the second selector), full power (the second). */
const TURNED_ON = [10, 0, 0, 0, 1, 1] as const;

describe('turning a HID sensor on', () => {
  it('asks for the feature report of each sensor first', () => {
    const [opened] = play(driverOf(NINE_AXES), OPENED);
    expect(opened?.featureReads).toEqual([1, 2, 3].map((reportId) => ({ reportId, length: 7 })));
    expect(opened?.status.state).toBe('initialising');
  });

  it('writes interval, reporting state and power state as selectors, then looks whether they stay', () => {
    const [, answer] = play(driverOf(NINE_AXES), OPENED, feature(1, 2, 100, 0, 0, 0, 0, 0));
    expect(answer?.featureWrites).toEqual([Uint8Array.of(2, ...TURNED_ON)]);
    expect(answer?.featureReads).toEqual([{ reportId: 2, length: 7 }]);
  });

  it('writes it all the same where it cannot be read', () => {
    const failed = { type: 'feature-failed', hostMs: 1, reportId: 1, reason: 'stalled' } as const;
    const [, answer] = play(driverOf(NINE_AXES), OPENED, failed);
    expect(answer?.featureWrites).toEqual([Uint8Array.of(1, ...TURNED_ON)]);
  });

  it('warns when the sensor refuses, or keeps its own settings; not when it only chooses another interval', () => {
    const asked = feature(1, 1, 0, 0, 0, 0, 0, 0);
    const refused = { type: 'feature-failed', hostMs: 2, reportId: 1, reason: 'stalled' } as const;
    const warnings = (last: DriverEvent): readonly Message[] =>
      play(driverOf(NINE_AXES), OPENED, asked, last).at(-1)?.status.warnings ?? [];
    expect(warnings(refused)).toEqual([
      message('warning.hid-sensor.refuses-settings', { reason: 'stalled' }),
    ]);
    expect(warnings(feature(2, 1, 10, 0, 0, 0, 0, 1))).toEqual([message('warning.hid-sensor.keeps-its-own')]);
    expect(warnings(feature(2, 1, 16, 0, 0, 0, 1, 1))).toEqual([]);
  });

  it('keeps what else stands in the report', () => {
    // A sensitivity of 16 bits before the reporting state.
    const descriptor = Uint8Array.from([
      ...NINE_AXES.subarray(0, 10),
      ...hex('0a 53 14 15 00 26 ff 7f 75 10 95 01 b1 02'),
      ...NINE_AXES.subarray(10),
    ]);
    const [opened, answer] = play(driverOf(descriptor), OPENED, feature(1, 1, 0x34, 0x12, 0, 0, 0, 0, 0, 0));
    expect(opened?.featureReads?.[0]).toEqual({ reportId: 1, length: 9 });
    expect(answer?.featureWrites).toEqual([Uint8Array.of(1, 0x34, 0x12, ...TURNED_ON)]);
  });

  it('is repeated when nothing comes, and given up after the third time', () => {
    const driver = driverOf(NINE_AXES);
    const outputs = play(
      driver,
      OPENED,
      ...[1000, 2000, 3000].map((hostMs) => ({ type: 'timeout', hostMs }) as const),
    );
    expect(outputs.map((output) => output.featureReads?.length)).toEqual([3, 3, 3, 0]);
    expect(outputs.at(-1)).toMatchObject({
      verdict: 'retry-later',
      status: { error: { code: 'device-silent' } },
    });
  });

  it('is repeated when a sensor falls silent, which is opened anew if that does not help', () => {
    const driver = driverOf(SIX_AXES_SI);
    play(driver, OPENED, report(10, words(undefined, 0, 0, -981, 0, 0, 0)));
    const verdicts = [1010, 2010, 3010, 4010].map(
      (hostMs) => driver.step({ type: 'timeout', hostMs }).verdict,
    );
    expect(verdicts).toEqual(['continue', 'continue', 'continue', 'reopen']);
  });
});

describe('samples of HID sensors', () => {
  it('merge the reports of several sensors: each of the gyroscope is a sample', () => {
    const driver = driverOf(NINE_AXES);
    const outputs = play(
      driver,
      OPENED,
      report(10, words(2, 100, 0, 0)),
      report(11, words(1, 0, 0, -1000)),
      report(12, words(3, 200, -100, 400)),
      report(20, words(2, 900, -1800, 0)),
    );
    expect(outputs.map((output) => output.readings.length)).toEqual([0, 0, 0, 0, 1]);
    const [reading] = outputs.at(-1)?.readings ?? [];
    expect(reading).toMatchObject({
      kind: 'motion',
      tracker: '',
      hostMs: 20,
      magUt: [20, -10, 40],
      button: false,
    });
    if (reading?.kind !== 'motion') throw new Error('No sample');
    expect(reading.gyroRadS[0]).toBeCloseTo(Math.PI / 2, 12);
    expect(reading.gyroRadS[1]).toBeCloseTo(-Math.PI, 12);
    // Flat on its back it reports -1 g; at rest the acceleration points up.
    expect(reading.accMS2[2]).toBeCloseTo(9.806_65, 9);
    expect(outputs.at(-1)?.status).toMatchObject({
      state: 'ready',
      trackers: [{ axes: 9, kind: 'motion', received: 1 }],
    });
  });

  it('leave out what another sensor said too long ago', () => {
    const driver = driverOf(NINE_AXES);
    const outputs = play(driver, OPENED, report(10, words(1, 0, 0, -1000)), report(200, words(2, 1, 2, 3)));
    expect(outputs.at(-1)?.readings).toEqual([]);
  });

  it('are read in the units that the descriptor names', () => {
    const outputs = play(
      driverOf(SIX_AXES_SI),
      OPENED,
      report(10, words(undefined, 10, 490, -850, 1500, 0, -250)),
    );
    const [reading] = outputs.at(-1)?.readings ?? [];
    if (reading?.kind !== 'motion') throw new Error('No sample');
    expect(reading.accMS2.map((value) => Number(value.toFixed(6)))).toEqual([-0.1, -4.9, 8.5]);
    expect(reading.gyroRadS.map((value) => Number(value.toFixed(6)))).toEqual([1.5, 0, -0.25]);
  });

  it('are orientations, x y z w in the report, of length 1; none that are no rotation', () => {
    const driver = driverOf(ORIENTATION);
    const [, good, zero] = play(
      driver,
      OPENED,
      report(1, words(7, 0, 0, 7071, 7071)),
      report(2, words(7, 0, 0, 0, 0)),
    );
    const [reading] = good?.readings ?? [];
    if (reading?.kind !== 'orientation') throw new Error('No orientation');
    expect(reading.quaternion[0]).toBeCloseTo(Math.SQRT1_2, 9);
    expect(reading.quaternion[3]).toBeCloseTo(Math.SQRT1_2, 9);
    expect(zero?.readings).toEqual([]);
  });
});

describe('a HID sensor that does not help', () => {
  it.each([
    ['a thermometer', TEMPERATURE],
    ['one whose descriptor is not told', undefined],
    ['one whose descriptor is damaged', Uint8Array.of(0x05)],
  ])('is given up: %s', (_, descriptor) => {
    const [opened] = play(driverOf(descriptor), OPENED);
    expect(opened).toMatchObject({
      verdict: 'give-up',
      status: { state: 'failed', error: { code: 'device-refused' } },
    });
  });

  it('never makes the driver throw, nor gives numbers that are none', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 20 }), (reports) => {
        for (const descriptor of [NINE_AXES, SIX_AXES_SI, ORIENTATION]) {
          const driver = driverOf(descriptor);
          driver.step(OPENED);
          for (const bytes of reports) {
            driver.step({ type: 'feature', hostMs: 1, bytes });
            const { readings } = driver.step(report(1, bytes));
            expect(JSON.stringify(readings)).not.toMatch(/null/);
          }
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import type { MotionDriverReading, MotionDriverStatus } from '#electron/sensors/drivers/device-driver.ts';
import { JoyConDriver } from '#electron/sensors/drivers/joy-con/driver.ts';
import { hex } from '../../support/board-registers.ts';
import { DriverBench } from '../../support/driver-bench.ts';
import { isSound, motions } from '../../support/motion-readings.ts';
import { FakeJoyCon, type FakeJoyConOptions, type JoyConMeasurement } from '../../support/fake-joy-con.ts';

type Bench = DriverBench<MotionDriverReading, MotionDriverStatus, JoyConMeasurement>;

/** As a real left Joy-Con lay on a table. */
const REST: JoyConMeasurement = { acc: [-185, 2103, 3537], gyro: [7, -37, -33] };
const DEGREE = Math.PI / 180;
const REPORT_MS = 15;

function bench(options: FakeJoyConOptions = {}): { joyCon: FakeJoyCon; bench: Bench } {
  const joyCon = new FakeJoyCon(options);
  const driver = new JoyConDriver({ productId: joyCon.identity.productId });
  const driverBench = new DriverBench(driver, joyCon, REPORT_MS);
  driverBench.open();
  return { joyCon, bench: driverBench };
}

function ready(options: FakeJoyConOptions = {}): { joyCon: FakeJoyCon; bench: Bench } {
  const started = bench(options);
  started.bench.run(8000, REST);
  expect(started.bench.output.status.state).toBe('ready');
  return started;
}

describe('a Joy-Con that is opened', () => {
  it('is asked what it is, read, switched on and started, in this order and each once', () => {
    const { joyCon } = ready();
    expect(joyCon.subcommands).toEqual([
      [0x02, 0],
      [0x10, 0x26],
      [0x10, 0x20],
      [0x40, 0x01],
      [0x41, 0x03],
      [0x30, 0x01],
      [0x48, 0x01],
      [0x03, 0x30],
    ]);
    expect(joyCon.written.map((bytes) => bytes[1])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(joyCon).toMatchObject({ mode: 0x30, motionOn: true, playerLights: 1 });
  });

  it('gives three readings a report, oldest first, 5 ms apart, calibrated', () => {
    const { joyCon, bench: driverBench } = ready();
    const sample = (turn: number) => ({ acc: [0, 0, 4096], gyro: [turn, -34, -37] }) as const;
    const report = joyCon.measure([sample(102), sample(202), sample(302)]);
    const output = driverBench.tell({ type: 'report', hostMs: 90_000, bytes: report ?? new Uint8Array() });
    const readings = motions(output.readings);
    expect(readings).toHaveLength(3);
    readings.forEach((reading, index) => {
      expect(reading).toMatchObject({ tracker: '', hostMs: 90_000 });
      expect(reading.gyroRadS[0] / DEGREE).toBeCloseTo((index + 1) * 7.0012, 3);
      expect(reading.gyroRadS[1]).toBeCloseTo(0, 12);
      expect(reading.accMS2[2]).toBeCloseTo((4096 * 4 * 9.80665) / (16384 - 206), 9);
    });
  });

  it('tells in all three readings of a report whether a button is held', () => {
    const { joyCon, bench: driverBench } = ready();
    joyCon.buttons = [0, 0, 0x40];
    driverBench.run(REPORT_MS, REST);
    const held = motions(driverBench.readings.slice(-6)).map(({ button }) => button);
    expect(held).toEqual([false, false, false, true, true, true]);
    joyCon.buttons = [0, 0, 0];
    driverBench.run(REPORT_MS, REST);
    expect(motions(driverBench.readings).at(-1)?.button).toBe(false);
  });

  it('runs on its own clock from the first reading to the last', () => {
    const readings = motions(ready().bench.readings);
    expect(readings.length).toBeGreaterThan(1000);
    readings.slice(1).forEach((reading, index) => {
      expect(reading.deviceMs - (readings[index]?.deviceMs ?? 0)).toBeCloseTo(5, 9);
    });
  });

  it('tells its name, rate, battery and count', () => {
    const { bench: driverBench } = ready();
    const { trackers, warnings, state } = driverBench.output.status;
    expect({ warnings, state }).toEqual({ warnings: [], state: 'ready' });
    expect(trackers).toEqual([
      {
        tracker: '',
        name: 'Joy-Con (L)',
        kind: 'motion',
        axes: 6,
        nominalRateHz: 200,
        batteryPercent: 100,
        charging: false,
        received: driverBench.readings.length,
        lost: 0,
      },
    ]);
  });

  it('does nothing but what it was told while only its buttons report', () => {
    const { joyCon, bench: driverBench } = bench();
    driverBench.send(joyCon.simple());
    driverBench.run(50);
    expect(driverBench.readings).toEqual([]);
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(500, REST);
    expect(driverBench.output.status.state).toBe('ready');
  });
});

describe('the kinds', () => {
  it('right: y and z of both sensors turned round', () => {
    const raw: JoyConMeasurement = { acc: [100, 200, -4096], gyro: [1002, 966, 963] };
    const { bench: driverBench } = bench({ kind: 'right' });
    driverBench.run(1000, raw);
    const [left] = motions(driverBench.readings);
    if (left === undefined) throw new Error('No reading');
    expect(left.accMS2.map(Math.sign)).toEqual([1, -1, 1]);
    expect(left.gyroRadS.map(Math.sign)).toEqual([1, -1, -1]);
    expect(driverBench.output.status.trackers[0]?.name).toBe('Joy-Con (R)');
  });

  it('Pro Controller over Bluetooth: nothing answers the USB handshake', () => {
    const { joyCon, bench: driverBench } = ready({ kind: 'pro' });
    expect(joyCon.written.filter((bytes) => bytes[0] === 0x80)).toEqual([hex('80 01'), hex('80 01')]);
    expect(driverBench.output.status.trackers[0]?.name).toBe('Pro Controller');
  });

  it('Pro Controller by its cable: handshake, fast line, handshake, no time-out', () => {
    const { joyCon } = ready({ kind: 'pro', bus: 'usb' });
    expect(joyCon.written.filter((bytes) => bytes[0] === 0x80)).toEqual(
      ['80 01', '80 02', '80 03', '80 02', '80 04'].map(hex),
    );
  });

  it('in the charging grip: the Joy-Con says which it is and has a serial number of its own', () => {
    const { bench: driverBench } = bench({ kind: 'right', inGrip: true });
    expect(driverBench.output.status.trackers[0]?.name).toEqual(message('device.joy-con-in-grip'));
    driverBench.run(2000, { acc: [0, 0, -4096], gyro: [2, -34, -37] });
    expect(driverBench.output.status.trackers[0]).toMatchObject({
      name: 'Joy-Con (R)',
      serial: '7c:bb:8a:9c:67:31',
    });
    expect(motions(driverBench.readings)[0]?.accMS2[2]).toBeGreaterThan(9);
  });

  it('an empty side of the grip says what to do', () => {
    const { bench: driverBench } = bench({ inGrip: true, gripIsEmpty: true });
    driverBench.run(500);
    expect(driverBench.output.verdict).toBe('retry-later');
    expect(driverBench.output.status.error?.message).toEqual(message('error.joy-con.grip-empty'));
  });
});

describe('calibration', () => {
  const doubled = hex('00 00 00 00 00 00 | 00 40 00 40 00 40 | 00 00 00 00 00 00 | e7 3b e7 3b e7 3b');
  const turning: JoyConMeasurement = { acc: [0, 0, 4096], gyro: [15335, 0, 0] };

  it('by the person counts before that of the factory', () => {
    const { bench: driverBench } = bench({ user: Uint8Array.of(0xb2, 0xa1, ...doubled) });
    driverBench.run(1000, turning);
    expect((motions(driverBench.readings)[0]?.gyroRadS[0] ?? 0) / DEGREE).toBeCloseTo(936, 9);
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('by the person that is damaged gives way to that of the factory', () => {
    const { bench: driverBench } = bench({ user: Uint8Array.of(0xb2, 0xa1, ...new Uint8Array(24)) });
    driverBench.run(1000, { acc: [0, 0, 4096], gyro: [13371, -34, -37] });
    expect((motions(driverBench.readings)[0]?.gyroRadS[0] ?? 0) / DEGREE).toBeCloseTo(936, 9);
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('of a newer sensor part in the factory block is used as it is', () => {
    const { bench: driverBench } = bench({ kind: 'right', factory: doubled });
    driverBench.run(1000, turning);
    expect((motions(driverBench.readings)[0]?.gyroRadS[0] ?? 0) / DEGREE).toBeCloseTo(936, 9);
  });

  it.each([
    ['never answered', { swallows: [0x10] }],
    ['blank', { factory: new Uint8Array(24).fill(0xff) }],
  ])('that is %s is replaced by the usual one, with a warning', (_how, options) => {
    const { bench: driverBench } = ready(options);
    expect(driverBench.output.status.warnings).toEqual([message('warning.joy-con.uncalibrated')]);
    expect(motions(driverBench.readings)[0]?.accMS2[2]).toBeCloseTo((3537 / 4096) * 9.80665, 9);
  });

  it('is not taken from an answer to another program', () => {
    const { bench: driverBench } = ready({ answersOthersToo: true });
    expect(driverBench.output.status.warnings).toEqual([]);
    expect(Math.abs((motions(driverBench.readings)[0]?.gyroRadS[0] ?? 9) / DEGREE)).toBeLessThan(0.4);
  });

  it('is read anew on request, while the clock goes on', () => {
    const { joyCon, bench: driverBench } = ready();
    const before = motions(driverBench.readings).at(-1)?.deviceMs ?? 0;
    driverBench.tell({ type: 'recalibrate', hostMs: driverBench.nowMs });
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(1000, REST);
    expect(driverBench.output.status.state).toBe('ready');
    expect(joyCon.subcommands.filter(([id]) => id === 0x10)).toHaveLength(4);
    expect(motions(driverBench.readings).at(-1)?.deviceMs).toBeGreaterThan(before + 500);
  });
});

describe('writes that get lost', () => {
  it.each([1, 2, 3])('are repeated: %i of each', (losesRequests) => {
    const { bench: driverBench } = ready({ losesRequests });
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('but work without an answer are judged by what they do', () => {
    const { bench: driverBench } = ready({ neverAnswers: [0x02, 0x03, 0x30, 0x40, 0x41] });
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('for good give a clear message instead of hanging, with what the system said', () => {
    const everything = Array.from({ length: 256 }, (_, id) => id);
    const { bench: driverBench } = bench({ swallows: everything });
    driverBench.tell({
      type: 'write-failed',
      hostMs: driverBench.nowMs,
      reason: 'Cannot write to hid device',
    });
    driverBench.run(9000);
    expect(driverBench.output).toMatchObject({
      verdict: 'retry-later',
      wakeAtMs: undefined,
      status: {
        state: 'failed',
        error: {
          code: 'device-refused',
          message: message('error.said-by-system', {
            problem: message('error.joy-con.no-answer'),
            reason: 'Cannot write to hid device',
          }),
        },
      },
    });
  });

  it.each([
    ['no motion sensor', { hasMotionSensor: false }],
    ['no full reports', { swallows: [0x03] }],
    ['a motion sensor that stays off', { swallows: [0x40] }],
  ])('answers but %s: says so', (_what, options) => {
    const { bench: driverBench } = bench(options);
    driverBench.run(9000, REST);
    expect(driverBench.output.status.error).toMatchObject({
      code: 'device-silent',
      message: message('error.joy-con.sends-no-motion'),
    });
    expect(driverBench.readings).toEqual([]);
  });
});

describe('while it streams', () => {
  it('lost reports are counted by its timer, and the clock knows of them', () => {
    const { joyCon, bench: driverBench } = ready();
    const before = motions(driverBench.readings).at(-1);
    joyCon.lose(4);
    driverBench.nowMs += 4 * REPORT_MS;
    driverBench.run(REPORT_MS, REST);
    expect(driverBench.output.status.trackers[0]?.lost).toBe(12);
    const next = motions(driverBench.readings).at(-3);
    expect((next?.deviceMs ?? 0) - (before?.deviceMs ?? 0)).toBeCloseTo(65, 9);
  });

  it('an answer brings no samples: it takes the place of a report', () => {
    const { joyCon, bench: driverBench } = ready();
    const count = driverBench.readings.length;
    for (const answer of joyCon.receive(hex(`01 00 00 01 40 40 00 01 40 40 30 02 ${'00'.repeat(37)}`))) {
      driverBench.tell({ type: 'report', hostMs: driverBench.nowMs, bytes: answer });
    }
    expect(driverBench.readings).toHaveLength(count);
    driverBench.nowMs += REPORT_MS;
    driverBench.run(REPORT_MS, REST);
    expect(driverBench.output.status.trackers[0]).toMatchObject({ lost: 3, received: count + 3 });
  });

  it('a battery that is nearly empty is warned of, unless it charges', () => {
    const { joyCon, bench: driverBench } = ready();
    joyCon.batteryAndConnection = 0x2e;
    driverBench.run(20, REST);
    expect(driverBench.output.status).toMatchObject({
      warnings: [message('warning.joy-con.battery-low')],
      trackers: [{ batteryPercent: 25, charging: false }],
    });
    joyCon.batteryAndConnection = 0x3e;
    driverBench.run(20, REST);
    expect(driverBench.output.status).toMatchObject({ warnings: [], trackers: [{ charging: true }] });
  });

  it.each([
    ['set to the simple mode', (joyCon: FakeJoyCon) => (joyCon.mode = 0x3f)],
    ['with its motion sensor switched off', (joyCon: FakeJoyCon) => (joyCon.motionOn = false)],
  ])('one %s by another program is told again after half a second', (_how, meddle) => {
    const { joyCon, bench: driverBench } = ready();
    meddle(joyCon);
    const before = joyCon.subcommands.length;
    const count = driverBench.readings.length;
    driverBench.run(450, REST);
    expect(joyCon.subcommands).toHaveLength(before);
    expect(driverBench.readings).toHaveLength(count);
    driverBench.run(150, REST);
    expect(joyCon.subcommands.slice(before)).toEqual([
      [0x40, 1],
      [0x03, 0x30],
    ]);
    expect(driverBench.output.status.state).toBe('ready');
  });

  it('silence of three seconds asks to open it anew', () => {
    const { joyCon, bench: driverBench } = ready({});
    joyCon.mode = 0x3f;
    driverBench.run(2900);
    expect(driverBench.output).toMatchObject({ verdict: 'continue', status: { state: 'silent' } });
    driverBench.run(200);
    expect(driverBench.output).toMatchObject({
      verdict: 'reopen',
      status: { state: 'silent' },
      wakeAtMs: undefined,
    });
  });
});

/** Reports of any length and content, most of them with an ID that means something. */
const anyReport = fc
  .tuple(
    fc.oneof(fc.constantFrom(0x21, 0x30, 0x31, 0x3f, 0x81), fc.nat(255)),
    fc.uint8Array({ minLength: 0, maxLength: 60 }),
  )
  .map(([id, rest]) => Uint8Array.of(id, ...rest));

describe('whatever bytes come', () => {
  it.each(['left', 'pro'] as const)(
    'in any state, the driver never throws and gives only numbers: %s',
    (kind) => {
      const sound = fc.property(
        fc.nat(600),
        fc.array(fc.tuple(fc.nat(800), fc.option(anyReport)), { minLength: 1, maxLength: 60 }),
        (startMs, steps) => {
          const { bench: driverBench } = bench({ kind, bus: kind === 'pro' ? 'usb' : 'bluetooth' });
          driverBench.run(startMs, REST);
          return steps.every(([waitMs, bytes]) => {
            const hostMs = (driverBench.nowMs += waitMs);
            return isSound(
              driverBench.tell(bytes ? { type: 'report', hostMs, bytes } : { type: 'timeout', hostMs }),
            );
          });
        },
      );
      expect(() => fc.assert(sound, { numRuns: 300, seed: 21 })).not.toThrow();
    },
  );

  it('two at once know nothing of each other', () => {
    const [left, right] = [ready(), ready({ kind: 'right' })];
    const count = right.bench.readings.length;
    left.bench.run(100, REST);
    expect(right.bench.readings).toHaveLength(count);
    expect(right.bench.output.status.trackers[0]?.name).toBe('Joy-Con (R)');
  });
});

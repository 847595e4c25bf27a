import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import type { MotionDriverReading, MotionDriverStatus } from '#electron/sensors/drivers/device-driver.ts';
import { WiiRemoteDriver } from '#electron/sensors/drivers/wii-remote/driver.ts';
import { EXTENSION_ID, hex } from '../../support/board-registers.ts';
import { DriverBench } from '../../support/driver-bench.ts';
import { isSound, motions } from '../../support/motion-readings.ts';
import {
  FakeWiiRemote,
  type FakeWiiRemoteOptions,
  REAL_ACCELEROMETER,
  REAL_GYRO_B,
  type RemoteMeasurement,
} from '../../support/fake-wii-remote.ts';

type Bench = DriverBench<MotionDriverReading, MotionDriverStatus, RemoteMeasurement>;

const DEGREE = Math.PI / 180;
const RESEND_MODE = hex('12 04 35');
const G = 9.80665;

/** Lying on its back at the zeros of the calibration: pitch 0x739a, roll 0x75a4, yaw 0x7749 of 16 bits. */
const REST: RemoteMeasurement = { acc: [521, 521, 632], gyro: [7398, 7529, 7634] };
/** Turning to the left at 27 deg/s: a tenth of 0x7749 - 0x3552. */
const TURNING: RemoteMeasurement = { acc: [521, 521, 632], gyro: [7398, 7529, 7634 + 422] };
const NO_CALIBRATION = new Uint8Array(32).fill(0xff);

function bench(options: FakeWiiRemoteOptions = {}): { remote: FakeWiiRemote; bench: Bench } {
  const remote = new FakeWiiRemote(options);
  const driverBench = new DriverBench(new WiiRemoteDriver(), remote);
  driverBench.open();
  return { remote, bench: driverBench };
}

function ready(options: FakeWiiRemoteOptions = {}): { remote: FakeWiiRemote; bench: Bench } {
  const started = bench(options);
  started.bench.run(8000, TURNING);
  expect(started.bench.output.status.state).toBe('ready');
  return started;
}

function yawDegS(reading: MotionDriverReading | undefined): number {
  return reading?.kind === 'motion' ? reading.gyroRadS[2] / DEGREE : Number.NaN;
}

describe('a Wii Remote that is opened', () => {
  it('is asked, read, its MotionPlus found, read, switched on and started', () => {
    const { remote } = ready();
    expect(
      remote.written.filter((bytes) => bytes[0] !== 0x17 || bytes[3] !== 0x00 || bytes[4] !== 0xfa),
    ).toEqual([
      hex('15 00'),
      hex('17 00 00 00 16 00 0A'),
      hex('17 04 A6 00 20 00 20'),
      hex(`16 04 A6 00 F0 01 55 ${'00'.repeat(15)}`),
      hex(`16 04 A6 00 FE 01 04 ${'00'.repeat(15)}`),
      hex('11 10'),
      RESEND_MODE,
    ]);
    expect(remote).toMatchObject({ motionPlus: 'active', led: true, mode: 0x35 });
  });

  it('gives calibrated readings at once, without any dead band', () => {
    const { bench: driverBench } = bench();
    driverBench.run(2500, { acc: [521, 521, 632], gyro: [7398, 7529, 7635] });
    const [first] = motions(driverBench.readings);
    // The lowest bit of y and z is not told.
    expect(first?.accMS2).toEqual([0, -G / 105, G]);
    // Less than a count of yaw above the zero of the calibration.
    expect(yawDegS(first)).toBeCloseTo((270 * (4 * 7635 - 0x7749)) / (0x7749 - 0x3552), 9);
  });

  it('tells its name, rate, battery and count', () => {
    const { bench: driverBench } = ready();
    expect(driverBench.output.status).toEqual({
      state: 'ready',
      warnings: [],
      trackers: [
        {
          tracker: '',
          name: message('device.wii-remote-motion-plus'),
          kind: 'motion',
          axes: 6,
          nominalRateHz: 100,
          batteryPercent: 89,
          received: driverBench.readings.length,
          lost: 0,
        },
      ],
    });
  });

  it('that is active already is not switched on again', () => {
    const { remote, bench: driverBench } = ready({ motionPlus: 'active' });
    expect(remote.registerWrites).toEqual([]);
    expect(remote.written).toContainEqual(hex('17 04 A4 00 20 00 20'));
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(27, 0);
  });

  it('that passes an extension through is switched off first, then on by itself', () => {
    const { remote } = ready({ motionPlus: 'passing-through' });
    expect(remote.registerWrites).toEqual([
      [0xa400f0, 0x55],
      [0xa600f0, 0x55],
      [0xa600fe, 0x04],
    ]);
  });

  it('may take two seconds to switch on', () => {
    const { bench: driverBench } = ready({ looksUntilActive: 15 });
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('needs no acknowledgements', () => {
    const { remote } = ready({ acknowledges: false });
    expect(remote.registerWrites).toHaveLength(2);
  });

  it.each([1, 2])('may lose %i answers to every kind of request', (losesAnswers) => {
    const { bench: driverBench } = ready({ losesAnswers });
    expect(driverBench.output.status.warnings).toEqual([]);
  });

  it('is read anew on request', () => {
    const { remote, bench: driverBench } = ready();
    const before = remote.written.length;
    driverBench.tell({ type: 'recalibrate', hostMs: driverBench.nowMs });
    driverBench.run(2000, TURNING);
    expect(driverBench.output.status.state).toBe('ready');
    expect(remote.written.slice(before)).toContainEqual(hex('17 04 A4 00 20 00 20'));
  });
});

describe('without a gyroscope', () => {
  it('a remote says what to do', () => {
    const { bench: driverBench } = bench({ motionPlus: 'absent' });
    driverBench.run(4000);
    expect(driverBench.output).toMatchObject({
      verdict: 'retry-later',
      wakeAtMs: undefined,
      status: {
        state: 'failed',
        error: { message: message('error.wii-remote.no-gyroscope') },
      },
    });
  });

  it('a Nunchuk does not count as one', () => {
    const { bench: driverBench } = bench({ motionPlus: 'absent', extensionId: EXTENSION_ID.nunchuk });
    driverBench.run(4000);
    expect(driverBench.output.status.error?.message).toEqual(message('error.wii-remote.no-gyroscope'));
  });

  it('a balance board is told apart', () => {
    const { bench: driverBench } = bench({ motionPlus: 'absent', extensionId: EXTENSION_ID.balanceBoard });
    driverBench.run(4000);
    expect(driverBench.output.verdict).toBe('give-up');
    expect(driverBench.output.status.error?.message).toEqual(message('error.wii-remote.is-board'));
  });

  it('that does not switch on is refused', () => {
    const { bench: driverBench } = bench({ staysInactive: true });
    driverBench.run(30_000);
    expect(driverBench.output.status.error?.message).toEqual(
      message('error.wii-remote.motion-plus-stays-off'),
    );
  });

  it.each([
    ['everything', [0x11, 0x12, 0x15, 0x16, 0x17], message('error.wii-remote.no-answer')],
    ['the mode', [0x12], message('error.wii-remote.sends-nothing')],
  ])('an adapter that swallows %s gives a message instead of hanging', (_what, swallows, expected) => {
    const { bench: driverBench } = bench({ swallows });
    driverBench.run(10_000, REST);
    expect(driverBench.output.status.error?.message).toEqual(expected);
    expect(driverBench.readings).toEqual([]);
  });
});

describe('calibration', () => {
  it('of the accelerometer is taken from the copy when the first is damaged', () => {
    const damaged = Uint8Array.from(REAL_ACCELEROMETER, (byte, index) => (index === 2 ? 0x99 : byte));
    const { bench: driverBench } = ready({
      accelerometerCalibration: damaged,
      accelerometerCopy: REAL_ACCELEROMETER,
    });
    expect(driverBench.output.status.warnings).toEqual([]);
    expect(motions(driverBench.readings).at(-1)?.accMS2[2]).toBeCloseTo(G, 9);
  });

  it('of the accelerometer that is damaged twice is replaced by the usual one, with a warning', () => {
    const { bench: driverBench } = ready({ accelerometerCalibration: new Uint8Array(10) });
    expect(driverBench.output.status.warnings).toEqual([
      message('warning.wii-remote.accelerometer-uncalibrated'),
    ]);
    expect(motions(driverBench.readings).at(-1)?.accMS2[2]).toBeCloseTo((G * (632 - 512)) / 104, 9);
  });

  it('is that of the one at hand', () => {
    const { bench: driverBench } = bench({ gyroCalibration: REAL_GYRO_B });
    driverBench.run(1500, TURNING);
    const degS = (270 * (4 * (7634 + 422) - 0x6f81)) / (0x6f81 - 0x3360);
    expect(yawDegS(driverBench.readings[0])).toBeCloseTo(degS, 9);
  });
});

describe('the zero of the gyroscope', () => {
  /** Lying still with the gyroscope 3 deg/s off in yaw, and a little noise. */
  const DRIFTED: RemoteMeasurement = { acc: [521, 521, 632], gyro: [7398, 7529, 7634 + 47] };

  it('of the calibration gives way to what the remote shows while it lies still', () => {
    const { bench: driverBench } = bench();
    driverBench.run(1500, DRIFTED);
    expect(yawDegS(driverBench.readings[0])).toBeCloseTo(3, 1);
    driverBench.run(3000, DRIFTED);
    expect(yawDegS(driverBench.readings.at(-1))).toBe(0);
    // Found once: what comes later is movement.
    driverBench.run(5000, REST);
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(-3, 1);
  });

  it('is not taken from steady turning', () => {
    const { bench: driverBench } = bench();
    driverBench.run(6000, TURNING);
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(27, 0);
  });

  it('is not taken while it is moved', () => {
    const { bench: driverBench } = bench();
    driverBench.run(1000);
    for (let times = 0; times < 100; times++) {
      driverBench.run(30, DRIFTED);
      driverBench.run(30, { ...DRIFTED, gyro: [7398 + 60, 7529, 7634 + 47] });
    }
    driverBench.run(10, DRIFTED);
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(3, 1);
  });

  it('without calibration has to be found before there is any reading', () => {
    const { bench: driverBench } = bench({ gyroCalibration: NO_CALIBRATION });
    driverBench.run(1000);
    for (let times = 0; times < 100; times++) {
      driverBench.run(30, TURNING);
      driverBench.run(30, REST);
    }
    expect(driverBench.readings).toEqual([]);
    driverBench.run(2000, REST);
    expect(yawDegS(driverBench.readings.at(-1))).toBe(0);
  });

  it('without calibration is asked for, found, and the scale warned of', () => {
    const { bench: driverBench } = bench({ gyroCalibration: NO_CALIBRATION });
    driverBench.run(2000, { ...REST, slow: [true, true, false] });
    expect(driverBench.readings).toEqual([]);
    expect(driverBench.output.status).toMatchObject({
      state: 'initialising',
      warnings: [
        message('warning.wii-remote.seeks-rest'),
        message('warning.wii-remote.gyroscope-uncalibrated'),
      ],
    });
    driverBench.run(2000, REST);
    expect(driverBench.output.status).toMatchObject({
      state: 'ready',
      warnings: [message('warning.wii-remote.gyroscope-uncalibrated')],
    });
    driverBench.run(20, { ...REST, gyro: [7398, 7529, 7634 + 100] });
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(5.371, 3);
  });
});

describe('while it streams', () => {
  it('frames of a passed-through extension are no readings', () => {
    const { bench: driverBench } = ready();
    const before = driverBench.readings.length;
    driverBench.run(200, { ...TURNING, passedThrough: true });
    expect(driverBench.readings).toHaveLength(before);
  });

  it('slow and fast axes give the same rate', () => {
    const { bench: driverBench } = ready();
    const fast = (0x7983 - 0x30c3) / 4 / 1200;
    driverBench.run(20, {
      acc: [521, 521, 632],
      gyro: [7398, 7529, Math.round(0x7983 / 4 + 200 * fast)],
      slow: [true, true, false],
    });
    expect(yawDegS(driverBench.readings.at(-1))).toBeCloseTo(200, 0);
  });

  it('a status report, which stops the data, is answered with the mode', () => {
    const { remote, bench: driverBench } = ready();
    const before = remote.written.length;
    driverBench.send(remote.status({ batteryLow: true }));
    driverBench.run(100, TURNING);
    expect(remote.written.slice(before)).toEqual([RESEND_MODE]);
    expect(driverBench.output.status).toMatchObject({
      state: 'ready',
      warnings: [message('warning.wii-remote.battery-low')],
    });
  });

  it('a MotionPlus that is pulled off is looked for, and missed', () => {
    const { remote, bench: driverBench } = ready();
    driverBench.send(remote.pullOff());
    driverBench.run(50, TURNING);
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(4000, TURNING);
    expect(driverBench.output.status.error?.message).toEqual(message('error.wii-remote.no-gyroscope'));
  });

  it('a mode without motion, set by the system, is put right at once', () => {
    const { remote, bench: driverBench } = ready();
    remote.mode = 0x31;
    const before = remote.written.length;
    driverBench.run(50, TURNING);
    expect(remote.mode).toBe(0x35);
    expect(remote.written.slice(before)).toEqual([RESEND_MODE]);
  });

  it('the clock steps by 10 ms on average, always forward, however reports bunch', () => {
    const { remote, bench: driverBench } = ready();
    const before = driverBench.readings.length;
    for (let times = 0; times < 100; times++) {
      driverBench.nowMs += 30;
      for (let count = 0; count < 3; count++) {
        const bytes = remote.measure(TURNING) ?? new Uint8Array();
        driverBench.tell({ type: 'report', hostMs: driverBench.nowMs, bytes });
      }
    }
    const times = motions(driverBench.readings.slice(before)).map((reading) => reading.deviceMs);
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(((times.at(-1) ?? 0) - (times[0] ?? 0)) / steps.length).toBeCloseTo(10, 0);
  });

  it('a long silence counts as lost reports', () => {
    const { bench: driverBench } = ready();
    driverBench.nowMs += 290;
    driverBench.run(10, TURNING);
    expect(driverBench.output.status.trackers[0]?.lost).toBe(29);
  });

  it('silence of half a second brings the mode again, after three seconds asks to open it anew', () => {
    const { remote, bench: driverBench } = ready();
    remote.mode = undefined;
    const before = remote.written.length;
    driverBench.run(480);
    expect(remote.written).toHaveLength(before);
    driverBench.run(2400);
    expect(remote.written.slice(before)).toEqual(Array(5).fill(RESEND_MODE));
    expect(driverBench.output.status.state).toBe('silent');
    driverBench.run(200);
    expect(driverBench.output).toMatchObject({ verdict: 'reopen', wakeAtMs: undefined });
  });
});

describe('the buttons', () => {
  const pressed = (driverBench: Bench): boolean | undefined => motions(driverBench.readings).at(-1)?.button;

  it.each([
    ...['left', 'right', 'down', 'up', 'plus'].map((name, bit) => [name, [1 << bit, 0]] as const),
    ...['two', 'one', 'B', 'A', 'minus'].map((name, bit) => [name, [0, 1 << bit]] as const),
    ['home', [0, 0x80]],
  ] as const)('each count while they are held: %s', (_name, buttons) => {
    const { remote, bench: driverBench } = ready();
    expect(pressed(driverBench)).toBe(false);
    remote.buttons = buttons;
    driverBench.run(10, TURNING);
    expect(pressed(driverBench)).toBe(true);
    remote.buttons = [0, 0];
    driverBench.run(10, TURNING);
    expect(pressed(driverBench)).toBe(false);
  });

  it('are not the bits of the accelerometer among them, nor the one that nothing is known of', () => {
    const { remote, bench: driverBench } = ready();
    driverBench.run(10, { ...TURNING, acc: [0x3ff, 0x3ff, 0x3ff] });
    expect(pressed(driverBench)).toBe(false);
    remote.buttons = [0x80, 0];
    driverBench.run(10, TURNING);
    expect(pressed(driverBench)).toBe(false);
  });

  // Buttons and accelerometer as real remotes sent them; gyroscope made up.
  it.each(['35 00 00 6f 81 94', '35 20 20 6f 81 94'])('of a real remote that is left alone: %s', (head) => {
    const { bench: driverBench } = ready();
    const bytes = hex(`${head} 64 00 00 83 82 82 ${'00'.repeat(10)}`);
    driverBench.tell({ type: 'report', hostMs: driverBench.nowMs + 10, bytes });
    expect(yawDegS(driverBench.readings.at(-1))).not.toBeCloseTo(27, 0);
    expect(pressed(driverBench)).toBe(false);
  });
});

/** Reports of any length and content, most of them with an ID that means something. */
const anyReport = fc
  .tuple(
    fc.oneof(fc.constantFrom(0x20, 0x21, 0x22, 0x31, 0x35, 0x37), fc.nat(255)),
    fc.uint8Array({ minLength: 0, maxLength: 24 }),
  )
  .map(([id, rest]) => Uint8Array.of(id, ...rest));

describe('whatever bytes come', () => {
  it('in any state, the driver never throws and gives only numbers', () => {
    const sound = fc.property(
      fc.nat(1500),
      fc.array(fc.tuple(fc.nat(800), fc.option(anyReport)), { minLength: 1, maxLength: 60 }),
      (startMs, steps) => {
        const { bench: driverBench } = bench();
        driverBench.run(startMs, REST);
        return steps.every(([waitMs, bytes]) => {
          const hostMs = (driverBench.nowMs += waitMs);
          return isSound(
            driverBench.tell(bytes ? { type: 'report', hostMs, bytes } : { type: 'timeout', hostMs }),
          );
        });
      },
    );
    expect(() => fc.assert(sound, { numRuns: 150, seed: 22 })).not.toThrow();
  });
});

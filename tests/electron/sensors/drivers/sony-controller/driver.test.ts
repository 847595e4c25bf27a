import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { createDualSenseDriver } from '#electron/sensors/drivers/dualsense/driver.ts';
import { createDualShock4Driver } from '#electron/sensors/drivers/dualshock-4/driver.ts';
import {
  CALIBRATIONS,
  DUALSENSE,
  DUALSHOCK_4,
  FakeController,
  type FakeControllerOptions,
  sensorReport,
  simpleReport,
  withFeatureChecksum,
} from '../../support/fake-controller.ts';
import { MotionBench } from '../../support/motion-bench.ts';
import { facts } from './controllers.ts';

const AT_REST = { gyro: [0, 0, 0], acc: [0, 8192, 0] } as const;
const BLUETOOTH_CALIBRATION = withFeatureChecksum(CALIBRATIONS.dualSenseUsb);

interface Rig {
  readonly bench: MotionBench;
  readonly device: FakeController;
  /** What it sends at a time, by a clock that is right. */
  readonly report: (nowMs: number) => Uint8Array;
}

function dualShock4(options: FakeControllerOptions, productId = 0x05c4): Rig {
  const device = new FakeController(DUALSHOCK_4, options);
  const bench = new MotionBench(createDualShock4Driver(facts(productId)), device);
  bench.open();
  return {
    bench,
    device,
    report: (nowMs) => device.report({ ...AT_REST, ticks: Math.floor(nowMs * 187.5) }),
  };
}

function dualSense(options: FakeControllerOptions): Rig {
  const device = new FakeController(DUALSENSE, options);
  const bench = new MotionBench(createDualSenseDriver(), device);
  bench.open();
  return { bench, device, report: (nowMs) => device.report({ ...AT_REST, ticks: nowMs * 3000 }) };
}

function ready(): Rig {
  const rig = dualSense({ transport: 'bluetooth', features: [BLUETOOTH_CALIBRATION] });
  rig.bench.run(500, rig.report);
  expect(rig.bench.output.status.state).toBe('ready');
  return rig;
}

describe('a controller that is opened', () => {
  it('on USB is asked for the calibration that USB has, once, and then read', () => {
    const { bench, device, report } = dualShock4({
      transport: 'usb',
      features: [CALIBRATIONS.dualShock4Usb],
    });
    bench.run(1000, report);
    expect(device.asked).toEqual([0x02]);
    expect(bench.readings.length).toBeGreaterThan(200);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
    expect(bench.output.status.trackers).toMatchObject([
      { tracker: '', name: 'DualShock 4', kind: 'motion', axes: 6, received: bench.readings.length, lost: 0 },
    ]);
  });

  it('on Bluetooth sends its sensors because the calibration is read', () => {
    const { bench, device, report } = dualShock4({
      transport: 'bluetooth',
      features: [CALIBRATIONS.dualShock4Bluetooth],
    });
    expect(report(0)).toHaveLength(10);
    bench.run(1000, report);
    expect(device.asked).toEqual([0x05]);
    expect(bench.readings.length).toBeGreaterThan(150);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('is not asked for anything on the way in: the length of its reports tells how it is connected', () => {
    const { bench, device } = dualShock4({ transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] });
    expect(bench.output.status.state).toBe('initialising');
    expect(device.asked).toEqual([]);
    bench.hear(sensorReport(DUALSHOCK_4, 'usb', { ...AT_REST, ticks: 0 }));
    expect(device.asked).toEqual([0x02]);
  });

  it('that shows late that it is on USB is asked again, the way USB is', () => {
    const { bench, device, report } = dualShock4({
      transport: 'usb',
      features: [CALIBRATIONS.dualShock4Usb],
    });
    bench.ignored.add(0x05);
    bench.run(400);
    expect(bench.output.status.state).toBe('initialising');
    bench.run(400, report);
    expect(device.asked).toEqual([0x02]);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('gives no reading before its calibration is known', () => {
    const { bench, report } = dualShock4({ transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] });
    bench.ignored.add(0x02);
    bench.run(1900, report);
    expect(bench.readings).toEqual([]);
    expect(bench.output.status.state).toBe('initialising');
  });

  it('is a DualSense on either bus with the same feature report, whose checksum counts on Bluetooth alone', () => {
    for (const [transport, feature, isSound] of [
      ['usb', CALIBRATIONS.dualSenseUsb, true],
      ['bluetooth', BLUETOOTH_CALIBRATION, true],
      ['bluetooth', CALIBRATIONS.dualSenseUsb, false],
    ] as const) {
      const { bench, device, report } = dualSense({ transport, features: [feature] });
      bench.run(1000, report);
      expect(device.asked).toEqual(isSound ? [0x05] : [0x05, 0x05, 0x05]);
      expect(bench.output.status.warnings).toHaveLength(isSound ? 0 : 1);
    }
  });
});

describe('a calibration that does not come', () => {
  it('is asked for three times each way, then nominal values are used and said', () => {
    const { bench, device, report } = dualShock4({ transport: 'usb', features: [] });
    bench.run(2000, report);
    expect(device.asked).toEqual([0x02, 0x02, 0x02]);
    expect(bench.output.status).toMatchObject({
      state: 'ready',
      warnings: [message('warning.sony.uncalibrated')],
    });
    const reading = bench.readings.at(-1);
    expect(reading?.kind === 'motion' && reading.accMS2[1]).toBeCloseTo(9.80665, 9);
  });

  it('is looked for in the other report when Bluetooth has not its own', () => {
    const { bench, device, report } = dualShock4({
      transport: 'bluetooth',
      features: [CALIBRATIONS.dualShock4Usb],
    });
    bench.run(2000, report);
    expect(device.asked).toEqual([0x05, 0x05, 0x05, 0x02]);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('is asked for again when the answer is lost', () => {
    const { bench, device, report } = dualShock4({
      transport: 'usb',
      features: [CALIBRATIONS.dualShock4Usb],
    });
    bench.ignored.add(0x02);
    bench.run(1500, report);
    bench.ignored.clear();
    bench.run(1500, report);
    expect(device.asked).toEqual([0x02]);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('is asked for again while the answer is zeros, as right after connecting', () => {
    const { bench, device, report } = dualShock4({ transport: 'usb', features: [new Uint8Array(37)] });
    device.features.set(0x02, Uint8Array.of(0x02, ...new Uint8Array(36)));
    bench.run(80, report);
    device.features.set(0x02, CALIBRATIONS.dualShock4Usb);
    bench.run(500, report);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('that was asked for by another program is not taken', () => {
    const { bench, device, report } = dualShock4({ transport: 'usb', features: [] });
    const other = Uint8Array.from(CALIBRATIONS.dualShock4Usb);
    other[0] = 0x12;
    device.features.set(0x02, other);
    bench.run(2000, report);
    expect(bench.output.status.warnings).toEqual([message('warning.sony.uncalibrated')]);
  });

  it('is read anew on request', () => {
    const { bench, device, report } = ready();
    bench.tell({ type: 'recalibrate', hostMs: bench.nowMs });
    expect(bench.output.status.state).toBe('initialising');
    bench.run(100, report);
    expect(device.asked).toEqual([0x05, 0x05]);
    expect(bench.output.status.state).toBe('ready');
  });
});

describe('a controller whose sensors do not come', () => {
  it('but its buttons do, is woken again every half second, then refused with what the system said', () => {
    const { bench, device } = dualSense({ transport: 'bluetooth', features: [] });
    bench.run(8000, () => simpleReport());
    expect(device.asked.length).toBeGreaterThan(6);
    expect(bench.readings).toEqual([]);
    expect(bench.output.verdict).toBe('retry-later');
    expect(bench.output.status.state).toBe('failed');
    expect(bench.output.status.error).toMatchObject({
      code: 'device-refused',
      message: message('error.said-by-system', {
        problem: message('error.sony.sends-buttons-only', { controller: 'DualSense' }),
        reason: 'No such report',
      }),
    });
  });

  it('because every checksum is wrong, is refused', () => {
    const { bench, report } = dualSense({ transport: 'bluetooth', features: [BLUETOOTH_CALIBRATION] });
    bench.run(8000, (nowMs) => {
      const bytes = report(nowMs);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      return bytes;
    });
    expect(bench.output.status.error?.message).toMatchObject({ id: 'error.sony.arrives-damaged' });
    expect(bench.readings).toEqual([]);
  });

  it('after it fell back to its buttons, is woken and goes on', () => {
    const { bench, device, report } = ready();
    device.isAwake = false;
    bench.run(490, report);
    const before = bench.readings.length;
    expect(bench.output.status.state).toBe('ready');
    bench.run(200, report);
    expect(device.asked).toEqual([0x05, 0x05]);
    expect(bench.output.status.state).toBe('ready');
    expect(bench.readings.length).toBeGreaterThan(before + 30);
  });

  it('and nothing else, is silent after half a second and opened again after three', () => {
    const { bench } = ready();
    bench.run(600);
    expect(bench.output.status.state).toBe('silent');
    expect(bench.output.verdict).toBe('continue');
    bench.run(2500);
    expect(bench.output.verdict).toBe('reopen');
    expect(bench.output.status.error).toBeUndefined();
    expect(bench.output.wakeAtMs).toBeUndefined();
  });
});

describe('the stream', () => {
  it('counts reports that never came, by the clock of the controller', () => {
    const { bench, report } = ready();
    const before = bench.output.status.trackers[0];
    let sent = 0;
    for (let tick = 0; tick < 640; tick++) {
      bench.run(4);
      if (tick % 10 === 3) continue;
      bench.hear(report(bench.nowMs));
      sent += 1;
    }
    const after = bench.output.status.trackers[0];
    expect((after?.received ?? 0) - (before?.received ?? 0)).toBe(sent);
    expect(Math.abs((after?.lost ?? 0) - 64)).toBeLessThanOrEqual(4);
  });

  it('drops damaged reports and goes on; a few are not worth a word, a stream of them is', () => {
    const { bench, report } = ready();
    const damaged = (nowMs: number): Uint8Array => {
      const bytes = report(nowMs);
      bytes[60] = (bytes[60] ?? 0) ^ 0x80;
      return bytes;
    };
    const before = bench.readings.length;
    bench.hear(damaged(bench.nowMs + 1));
    expect(bench.readings).toHaveLength(before);
    bench.run(400, report);
    expect(bench.output.status.warnings).toEqual([]);
    bench.run(1000, (nowMs) => (nowMs % 40 === 0 ? damaged(nowMs) : report(nowMs)));
    expect(bench.output.status.warnings).toEqual([
      message('warning.sony.damaged', { damaged: expect.any(Number), received: expect.any(Number) }),
    ]);
    expect(bench.output.status.state).toBe('ready');
    bench.run(2500, report);
    expect(bench.output.status.warnings).toEqual([]);
  });

  it('has the time of the controller, not that of arrival', () => {
    const { bench, device } = ready();
    const first = bench.readings.length;
    for (const ticks of [0, 9417, 2 * 9417, 4 * 9417]) {
      bench.hear(device.report({ ...AT_REST, ticks: bench.nowMs * 3000 + 9000 + ticks }));
    }
    const times = bench.readings.slice(first).map(({ deviceMs }) => deviceMs);
    expect(times.map((time) => Math.round((time - (times[0] ?? 0)) * 1000))).toEqual([0, 3139, 6278, 12_556]);
  });

  it('leaves out a sample that came twice', () => {
    const { bench, report } = ready();
    const before = bench.readings.length;
    bench.hear(report(bench.nowMs + 2));
    bench.hear(report(bench.nowMs + 2));
    expect(bench.readings).toHaveLength(before + 1);
  });

  it('says so when the clock of a copy stands still, and counts by arrival', () => {
    const { bench, device } = dualShock4({ transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] });
    bench.run(2000, () => device.report({ ...AT_REST, ticks: 0 }));
    expect(bench.output.status.warnings).toEqual([message('warning.sony.clock-still')]);
    const [before, last] = bench.readings.slice(-2);
    expect((last?.deviceMs ?? 0) - (before?.deviceMs ?? 0)).toBeCloseTo(4, 9);
    expect(bench.output.status.trackers[0]?.lost).toBe(0);
  });
});

describe('the battery', () => {
  it.each([
    [0x09, 95, false],
    [0x00, 5, false],
    [0x0a, 100, false],
    [0x15, 55, true],
    [0x1a, 100, true],
    [0x1b, 100, false],
    [0x1e, undefined, false],
  ])('of a DualShock 4 with status %i is at %s percent, charging: %s', (status, percent, charging) => {
    const { bench, device } = dualShock4({ transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] });
    bench.run(100, (nowMs) => device.report({ ...AT_REST, ticks: Math.floor(nowMs * 187.5), status }));
    const tracker = bench.output.status.trackers[0];
    expect([tracker?.batteryPercent, tracker?.charging]).toEqual([percent, charging]);
  });

  it.each([
    [0x05, 55, false],
    [0x0a, 100, false],
    [0x13, 35, true],
    [0x20, 100, false],
    [0xa5, undefined, false],
    [0xf0, undefined, false],
  ])('of a DualSense with status %i is at %s percent, charging: %s', (status, percent, charging) => {
    const { bench, device } = dualSense({ transport: 'usb', features: [CALIBRATIONS.dualSenseUsb] });
    bench.run(100, (nowMs) => device.report({ ...AT_REST, ticks: nowMs * 3000, status }));
    const tracker = bench.output.status.trackers[0];
    expect([tracker?.batteryPercent, tracker?.charging]).toEqual([percent, charging]);
  });

  it('is said when it is nearly empty, and not while it is charged', () => {
    const { bench, device } = dualSense({ transport: 'usb', features: [CALIBRATIONS.dualSenseUsb] });
    bench.run(100, (nowMs) => device.report({ ...AT_REST, ticks: nowMs * 3000, status: 0x01 }));
    expect(bench.output.status.warnings).toEqual([message('warning.sony.battery-low')]);
    bench.run(100, (nowMs) => device.report({ ...AT_REST, ticks: nowMs * 3000, status: 0x11 }));
    expect(bench.output.status.warnings).toEqual([]);
  });
});

describe("Sony's USB adapter", () => {
  /** Mostly zeros, and the bit that says that no controller is there. */
  function nobody(): Uint8Array {
    const bytes = new Uint8Array(64);
    bytes[0] = 0x01;
    bytes[31] = 0x04;
    return bytes;
  }

  it('without a controller waits for one, says so, and then reads its calibration', () => {
    const { bench, device, report } = dualShock4(
      { transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] },
      0x0ba0,
    );
    bench.run(10_000, nobody);
    expect(device.asked).toEqual([]);
    expect(bench.output.status).toMatchObject({
      state: 'silent',
      warnings: [message('warning.sony.absent')],
    });
    bench.run(500, report);
    expect(device.asked).toEqual([0x02]);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
  });

  it('whose controller leaves waits, and reads the calibration of the next one', () => {
    const { bench, device, report } = dualShock4(
      { transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] },
      0x0ba0,
    );
    bench.run(500, report);
    bench.run(5000, nobody);
    expect(bench.output.status.state).toBe('silent');
    bench.run(500, report);
    expect(device.asked).toEqual([0x02, 0x02]);
    expect(bench.output.status.state).toBe('ready');
  });

  it('is not taken for one: that bit means something else on a controller', () => {
    const { bench, report } = dualShock4({ transport: 'usb', features: [CALIBRATIONS.dualShock4Usb] });
    bench.run(500, (nowMs) => {
      const bytes = report(nowMs);
      bytes[31] = 0x04;
      return bytes;
    });
    expect(bench.output.status.state).toBe('ready');
  });
});
